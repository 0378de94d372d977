"""A question that cannot be answered is refused by name: what was asked, and what there is instead."""

from datetime import date
from typing import Any

import pytest

from chibo.figures.api import (
    BY_CODE,
    DimensionNeedsValue,
    DimensionUnknown,
    IndicatorUnknown,
    OneValueAtATime,
    SpanIsBackwards,
    SpanNeeded,
    ValueUnknown,
    figure,
)
from chibo.figures.indicators.api import POPULATIONS
from chibo.kernel.code_lists import codes_of

pytestmark = pytest.mark.django_db
DAY = date(2024, 5, 17)
FLOWS = ("adm.count", "rem.count", "org.events", "mem.netgrowth")


def test_an_unknown_indicator_is_refused_with_those_there_are() -> None:
    with pytest.raises(IndicatorUnknown) as refused:
        figure("mem.totla", unit=1, on=DAY)

    assert "mem.totla" in str(refused.value)
    assert all(code in str(refused.value) for code in BY_CODE)


@pytest.mark.parametrize("asked", [{"by": ("colour",)}, {"where": (("colour", "red"),)}], ids=["by", "where"])
def test_an_unknown_dimension_is_refused_with_those_there_are(asked: dict[str, Any]) -> None:
    with pytest.raises(DimensionUnknown) as refused:
        figure("mem.total", unit=1, on=DAY, **asked)

    assert "colour" in str(refused.value)
    assert "setting_detail" in str(refused.value)


def test_a_dimension_of_another_population_is_refused() -> None:
    with pytest.raises(DimensionUnknown, match="parent_level"):
        figure("mem.total", unit=1, on=DAY, by=("parent_level",))


def test_posts_held_besides_are_a_filter_and_no_breakdown() -> None:
    with pytest.raises(DimensionNeedsValue, match="--where also_holds=VALUE"):
        figure("sec.count", unit=1, on=DAY, by=("also_holds",))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sex", "X"),
        ("setting", "-residential"),
        ("setting", "agency|othr"),
        ("setting", "!agency|"),
        ("sex", "!"),
        ("stage", "fuller"),
        ("age_band", "30-35"),
    ],
)
def test_an_unknown_value_is_refused(key: str, value: str) -> None:
    with pytest.raises(ValueUnknown) as refused:
        figure("mem.total", unit=1, on=DAY, where=((key, value),))

    assert value.rpartition("|")[2] in str(refused.value)
    assert key in str(refused.value)


@pytest.mark.parametrize("value", ["village_head|front_head", "!village_head"])
def test_of_a_dimension_that_rows_have_several_values_of_one_is_asked_at_a_time(value: str) -> None:
    with pytest.raises(OneValueAtATime, match="also_holds") as refused:
        figure("sec.count", unit=1, on=DAY, where=(("also_holds", value),))

    assert value in str(refused.value)


@pytest.mark.parametrize("year", ["24", "20240", "２０２４", "2024 OR 1=1", "2024\n"])
def test_a_year_that_is_none_is_refused(year: str) -> None:
    with pytest.raises(ValueUnknown, match="year"):
        figure("adm.count", unit=1, on=DAY, since=DAY, where=(("year", year),))


@pytest.mark.parametrize("code", FLOWS)
def test_a_span_is_needed_where_something_is_counted_over_one(code: str) -> None:
    with pytest.raises(SpanNeeded, match=code):
        figure(code, unit=1, on=DAY)


@pytest.mark.parametrize("code", [*FLOWS, "mem.total"])
def test_a_span_that_ends_before_it_begins_is_refused(code: str) -> None:
    with pytest.raises(SpanIsBackwards, match=r"18/05/2024.*17/05/2024"):
        figure(code, unit=1, on=DAY, since=date(2024, 5, 18))


@pytest.mark.parametrize("code", FLOWS)
def test_a_span_of_one_day_is_a_span(code: str) -> None:
    assert figure(code, unit=1, on=DAY, since=DAY).value == 0


@pytest.mark.parametrize(
    ("key", "spoken", "code"),
    [("sex", "Nữ", "F"), ("sex", "nu", "F"), ("ethnicity", "Tày", "02"), ("setting", "Cơ quan", "agency")],
)
def test_a_value_may_be_said_by_its_label(key: str, spoken: str, code: str) -> None:
    assert code in codes_of(key)
    assert figure("mem.total", unit=1, on=DAY, where=((key, spoken),)).value == 0


def test_every_dimension_says_what_its_values_are() -> None:
    open_ended = [
        (population.key, dimension.key)
        for population in POPULATIONS.values()
        for dimension in population.dimensions
        if not (dimension.code_list or dimension.values or dimension.pattern)
    ]

    assert open_ended == []
