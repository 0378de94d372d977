"""Write a table for programs: JSON with all it rests on, CSV a line a cell."""

import io
import json
from collections.abc import Sequence
from fractions import Fraction

from chibo.figures.api import FilledTable, HeldCheck
from chibo.kernel.inert_texts import InertWriter


def as_json(filled: FilledTable, checks: Sequence[HeldCheck] = ()) -> str:
    """Give the table as one object: what it is of, its cells (what is not whole, exact too), its checks."""
    definition = filled.definition
    told = {
        "table": definition.number,
        "version": definition.version,
        "definition_digest": definition.digest,
        "basis": definition.basis,
        "grade": definition.grade,
        "title": definition.title_vi,
        "unit": {"code": filled.unit.code, "name": filled.unit.name},
        "period": str(filled.period),
        "since": filled.period.since.isoformat(),
        "on": filled.period.on.isoformat(),
        "known_seq": filled.known_seq,
        "known_at": filled.known_at and filled.known_at.isoformat(),
        "edition": filled.edition,
        "signed_by": filled.signed_by,
        "signed_at": filled.signed_at and filled.signed_at.isoformat(),
        "reason": filled.reason,
        "breaches": list(filled.breaches),
        "last_year": filled.last_year,
        "rows": [_row(filled, row.key) for row in definition.rows if not row.hidden],
        "checks": [
            {"check": one.check.vi, "outcome": one.outcome.value, "row": one.row, "spelled": one.spelled}
            for one in checks
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _row(filled: FilledTable, key: str) -> dict[str, object]:
    row = filled.definition.row_of[key]
    cells: dict[str, int | float | None] = {}
    for column in filled.definition.valued:
        cell = filled.cells.get((key, column.key))
        if cell is None:
            cells[column.key] = None
            continue
        is_whole = Fraction(cell.value).denominator == 1
        cells[column.key] = int(cell.value) if is_whole else float(cell.value)
        if cell.sum is not None:
            cells[f"{column.key}_sum"], cells[f"{column.key}_count"] = cell.sum, cell.count
    return {"key": key, "label": row.vi, **({"absent": True} if row.absent else {}), **cells}


def as_csv(filled: FilledTable) -> str:
    """Give a line a row: its key and label, then its cells; a number not known is empty, and the edition of none.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    text = io.StringIO()
    writer = InertWriter(text, lineterminator="\n")
    writer.writerow(
        ["table", "unit", "period", "edition", "row", "label", *(one.key for one in filled.definition.valued)]
    )
    for row in filled.definition.rows:
        if not row.hidden:
            values = [filled.value(row.key, column.key) for column in filled.definition.valued]
            told = ["" if one is None else one if Fraction(one).denominator == 1 else float(one) for one in values]
            head = [
                filled.definition.number,
                filled.unit.code or filled.unit.name,
                str(filled.period),
                filled.edition or "",
            ]
            writer.writerow([*head, row.key, row.vi, *told])
    return text.getvalue()
