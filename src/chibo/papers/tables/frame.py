"""The frame of every form: who reports, what, for which period; and its rows as they stand side by side."""

from dataclasses import dataclass

from chibo.figures.api import FilledTable, TableRow
from chibo.kernel.clock import VIETNAM

# A mark beside what no official text states.
UNOFFICIAL = "(*)"
UNOFFICIAL_NOTE = "(*) Chưa có văn bản chính thức xác định."


@dataclass(frozen=True, slots=True)
class Frame:
    """The texts around a table, in Vietnamese whatever language the screen speaks."""

    superior: str
    unit: str
    board: str
    title: str
    period: str
    mark: str
    notes: tuple[str, ...]


def frame_of(filled: FilledTable) -> Frame:
    """Give the texts around the table."""
    definition, period = filled.definition, filled.period
    said = f"6 THÁNG ĐẦU NĂM {period.year}" if period.is_half else f"NĂM {period.year}"
    notes = [definition.note_vi]
    grades = {*(row.grade for row in definition.rows), *(column.grade for column in definition.columns)}
    if grades - {"", "A"}:
        notes.insert(0, UNOFFICIAL_NOTE)
    if filled.last_year == "counted":
        notes.append("Cùng kỳ năm trước: số liệu tính từ sổ, chưa có biểu đã ký.")
    notes += _standing(filled)
    title = f"THỐNG KÊ {definition.title_vi}"
    return Frame(
        filled.unit.parent.upper(), filled.unit.name.upper(), "BAN TỔ CHỨC", title, said, definition.mark, tuple(notes)
    )


def _standing(filled: FilledTable) -> list[str]:
    """Say that the numbers are those that were signed, and what was broken then; else when they were known."""
    if filled.edition is None or filled.signed_at is None:
        at = filled.known_at
        return [f"Số liệu theo sổ như đã biết lúc {at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}."] if at else []
    signed_at = filled.signed_at.astimezone(VIETNAM)
    said = [f"Biểu đã ký lần {filled.edition}, ngày {signed_at:%d/%m/%Y}, {filled.signed_by}."]
    if filled.breaches:
        said.append(f"Ký khi còn {len(filled.breaches)} phép kiểm tra không khớp: {filled.reason}")
    return said


def blocks_of(filled: FilledTable) -> tuple[tuple[TableRow, ...], ...]:
    """Give the rows that are printed: in one block, or in two that stand side by side."""
    rows = tuple(row for row in filled.definition.rows if not row.hidden)
    keys = [row.key for row in rows]
    if filled.definition.side_by_side not in keys:
        return (rows,)
    cut = keys.index(filled.definition.side_by_side) + 1
    return rows[:cut], rows[cut:]


def label_of(filled: FilledTable, row: TableRow) -> str:
    """Give the label of a row as it is printed, marked where it is not official."""
    indent = "   " * filled.definition.depth(row)
    mark = f" {UNOFFICIAL}" if row.grade and row.grade != "A" else ""
    return f"{indent}{row.vi}{mark}"
