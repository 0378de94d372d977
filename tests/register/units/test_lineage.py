"""What a unit came from, what it goes on in, and which congress comes next."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.register.units.api import (
    LineageNotSound,
    UnitNotFound,
    changes_of,
    end_unit,
    found_unit,
    lineage_of,
    next_congress_ordinal,
    open_term,
    records_of,
)
from chibo.register.units.models import Lineage
from tests.register.refusing import refuses
from tests.worlds.lam_son import ON_PAPER, SCHOOL_CLOSED, World

DAY = date(2025, 8, 1)
EVE = DAY - timedelta(days=1)


def _founded(world: World, name: str, *predecessors: str, kind: str = "split") -> int:
    """Found a cell on the day, out of others that live on."""
    with world.recorder.on(DAY, f"{name} is founded"):
        unit = found_unit(
            name=name, kind="sub_cell", parent_id=world.units["dong_may"], full_members=3, effective_on=DAY,
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
        for one in predecessors:
            Lineage.objects.create(
                predecessor_id=world.units[one], successor_id=unit, first_on=DAY, kind=kind,
                share_numerator=1, share_denominator=3,
            )  # fmt: skip
    return unit


def _opened(world: World, unit: str, ordinal: int | None, on: date) -> None:
    with world.recorder.on(date(2025, 8, 1), "a congress"):
        open_term(
            unit_id=world.units[unit], congress_ordinal=ordinal, planned_end_on=None, effective_on=on, basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip


def test_a_unit_that_ended_goes_on_in_its_successor(world: World) -> None:
    went_to, came_from = lineage_of(world.units["school"]).went_to, lineage_of(world.units["na_lau"]).came_from

    assert [(one.id, one.first_on, one.kind, one.share) for one in went_to] == [
        (world.units["na_lau"], SCHOOL_CLOSED, "absorb", Fraction(1))
    ]
    assert [one.id for one in came_from] == [world.units["school"]]
    assert (lineage_of(world.units["school"]).came_from, lineage_of(world.units["na_lau"]).went_to) == ((), ())


def test_each_is_named_as_on_the_day_of_the_tie(world: World) -> None:
    """Nà Lau took another name a year after it had taken in the school's cell."""
    assert lineage_of(world.units["school"]).went_to[0].name == "Chi bộ thôn Nà Lau"


def test_the_history_of_both_tells_the_tie(world: World) -> None:
    unit = _founded(world, "Chi bộ Mới", "na_lau")

    ended = [(one.on, one.what, one.value, one.former) for one in changes_of(world.units["school"])]
    part = [(one.what, one.former) for one in changes_of(unit)]

    assert (SCHOOL_CLOSED, "went_to", "Chi bộ thôn Nà Lau", None) in ended
    assert (SCHOOL_CLOSED, "ended", "absorb", None) in ended
    assert ("came_from", "1/3") in part
    assert lineage_of(unit).came_from[0].share == Fraction(1, 3)
    assert "Chi bộ Mới is founded" in records_of(world.units["na_lau"])[0].reason


def test_a_unit_does_not_go_on_in_one_that_does_not_exist_then(world: World) -> None:
    with refuses(LineageNotSound, "lineage_successor_lives_on_its_day"), world.recorder.on(DAY, "a wrong heir"):
        end_unit(
            unit_id=world.units["dang_doan"], end_kind="dissolve", successor_id=world.units["school"],
            effective_on=DAY, basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip


def test_a_unit_does_not_go_on_in_itself(world: World) -> None:
    with refuses(LineageNotSound, "lineage_ties_two_units"), world.recorder.on(DAY, "a wrong heir"):
        end_unit(
            unit_id=world.units["dang_doan"], end_kind="dissolve", successor_id=world.units["dang_doan"],
            effective_on=DAY, basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip


def test_the_congresses_of_a_unit_go_on_whatever_it_takes_in(world: World) -> None:
    _opened(world, "na_lau", 21, date(2015, 5, 15))
    _opened(world, "na_lau", 22, date(2020, 5, 15))

    told = [next_congress_ordinal(world.units["na_lau"], on=on) for on in (date(2020, 5, 14), date(2020, 5, 15), DAY)]

    assert told == [22, 23, 23]


def test_the_parts_of_a_split_take_the_same_next_number(world: World) -> None:
    _opened(world, "na_lau", 21, date(2015, 5, 15))
    parts = [_founded(world, name, "na_lau") for name in ("Chi bộ A", "Chi bộ B")]
    _opened(world, "na_lau", 22, DAY)

    assert [next_congress_ordinal(part, on=DAY) for part in parts] == [22, 22]


def test_a_unit_made_from_several_and_a_new_one_start_at_one(world: World) -> None:
    _opened(world, "na_lau", 21, date(2015, 5, 15))
    merged = _founded(world, "Chi bộ C", "na_lau", "khe_vai", kind="merge")
    new = _founded(world, "Chi bộ D")

    assert [next_congress_ordinal(unit, on=DAY) for unit in (merged, new)] == [1, 1]


def test_a_number_nobody_recorded_is_not_guessed(world: World) -> None:
    _opened(world, "khe_vai", None, date(2015, 5, 15))

    assert next_congress_ordinal(world.units["khe_vai"], on=DAY) is None


def test_a_unit_that_is_none_has_no_congress(world: World) -> None:
    with pytest.raises(UnitNotFound):
        next_congress_ordinal(0, on=DAY)
