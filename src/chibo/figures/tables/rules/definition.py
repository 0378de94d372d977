"""What a table is: its rows and columns, what each counts, and the checks that must hold. Values, no reading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class ColumnKind(StrEnum):
    """What stands in a column."""

    PLACE = "place"
    LABEL = "label"
    COUNT = "count"
    SUM = "sum"
    LAST_YEAR = "last_year"
    PERCENT = "percent"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Span:
    """Whole numbers from one to another, both included; None: without bound."""

    first: int | None
    last: int | None


# Which lines of a question count, by each of its keys: one of these codes (or, with `!`, any but it), or a span.
type Wanted = tuple[str, ...] | Span
type Where = Mapping[str, Wanted]


@dataclass(frozen=True, slots=True)
class Question:
    """One breakdown that is asked at once for all rows that rest on it.

    `at` says of a stock on which day: the end of the period, or the eve of its start.
    """

    population: str
    by: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its texts, and what it counts: lines of a question, the sum of other rows, or their mean.

    `absent` marks what the register does not hold: its cells stay empty, which is not zero.
    """

    key: str
    vi: str
    en: str
    parent: str = ""
    place: str = ""
    question: str = ""
    where: Where = field(default_factory=dict)
    sum: tuple[str, ...] = ()
    mean: str = ""
    heading: bool = False
    absent: bool = False
    hidden: bool = False
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and how its cells are made."""

    key: str
    kind: ColumnKind
    vi: str
    en: str
    number: str = ""
    group_vi: str = ""
    group_en: str = ""
    question: str = ""
    where: Where = field(default_factory=dict)
    of: tuple[str, ...] = ()
    base: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One cell, or all rows right below one, here or in another table; `prior`: the signed one of the period before."""

    table: str
    row: str
    column: str
    is_sum: bool = False
    is_negative: bool = False

    def __str__(self) -> str:
        row = f"sum({self.row})" if self.is_sum else self.row
        return "".join((f"{self.table}!" if self.table else "", row, f"@{self.column}" if self.column else ""))


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold between cells; with `each`, in every row."""

    left: tuple[Term, ...]
    right: tuple[Term, ...]
    is_equal: bool
    vi: str
    en: str
    each: bool = False


@dataclass(frozen=True)
class TableDefinition:
    """One version of one table."""

    number: str
    version: str
    mark: str
    title_vi: str
    title_en: str
    basis: str
    valid_from: date
    valid_until: date | None
    periods: tuple[str, ...]
    grade: str
    note_vi: str
    note_en: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    checks: tuple[Check, ...]
    questions: Mapping[str, Question]
    side_by_side: str = ""
    digest: str = ""

    @cached_property
    def row_of(self) -> Mapping[str, Row]:
        """Give the rows by key."""
        return {row.key: row for row in self.rows}

    @cached_property
    def column_of(self) -> Mapping[str, Column]:
        """Give the columns by key."""
        return {column.key: column for column in self.columns}

    @cached_property
    def counted(self) -> tuple[Column, ...]:
        """Give the columns that are counted in the register."""
        return tuple(column for column in self.columns if column.kind is ColumnKind.COUNT)

    @cached_property
    def valued(self) -> tuple[Column, ...]:
        """Give the columns with numbers."""
        return tuple(one for one in self.columns if one.kind not in {ColumnKind.PLACE, ColumnKind.LABEL})

    def below(self, key: str) -> tuple[Row, ...]:
        """Give the rows right below one."""
        return tuple(row for row in self.rows if row.parent == key)

    def depth(self, row: Row) -> int:
        """Count the rows above one."""
        return 1 + self.depth(self.row_of[row.parent]) if row.parent else 0

    def is_in_force(self, on: date) -> bool:
        """Tell whether it is in force on the day."""
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


_TERM = re.compile(
    r"\s*(?P<sign>[+-])?\s*(?:(?P<table>\w+)!)?(?:sum\((?P<below>[\w.]+)\)|(?P<row>[\w.]*))(?:@(?P<column>\w+))?\s*"
)


def terms_in(text: str) -> tuple[Term, ...]:
    """Read `A + B - C`, `2!I.3`, `sum(II)@total`, `5!total@members`; raises `ValueError`."""
    terms: list[Term] = []
    place = 0
    while place < len(text):
        found = _TERM.match(text, place)
        if found is None or found.end() == place or bool(found["sign"]) != bool(terms):
            raise ValueError(text)
        if not (found["row"] or found["below"] or found["column"]):
            raise ValueError(text)
        row, is_sum = found["below"] or found["row"] or "", found["below"] is not None
        terms.append(Term(found["table"] or "", row, found["column"] or "", is_sum, found["sign"] == "-"))
        place = found.end()
    if not terms:
        raise ValueError(text)
    return tuple(terms)
