"""Open a cell of a table: what it counts, the cells it is made of, its parts by child unit, and its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo.figures.tables.queries.cell_rows import MOVEMENTS, CellRow, counts_of_children, rows_of_leaves
from chibo.figures.tables.queries.filling import Filling
from chibo.figures.tables.queries.inside import asked_about
from chibo.figures.tables.rules.definition import Column, Row
from chibo.figures.tables.rules.filled import Amount, Cell, FilledTable
from chibo.figures.tables.rules.opening import (
    Leaf,
    Making,
    OtherCell,
    compared,
    leaves_of,
    making_of,
    place_of,
    summed,
)
from chibo.register.units.api import children_between


@dataclass(frozen=True, slots=True)
class UnitPart:
    """What of a cell stands under one child of the unit; `unit` is None for what stands at the unit itself."""

    unit: int | None
    value: int


@dataclass(frozen=True, slots=True)
class OpenedCell:
    """A cell of a table, opened.

    `leaves` are what is counted for it, none for a comparison; `made_of` the cells it is made of. The `parts` make the
    number of rows; where units are judged each by itself, they make `between` more: what passed between them. `total`
    is the number of rows, of which `rows` are some. `counted` is what the register told as known then: it is the value,
    unless the table was signed with another.
    """

    table: FilledTable
    row: Row
    column: Column
    making: Making
    cell: Cell | None
    counted: Amount | None
    leaves: tuple[Leaf, ...]
    made_of: tuple[OtherCell, ...]
    parts: tuple[UnitPart, ...]
    between: int
    total: int
    rows: tuple[CellRow, ...]

    @property
    def is_of_movements(self) -> bool:
        """Tell whether each unit is judged by itself."""
        return bool(self.leaves) and self.leaves[0].question.population == MOVEMENTS


def opened_cell(
    tables: Filling, filled: FilledTable, row: str, column: str, *, offset: int = 0, limit: int | None = None
) -> OpenedCell:
    """What is the number in the cell made of?

    `tables` are of the knowledge with which the table was filled in. Raises `CellNotFound`.
    """
    definition, unit, period = filled.definition, filled.unit.id, filled.period
    at, beside = place_of(definition, row, column)
    making = making_of(at, beside)
    leaves = leaves_of(definition, at, beside)
    cell = filled.cells.get((row, column))
    made_of = _made_of(filled, at, beside, making)
    if not leaves:
        value = cell.value if cell else None
        return OpenedCell(filled, at, beside, making, cell, value, (), made_of, (), 0, 0, ())
    children = _children(filled, leaves)
    asked = asked_about(tables.census, [unit, *children])
    total, rows = rows_of_leaves(asked, unit, leaves, period, offset=offset, limit=limit)
    counts = counts_of_children(asked, unit, leaves, period)
    own = total - sum(counts.values())
    is_apart = leaves[0].question.population == MOVEMENTS
    parts = [UnitPart(child, counts[child]) for child in sorted(counts) if counts[child]]
    if own and not is_apart:
        parts.append(UnitPart(None, own))
    told = tables.counted(definition, unit, period).get((row, column))
    return OpenedCell(
        filled, at, beside, making, cell, told.value if told else None, leaves, made_of, tuple(parts),
        -own if is_apart else 0, total, rows,
    )  # fmt: skip


def _made_of(filled: FilledTable, row: Row, column: Column, making: Making) -> tuple[OtherCell, ...]:
    period = filled.period
    match making:
        case Making.SUM:
            places = summed(row, column)
        case Making.PERCENT | Making.SHARE:
            places = compared(filled.definition, row, column)
        case Making.LAST_YEAR:
            return (OtherCell(row.key, column.of[0], period.last_year, filled.value(row.key, column.key)),)
        case _:
            return ()
    return tuple(OtherCell(key, other, period, filled.value(key, other)) for key, other in places)


def _children(filled: FilledTable, leaves: Sequence[Leaf]) -> tuple[int, ...]:
    """Which units stood directly under the unit on the day counted, of what happened on any day of the period?"""
    period = filled.period
    last = leaves[0].last_day(period)
    first = last if leaves[0].question.at else period.since
    return children_between(filled.unit.id, first=first, last=last)
