"""Every dimension of every population can be asked about, now and as known then, alone and beside another."""

from datetime import UTC, date, datetime

import pytest

from chibo.figures.api import Amount, Figure, Row, figure
from chibo.figures.indicators.api import POPULATIONS
from chibo.figures.indicators.definitions import Indicator
from chibo.figures.indicators.shipping import BY_CODE, INDICATORS
from chibo.kernel.code_lists import codes_of
from chibo.kernel.populations import Dimension
from tests.worlds.lam_son import World

DAY = date(2024, 5, 17)
THEN = datetime(2018, 1, 1, tzinfo=UTC)
FORMS = {
    "age": "49",
    "congress_ordinal": "18",
    "commune": "00001",
    "year": "2014",
    "quarter": "2014-Q3",
    "month": "2014-09",
}
BOTH = (("area_kind", "village|block"),)
# The first indicator of each population; `decreases` is counted by none yet.
CODES = {indicator.population: indicator.code for indicator in reversed(INDICATORS)}


def _value(dimension: Dimension) -> str:
    if dimension.code_list:
        return "village_head" if dimension.code_list == "post" else codes_of(dimension.code_list)[0]
    return dimension.values[0] if dimension.values else FORMS[dimension.key]


@pytest.mark.parametrize("known_at", [None, THEN], ids=["now", "then"])
@pytest.mark.parametrize("population", CODES)
def test_each_dimension_tells_all_rows_apart_and_narrows_to_its_value(
    world: World, population: str, known_at: datetime | None
) -> None:
    first = POPULATIONS[population].dimensions[0].key

    for dimension in POPULATIONS[population].dimensions:
        only = ((dimension.key, _value(dimension)),)
        if dimension.needs_value:
            assert _counted(_asked(world, population, known_at, where=only)) == 1, dimension.key
            continue
        told = _asked(world, population, known_at, by=(dimension.key,))
        beside = _asked(world, population, known_at, by=(first, dimension.key))
        narrowed = _asked(world, population, known_at, by=(dimension.key,), where=only)

        assert sum(row.value for row in told.rows) == _counted(told), dimension.key
        assert sum(row.value for row in beside.rows) == _counted(told), dimension.key
        assert _counted(narrowed) == sum(row.value for row in narrowed.rows), dimension.key
        if dimension.key not in {key for key, _ in told.indicator.defaults}:
            assert list(narrowed.rows) == [row for row in told.rows if _within(row, *only[0])], dimension.key


def test_several_values_and_any_but_some_are_asked_as_the_lines_of_the_breakdown_add_up(world: World) -> None:
    of = {row.keys[0]: row.value for row in _asked(world, "areas", None, by=("area_kind",), where=BOTH).rows}
    sexes = {row.keys[0]: row.value for row in _asked(world, "members", None, by=("sex",)).rows}

    assert _asked(world, "areas", None, where=BOTH).denominator == sum(of.values())
    assert _asked(world, "areas", None).denominator == of["village"]
    assert _counted(_asked(world, "members", None, where=(("sex", "M|Nữ"),))) == sum(sexes.values())
    assert _counted(_asked(world, "members", None, where=(("sex", "!M"),))) == sexes["F"]


def _asked(
    world: World,
    population: str,
    known_at: datetime | None,
    by: tuple[str, ...] = (),
    where: tuple[tuple[str, str], ...] = (),
) -> Figure:
    since = date(2010, 1, 1) if POPULATIONS[population].is_flow else None
    unit = world.units["province"]
    return figure(CODES[population], unit=unit, on=DAY, since=since, by=by, where=where, known_at=known_at)


def _counted(told: Figure) -> Amount:
    return told.numerator if told.denominator is None else told.denominator


def _within(row: Row, key: str, value: str) -> bool:
    return row.keys[0] == value or (key == "setting_detail" and (row.keys[0] or "").startswith(value + "."))


@pytest.mark.parametrize("key", [dimension.key for dimension in POPULATIONS["decreases"].dimensions])
def test_decreases_count_the_dead_and_the_gone_too(world: World, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"vi": "Giảm", "en": "Decreases"}
    monkeypatch.setitem(BY_CODE, "decreases", Indicator("decreases", words, words, words, "decreases"))

    told = figure("decreases", unit=world.units["province"], on=DAY, since=date(2010, 1, 1), by=(key,))

    assert told.value == sum(row.value for row in told.rows) == 3


@pytest.mark.parametrize("population", [*CODES, "decreases"])
def test_a_population_has_its_dimensions_each_once(population: str) -> None:
    keys = [dimension.key for dimension in POPULATIONS[population].dimensions]

    assert len(keys) == len(set(keys))
