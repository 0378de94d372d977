"""What a cell is made of: lines of questions, or other cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chibo.figures.tables.rules.definition import Column, ColumnKind, Question, Row, TableDefinition, Wanted
from chibo.figures.tables.rules.filled import Amount
from chibo.figures.tables.rules.periods import Period
from chibo.figures.tables.rules.refusals import CellNotFound


class Making(StrEnum):
    """How the number in a cell comes about."""

    COUNT = "count"
    MEAN = "mean"
    SUM = "sum"
    LAST_YEAR = "last_year"
    PERCENT = "percent"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is counted at the end of all sums: the lines of a question that have what is wanted of each key.

    `mean` names the key whose mean is taken over them.
    """

    row: str
    column: str
    question: Question
    where: tuple[tuple[str, Wanted], ...]
    mean: str = ""

    def last_day(self, period: Period) -> date:
        """Give the day it is counted on, the last one of what happened."""
        return period.eve if self.question.at == "start" else period.on


@dataclass(frozen=True, slots=True)
class OtherCell:
    """A cell that another is made of."""

    row: str
    column: str
    period: Period
    value: Amount | None


def place_of(definition: TableDefinition, row: str, column: str) -> tuple[Row, Column]:
    """Find the cell; raises `CellNotFound` where the table has none there that can hold a number."""
    found, beside = definition.row_of.get(row), definition.column_of.get(column)
    if found is None or beside is None or beside not in definition.valued or found.heading or found.absent:
        raise CellNotFound(definition.number, row, column)
    return found, beside


def making_of(row: Row, column: Column) -> Making:
    """Say how the cell comes about."""
    if column.kind in {ColumnKind.LAST_YEAR, ColumnKind.PERCENT, ColumnKind.SHARE}:
        return Making(column.kind.value)
    if column.kind is ColumnKind.SUM or row.sum:
        return Making.SUM
    return Making.MEAN if row.mean else Making.COUNT


def summed(row: Row, column: Column) -> tuple[tuple[str, str], ...]:
    """Give the places of the cells that are added up: those of the same row first, else those of the same column."""
    if column.kind is ColumnKind.SUM:
        return tuple((row.key, key) for key in column.of)
    return tuple((key, column.key) for key in row.sum)


def compared(definition: TableDefinition, row: Row, column: Column) -> tuple[tuple[str, str], ...]:
    """Give the places of the cells that are compared in per cent; of a share its base last, row by row."""
    if column.kind is ColumnKind.SHARE:
        return ((row.key, column.of[0]), *((one.key, column.of[0]) for one in definition.below(column.base)))
    return tuple((row.key, key) for key in column.of)


def leaves_of(definition: TableDefinition, row: Row, column: Column) -> tuple[Leaf, ...]:
    """Give all that is counted for a cell that is no comparison."""
    return tuple(_leaves(definition, row, column))


def _leaves(definition: TableDefinition, row: Row, column: Column) -> Iterator[Leaf]:
    making = making_of(row, column)
    if making is Making.SUM:
        for row_key, column_key in summed(row, column):
            yield from _leaves(definition, definition.row_of[row_key], definition.column_of[column_key])
    elif making in {Making.COUNT, Making.MEAN} and not (row.heading or row.absent):
        question = definition.questions.get(column.question or row.question)
        if question is not None:
            wanted = {**row.where, **column.where}
            yield Leaf(row.key, column.key, question, tuple(wanted.items()), row.mean)
