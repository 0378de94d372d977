"""Answer one indicator for one unit and day by plain SQL over the register: the slow, sure reading."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from chibo.figures.indicators.definitions import BY_CODE, Filter, Indicator, Measure
from chibo.figures.indicators.populations import POPULATIONS
from chibo.figures.indicators.queries.assembling import Parameter, Question
from chibo.figures.indicators.rules import (
    DimensionNeedsValue,
    DimensionUnknown,
    IndicatorUnknown,
    SpanIsBackwards,
    SpanNeeded,
    ValueUnknown,
)
from chibo.kernel.code_lists import codes_of, match_code
from chibo.kernel.populations import Dimension, Population
from chibo.trust.audit.api import known_at as register_known_at

# Between a commune with its cells (some tens) and a district (some hundreds); see bench/figures.
_LARGE = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a breakdown: the codes of its dimensions in the order asked for (None: not known), and its count."""

    keys: tuple[str | None, ...]
    value: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One answer: the question, its value with numerator and denominator, and its lines.

    `value` is a count, a part (the numerator), a share in per cent, exact, or a change; None where the denominator of
    a share is zero. `uncertain` is how many of its rows hang on an imprecise date.
    """

    indicator: Indicator
    unit: int
    on: date
    since: date | None
    tree: date | None
    known_at: datetime | None
    value: float | int | None
    numerator: int
    denominator: int | None
    uncertain: int
    by: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Count:
    total: int
    uncertain: int
    rows: tuple[Row, ...]


def figure(
    code: str,
    *,
    unit: int,
    on: date,
    since: date | None = None,
    by: tuple[str, ...] = (),
    where: tuple[Filter, ...] = (),
    tree: date | None = None,
    known_at: datetime | None = None,
) -> Figure:
    """What is the indicator for the unit on that day (over the span from `since`, both days included)?

    `tree` counts rows where their unit, or its successor, stands on another day; `known_at` as it was known then.
    Raises `IndicatorUnknown`, `DimensionUnknown`, `DimensionNeedsValue`, `ValueUnknown`, `SpanNeeded`,
    `SpanIsBackwards`.
    """
    indicator = BY_CODE.get(code)
    if indicator is None:
        raise IndicatorUnknown(code, tuple(BY_CODE))
    population = POPULATIONS[indicator.population]
    _check_span(indicator, population, since, on)
    asked = tuple(_matched(population, one) for one in where)
    asking = _Asking(indicator, population, unit, since, tree, known_at)
    with register_known_at(known_at):
        return _answer(asking, on, by or indicator.rows_by, asked)


def _check_span(indicator: Indicator, population: Population, since: date | None, on: date) -> None:
    if since is None and (population.is_flow or indicator.measure is Measure.CHANGE):
        raise SpanNeeded(indicator.code)
    if since is not None and since > on:
        raise SpanIsBackwards(since, on)


@dataclass(frozen=True, slots=True)
class _Asking:
    """What stays the same while numerator and denominator are counted."""

    indicator: Indicator
    population: Population
    unit: int
    since: date | None
    tree: date | None
    known_at: datetime | None

    def count(self, filters: tuple[Filter, ...], on: date, by: tuple[Dimension, ...] = ()) -> _Count:
        parameters: dict[str, Parameter] = {"unit": self.unit, "on": on, "since": self.since, "tree": self.tree}
        question = Question(self.population, parameters, is_known=self.known_at is not None)
        for key, value in filters:
            question.narrow(dimension_of(self.population, key), value)
        unplaced = self.population.counts_unplaced and _is_apex(self.unit)
        sql = question.sql(by=by, with_unplaced=unplaced, direct_children=self.indicator.direct_children)
        with _joining_sets(self.known_at is not None or _is_large(self.unit)), connection.cursor() as cursor:
            cursor.execute(sql, question.parameters)
            lines = cursor.fetchall()
        rows = tuple(Row(tuple(line[:-2]), line[-2]) for line in lines) if by else ()
        return _Count(sum(line[-2] for line in lines), sum(line[-1] for line in lines), rows)


def _answer(asking: _Asking, on: date, by: tuple[str, ...], asked: tuple[Filter, ...]) -> Figure:
    indicator = asking.indicator
    dimensions = tuple(_line_dimension(asking.population, key) for key in by)
    defaults = tuple(one for one in indicator.defaults if one[0] not in {key for key, _ in asked})
    base = (*indicator.base, *defaults)
    value: float | int | None
    denominator: int | None
    if indicator.measure is Measure.CHANGE and asking.since is not None:
        told, before = asking.count((*base, *asked), on, dimensions), asking.count((*base, *asked), asking.since)
        value, numerator, denominator = told.total - before.total, told.total, before.total
    elif indicator.measure is Measure.SHARE:
        told, whole = asking.count((*base, *indicator.part, *asked), on, dimensions), asking.count(base, on)
        numerator, denominator = told.total, whole.total
        value = numerator * 100 / denominator if denominator else None
    elif indicator.measure is Measure.PART:
        told = asking.count((*base, *asked), on, dimensions)
        numerator, denominator = asking.count((*base, *indicator.part, *asked), on).total, told.total
        value = numerator
    else:
        told = asking.count((*base, *asked), on, dimensions)
        value, numerator, denominator = told.total, told.total, None
    return Figure(
        indicator, asking.unit, on, asking.since, asking.tree, asking.known_at,
        value, numerator, denominator, told.uncertain, by, told.rows,
    )  # fmt: skip


@contextmanager
def _joining_sets(wanted: bool) -> Iterator[None]:
    """Keep the planner from going row by row: it takes each period for a rare one, and thousands of rows for one."""
    if not wanted:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop = on")


def _is_large(unit: int) -> bool:
    """Tell whether so many units ever stood in it that whole sets are joined sooner than looked up row by row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM units_ancestry WHERE ancestor_id = %s OFFSET %s LIMIT 1", [unit, _LARGE])
        return cursor.fetchone() is not None


def _is_apex(unit: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT is_apex FROM units_unit WHERE id = %s", [unit])
        found = cursor.fetchone()
    return bool(found and found[0])


def dimension_of(population: Population, key: str) -> Dimension:
    """Give the dimension of that key; raises `DimensionUnknown` naming those there are."""
    try:
        return population.dimension(key)
    except KeyError:
        raise DimensionUnknown(key, tuple(sorted(one.key for one in population.dimensions))) from None


def _line_dimension(population: Population, key: str) -> Dimension:
    dimension = dimension_of(population, key)
    if dimension.needs_value:
        raise DimensionNeedsValue(key)
    return dimension


def _matched(population: Population, asked: Filter) -> Filter:
    key, value = asked
    dimension = dimension_of(population, key)
    if dimension.code_list:
        code = value if value in codes_of(dimension.code_list) else _meant(dimension.code_list, value)
    elif dimension.values:
        code = value if value in dimension.values else None
    else:
        code = value if re.fullmatch(dimension.pattern, value, re.ASCII) else None
    if code is None:
        raise ValueUnknown(key, value)
    return key, code


def _meant(code_list: str, value: str) -> str | None:
    # A sign before the word may mean «not»: better refused than passed over, which would answer the opposite.
    return match_code(code_list, value) if value[:1].isalnum() else None
