"""A table filled in: its cells as exact numbers, and what follows from others in it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from hashlib import sha256
from typing import Any

from chibo.figures.tables.rules.definition import Column, ColumnKind, Row, Span, TableDefinition, Wanted
from chibo.figures.tables.rules.periods import Period

type Amount = int | Fraction
type Lines = Sequence[tuple[tuple[str | None, ...], int]]


@dataclass(frozen=True, slots=True)
class Cell:
    """One number. A mean keeps what it was made of, so that it can be carried upward."""

    value: Amount
    sum: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class OfUnit:
    """The unit a table is of, as it was called on the last day."""

    id: int
    name: str
    code: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table of a unit for a period. A cell that is not there is empty: not known, or without a base.

    `last_year` says where the column of the year before comes from: `signed`, `counted`, or empty.
    """

    definition: TableDefinition
    unit: OfUnit
    period: Period
    known_seq: int
    known_at: datetime | None
    cells: Mapping[tuple[str, str], Cell]
    last_year: str = ""
    edition: int | None = None
    signed_by: str = ""
    signed_at: datetime | None = None
    breaches: tuple[str, ...] = field(default_factory=tuple)
    reason: str = ""

    def value(self, row: str, column: str) -> Amount | None:
        """Give the number in a cell; None where it is empty."""
        cell = self.cells.get((row, column))
        return cell.value if cell else None

    @property
    def seal(self) -> str:
        """Give a digest of the form and of every number: two fillings with the same seal would be signed alike."""
        cells = sorted(cells_written(self.cells), key=lambda cell: (cell["row"], cell["column"]))
        return sha256(f"{self.definition.digest} {json.dumps(cells)}".encode()).hexdigest()


def seal_of_all(tables: Sequence[FilledTable]) -> str:
    """Give a digest of several tables, in their order."""
    return sha256(" ".join(f"{one.definition.number} {one.seal}" for one in tables).encode()).hexdigest()


def counted_cells(
    definition: TableDefinition, lines: Mapping[str, tuple[tuple[str, ...], Lines]]
) -> dict[tuple[str, str], Cell]:
    """Fill in what is counted: `lines` gives, by question, its keys and what was counted by them."""
    cells: dict[tuple[str, str], Cell] = {}
    for column in definition.counted:
        for row in definition.rows:
            asked = column.question or row.question
            if row.heading or row.absent or row.sum or asked not in lines:
                continue
            keys, counts = lines[asked]
            cells[row.key, column.key] = _cell(row, column, keys, counts)
        _sum_rows(definition, column, cells)
    _sum_columns(definition, cells)
    return {place: cell for place, cell in cells.items() if cell.count != 0}


def _cell(row: Row, column: Column, keys: tuple[str, ...], counts: Lines) -> Cell:
    wanted = {**row.where, **column.where}
    tests = [(keys.index(key), one) for key, one in wanted.items()]
    fitting = [(codes, n) for codes, n in counts if all(fits(codes[place], one) for place, one in tests)]
    if not row.mean:
        return Cell(sum(n for _, n in fitting))
    place = keys.index(row.mean)
    known = [(int(codes[place] or 0), n) for codes, n in fitting if codes[place] is not None]
    total, count = sum(value * n for value, n in known), sum(n for _, n in known)
    return Cell(Fraction(total, count) if count else 0, total, count)


def fits(code: str | None, wanted: Wanted) -> bool:
    """Tell whether a code is one of those wanted, or lies in the span."""
    if isinstance(wanted, Span):
        if code is None:
            return False
        number = int(code)
        return (wanted.first is None or wanted.first <= number) and (wanted.last is None or number <= wanted.last)
    return any(code != one[1:] if one.startswith("!") else code == one for one in wanted)


def _sum_rows(definition: TableDefinition, column: Column, cells: dict[tuple[str, str], Cell]) -> None:
    for row in definition.rows:
        if row.sum:
            _sum_row(definition, row, column, cells)


def _sum_row(definition: TableDefinition, row: Row, column: Column, cells: dict[tuple[str, str], Cell]) -> Amount:
    total: Amount = 0
    for key in row.sum:
        other = definition.row_of[key]
        if other.sum:
            total += _sum_row(definition, other, column, cells)
        elif (key, column.key) in cells:
            total += cells[key, column.key].value
    cells[row.key, column.key] = Cell(total)
    return total


def _sum_columns(definition: TableDefinition, cells: dict[tuple[str, str], Cell]) -> None:
    for column in definition.columns:
        if column.kind is ColumnKind.SUM:
            for row in definition.rows:
                if all((row.key, key) in cells for key in column.of):
                    cells[row.key, column.key] = Cell(sum(cells[row.key, key].value for key in column.of))


def with_last_year(
    definition: TableDefinition, cells: Mapping[tuple[str, str], Cell], before: Mapping[tuple[str, str], Cell]
) -> dict[tuple[str, str], Cell]:
    """Add the columns that compare: last year's, per cent of it, shares of a total; a zero base leaves them empty."""
    made = dict(cells)
    for column in definition.columns:
        for row in definition.rows:
            found = _compared(definition, row, column, made, before)
            if found is not None:
                made[row.key, column.key] = found
    return made


def _compared(
    definition: TableDefinition,
    row: Row,
    column: Column,
    cells: Mapping[tuple[str, str], Cell],
    before: Mapping[tuple[str, str], Cell],
) -> Cell | None:
    if column.kind is ColumnKind.LAST_YEAR:
        return before.get((row.key, column.of[0]))
    if column.kind is ColumnKind.PERCENT:
        part, whole = (cells.get((row.key, key)) for key in column.of)
        return Cell(Fraction(part.value) * 100 / whole.value) if part and whole and whole.value else None
    if column.kind is ColumnKind.SHARE:
        part = cells.get((row.key, column.of[0]))
        total = sum_below(definition, column.base, column.of[0], cells)
        return Cell(Fraction(part.value) * 100 / total) if part and total else None
    return None


def sum_below(definition: TableDefinition, row: str, column: str, cells: Mapping[tuple[str, str], Cell]) -> Amount:
    """Add up the rows right below one."""
    found: Iterable[Cell | None] = (cells.get((one.key, column)) for one in definition.below(row))
    return sum((cell.value for cell in found if cell), start=0)


def cells_written(cells: Mapping[tuple[str, str], Cell]) -> list[dict[str, Any]]:
    """Give the cells as JSON holds them: whole numbers as such, others as fractions."""
    return [
        {
            "row": row,
            "column": column,
            "value": cell.value if isinstance(cell.value, int) else str(cell.value),
            **({"sum": cell.sum, "count": cell.count} if cell.sum is not None else {}),
        }
        for (row, column), cell in cells.items()
    ]


def cells_read(told: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], Cell]:
    """Read the cells that `cells_written` gave."""
    return {
        (one["row"], one["column"]): Cell(
            one["value"] if isinstance(one["value"], int) else Fraction(one["value"]), one.get("sum"), one.get("count")
        )
        for one in told
    }
