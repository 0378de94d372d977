"""Whatever is asked, nothing of it becomes part of the SQL: it is refused by name, or it is a parameter."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chibo.figures.api import BY_CODE, Figure, figure
from chibo.figures.indicators.api import POPULATIONS
from chibo.kernel.actors import OPERATOR
from chibo.kernel.code_lists import codes_of
from chibo.kernel.errors import ChiboError
from chibo.register.units.api import FoundUnit, find_unit
from chibo.trust.access.api import Permission, scope_of

DAY = date(2024, 5, 17)
FRAGMENTS = (
    "'", "''", '"', "\\", "\x00", "\ud800", "--", "/*", "*/", ";", "%", "%s", "%(on)s", "%(value_5)s", "{", "}",
    "{rows}", "$$", "$1", ")", "(", " OR 1=1", "' OR '1'='1", " UNION SELECT null ", "; DROP TABLE units_unit; ",
    "pg_sleep(9)", "__class__", "sex", "counted.kind", "F", "residential", "|", "!", ".%", "_", "\n",
    "\u202e", "１", "ﬀ", "İ",
)  # fmt: skip
HOSTILE = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6).map("".join),
    st.text(st.characters(codec=None, exclude_categories=()), max_size=12),
)
CODES = st.sampled_from(sorted(BY_CODE))
LIMITS = settings(max_examples=150, suppress_health_check=list(HealthCheck))
LONG = settings(max_examples=3_400, suppress_health_check=list(HealthCheck))


def _ask_by(code: str, name: str) -> None:
    with _sql_of_our_own():
        told = _told(code, by=(name,))
    assert told is None or name in _keys(code)


def _ask_where(code: str, key: str, value: str) -> None:
    with _sql_of_our_own():
        told = _told(code, where=((key, value),))
    assert told is None or key in _keys(code)


def _ask_unit(text: str) -> None:
    scope = scope_of(OPERATOR, Permission.READ_FIGURES, on=DAY)
    with _sql_of_our_own():
        assert _found(text, scope) is None


def _told(code: str, **asked: Any) -> Figure | None:
    try:
        return figure(code, unit=1, on=DAY, since=DAY, **asked)
    except ChiboError:
        return None


def _found(text: str, scope: Any) -> FoundUnit | None:
    try:
        return find_unit(text, on=DAY, scope=scope)
    except ChiboError:
        return None


def _keys(code: str) -> set[str]:
    return {dimension.key for dimension in POPULATIONS[BY_CODE[code].population].dimensions}


@contextmanager
def _sql_of_our_own() -> Iterator[None]:
    """Hold that every statement sent is one that tame questions send too, but for how its parameters are numbered."""

    def watch(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        assert _shape(sql) in TAME, sql
        return execute(sql, parameters, many, context)

    if not TAME:
        _learn()
    with connection.execute_wrapper(watch):
        yield


TAME: set[str] = set()


def _learn() -> None:
    def note(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        TAME.add(_shape(sql))
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        _found("no such unit", scope_of(OPERATOR, Permission.READ_FIGURES, on=DAY))
        for code, indicator in BY_CODE.items():
            _told(code)
            for dimension in POPULATIONS[indicator.population].dimensions:
                _told(code, by=(dimension.key,))
                value = _tame_value(dimension.code_list, dimension.values)
                _told(code, where=((dimension.key, value),))
                _told(code, where=((dimension.key, f"!{value}"),))


def _tame_value(code_list: str, values: tuple[str, ...]) -> str:
    return codes_of(code_list)[0] if code_list else values[0] if values else "2024"


def _shape(sql: str) -> str:
    return re.sub(r"value_\d+", "value", sql)


@given(CODES, HOSTILE)
@LIMITS
def test_a_hostile_dimension_never_reaches_the_database(db: None, code: str, name: str) -> None:
    _ask_by(code, name)


@given(CODES, st.data())
@LIMITS
def test_a_hostile_value_is_refused_or_a_parameter(db: None, code: str, data: st.DataObject) -> None:
    key = data.draw(st.one_of(st.sampled_from(sorted(_keys(code))), HOSTILE))
    _ask_where(code, key, data.draw(HOSTILE))


@given(HOSTILE)
@example("\x00")
@example("\udc80")
@example("%")
@example("' OR 1=1 --")
@LIMITS
def test_a_hostile_unit_is_refused_or_a_parameter(db: None, text: str) -> None:
    _ask_unit(text)


@pytest.mark.long
@given(CODES, HOSTILE, HOSTILE, st.data())
@LONG
def test_ten_thousand_hostile_names_are_refused(db: None, code: str, name: str, text: str, data: st.DataObject) -> None:
    _ask_by(code, name)
    _ask_where(code, data.draw(st.sampled_from(sorted(_keys(code)))), name)
    _ask_unit(text)
