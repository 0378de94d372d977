"""Give rows to try the check with: of the reader's own unit on the day of the page, one for each verdict."""

from chibo.desk.web.reader import Reader
from chibo.figures.api import NEEDED_COLUMNS, Wanted, figures_of
from chibo.figures.indicators.sheets import PRINTED
from chibo.kernel.numbers import format_number
from chibo.register.units.api import UnitLine


def example_of(unit: UnitLine, reader: Reader) -> str:
    """Give rows of which three are so, one is not, and one says what another cannot bear."""
    asked = [Wanted(code, unit.id, reader.on, bare=True) for code in ("mem.total", "org.cells_total", "org.tccsd")]
    members, cells, grassroots = (int(one.numerator) for one in figures_of(asked, known_at=reader.known_at))
    told = (
        (members, "", "đảng viên", "mem.total"),
        (max(members - 1, 0), "trên ", "đảng viên", "mem.total"),
        (grassroots + 3, "", "tổ chức cơ sở đảng", "org.tccsd"),
        (cells, "", "chi bộ", "org.cells_total"),
        (cells + 5, "", "bí thư chi bộ", "sec.count"),
    )
    day, name = f"{reader.on:%d/%m/%Y}", unit.code or unit.name
    rows = [
        ("BC-01", f"{word}{format_number(number)}", str(number), counted, day, name, "stock", code)
        for number, word, counted, code in told
    ]
    heads = [PRINTED.column(key).headings[0] for key in NEEDED_COLUMNS]
    return "".join("\t".join(row) + "\n" for row in (heads, *rows))
