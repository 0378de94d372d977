"""Bring the rows that are read into temporary tables, one for each kind of sheet, as they stand.

Rows are taken in while further ones are being read, by two processors at once. The tables live in the running
transaction alone: whoever ends it, however, leaves nothing behind.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.db import connection

from chibo.exchange.importing.copying import copy_in
from chibo.exchange.importing.people import take_people
from chibo.exchange.importing.steps import run, tables_made
from chibo.exchange.reading.api import SHEETS, ReadSheet, columns_of
from chibo.kernel.code_lists import code_list
from chibo.kernel.sheets import Form, Sheet

_BLOCK = 1 << 20
_ROWS_APART = 10_000_000
_COLUMNS = {sheet.key: columns_of(sheet) for sheet in SHEETS}
_OF_PEOPLE = ("person_row", "number_told", "number_digest", "attribute_told", "item_told")
_FILLED = (*(f"staged_{sheet.key}" for sheet in SHEETS), *_OF_PEOPLE)
_LAST_ROW = "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(%s, 'row_id')), 0)"
_FACTS = """
CREATE TEMP TABLE kind_level (kind text, level text, during daterange) ON COMMIT DROP;
CREATE TEMP TABLE post_fact (post text, stands_on text, is_single boolean) ON COMMIT DROP;
"""


def prepare_session() -> None:
    """Give the running transaction the memory that bulk work wants; the server keeps well under a gigabyte."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '96MB'")
        cursor.execute("SET LOCAL jit = off")
        cursor.execute("SET LOCAL default_statistics_target = 10")


def clear_stage() -> None:
    """Take the temporary tables away: a second import in the same transaction makes them anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'")
        ours = [name for (name,) in cursor.fetchall() if name in _tables_made()]
        if ours:
            cursor.execute(f"DROP TABLE {', '.join(ours)} CASCADE")


def _tables_made() -> frozenset[str]:
    staged = {f"staged_{sheet.key}" for sheet in SHEETS}
    return tables_made() | staged | {"kind_level", "post_fact"}


class Stage:
    """The temporary tables of a running import, and how far each file for COPY has been taken into them."""

    def __init__(self) -> None:
        self.taken: dict[Path, int] = {}
        self.is_set_up = False

    def set_up(self) -> None:
        """Make the tables; done once, and only when the reader is at work, which needs them a second later."""
        if self.is_set_up:
            return
        self.is_set_up = True
        with connection.cursor() as cursor:
            for place, sheet in enumerate(SHEETS):
                cursor.execute(_table_of(sheet, 1 + place * _ROWS_APART))
            cursor.execute(_FACTS)
        run("people_tables", parameters={})
        copy_in("kind_level", ("kind", "level", "during"), _lines(_kind_levels()))
        copy_in("post_fact", ("post", "stands_on", "is_single"), _lines(_post_facts()))

    def take(self, kind: str, file: Path, upto: int) -> None:
        """Take the rows of a file for COPY up to a byte at which a row ends, as far as they are not taken yet."""
        self.set_up()
        begun = self.taken.setdefault(file, 0)
        if upto <= begun:
            return
        self.taken[file] = upto
        after = _last_row(kind)
        copy_in(f"staged_{kind}", _COLUMNS[kind], _blocks_of(file, begun, upto))
        if kind in {"members", "officers"}:
            take_people(kind, after=after)

    def complete(self, sheets: Sequence[ReadSheet]) -> None:
        """Take what is left of the sheets; where other rows were taken than those of these sheets, begin anew."""
        self.set_up()
        files = [sheet.copy_file for sheet in sheets]
        if list(self.taken) != files[: len(self.taken)]:
            self.taken = {}
            with connection.cursor() as cursor:
                cursor.execute(f"TRUNCATE {', '.join(_FILLED)} RESTART IDENTITY")
        for sheet in sheets:
            self.take(sheet.kind, sheet.copy_file, sheet.copy_file.stat().st_size)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE " + ", ".join(f"staged_{sheet.key}" for sheet in SHEETS))


def _last_row(kind: str) -> int:
    """Give the number of the last row taken; the table's sequence knows it without reading the rows."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST_ROW, [f"pg_temp.staged_{kind}"])
        (last,) = cursor.fetchone()
    return int(last)


def _table_of(sheet: Sheet, first_row: int) -> str:
    columns = ", ".join(f"{name} {_type_of(name, sheet)}" for name in columns_of(sheet))
    return (
        f"CREATE TEMP TABLE staged_{sheet.key}"
        f" (row_id bigint GENERATED ALWAYS AS IDENTITY (START WITH {first_row}), {columns}) ON COMMIT DROP"
    )


def _type_of(name: str, sheet: Sheet) -> str:
    if name in {"source_file", "row_number"}:
        return "integer"
    forms = {column.key: column.form for column in sheet.columns}
    return "date" if forms.get(name) is Form.DATE else "text"


def _blocks_of(file: Path, begun: int, upto: int) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(begun)
        while block := opened.read(min(_BLOCK, upto - opened.tell())):
            yield block


def _lines(rows: Iterable[tuple[str, ...]]) -> Iterator[bytes]:
    for row in rows:
        yield ("\t".join(row) + "\n").encode()


def _kind_levels() -> Iterator[tuple[str, str, str]]:
    for row in code_list("unit_kind"):
        start, end = row.during.start, row.during.end
        yield row.code, row.facts["level"], f"[{start or ''},{end or ''})"


def _post_facts() -> Iterator[tuple[str, str, str]]:
    for row in code_list("post"):
        yield row.code, row.facts["on"], "t" if row.facts["single"] == "yes" else "f"
