"""Attacks on lives, codes, terms and posts."""

import inspect
from datetime import date
from types import ModuleType

import pytest

from chibo.kernel.periods import PeriodEmpty
from chibo.register.acts import api as acts
from chibo.register.areas import api as areas
from chibo.register.areas.api import AreaOutsideLife, assign_area
from chibo.register.members import api as members
from chibo.register.offices import api as offices
from chibo.register.offices.api import HoldingOutsideLife, SeatHasHolder, end_holding, holders_of
from chibo.register.people import api as people
from chibo.register.units import api as units
from chibo.register.units.api import (
    LineageNotSound,
    UnitCodeTaken,
    UnitFactsOverlap,
    UnitNotFound,
    UnitStillInUse,
    open_term,
    unit_coded,
    unit_on,
)
from tests.databases import sealed
from tests.register.attacks.attack import RIGHT, attack, refused, sound
from tests.register.attacks.deeds import Clerk, day
from tests.worlds.lam_son import ON_PAPER, World

AS_RECORDED = {"register_person", "record_identifier"}
"""What these write without a day counts for all days, as recorded; no day is taken in its place."""


@pytest.fixture
def clerk(world: World) -> Clerk:
    return Clerk(world)


def _term(clerk: Clerk, unit: str, on: str) -> None:
    with sealed():
        open_term(
            unit_id=clerk.world.units[unit],
            congress_ordinal=11,
            planned_end_on=None,
            effective_on=day(on),
            basis=ON_PAPER,
            by=clerk.by,
        )


@attack("a date forgotten", "TypeError")
@pytest.mark.parametrize("room", [units, members, areas, people, offices, acts], ids=lambda room: room.__name__)
def test_a_forgotten_day_cannot_be_written(room: ModuleType) -> None:
    taking = [
        (name, taken)
        for name in room.__all__
        if inspect.isfunction(asked := getattr(room, name))
        for taken in inspect.signature(asked).parameters.values()
        if taken.name in ("on", "effective_on")
    ]

    assert taking
    assert {name for name, taken in taking if taken.default is not inspect.Parameter.empty} <= AS_RECORDED


@attack("ending a unit on the day it was founded", "PeriodEmpty")
def test_a_unit_does_not_end_on_its_first_day(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2026")

    with refused(PeriodEmpty):
        clerk.end("new", "01/01/2026")


@attack("ending a unit before it was founded", "PeriodEmpty")
def test_a_unit_does_not_end_before_its_first_day(clerk: Clerk) -> None:
    with refused(PeriodEmpty):
        clerk.end("school", "01/01/2012")


@attack("ending a unit a second time, later", "UnitNotFound")
def test_a_unit_that_ended_does_not_end_later(clerk: Clerk) -> None:
    with refused(UnitNotFound):
        clerk.end("school", "01/01/2021")


@attack("ending a unit earlier than the day from which it went on in another", "LineageNotSound")
def test_a_unit_does_not_end_before_it_went_on_in_another(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2024")
    clerk.end("new", "01/01/2030", into="na_lau")

    with refused(LineageNotSound, "lineage_predecessor_lives_until_its_day"):
        clerk.end("new", "01/01/2028")


@attack("ending a unit that another went on in, before that day", "LineageNotSound")
def test_a_successor_does_not_end_before_it_succeeds(clerk: Clerk) -> None:
    clerk.found("old", "dong_may", "01/01/2024")
    clerk.found("new", "dong_may", "01/01/2024")
    clerk.end("old", "01/01/2030", into="new")

    with refused(LineageNotSound, "lineage_successor_lives_on_its_day"):
        clerk.end("new", "01/01/2029")


@attack("going on in a unit that has ended", "LineageNotSound")
def test_a_unit_does_not_go_on_in_one_that_ended(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2024")

    with refused(LineageNotSound, "lineage_successor_lives_on_its_day"):
        clerk.end("new", "01/01/2026", into="school")


@attack("going on in a unit not yet founded", "LineageNotSound")
def test_a_unit_does_not_go_on_in_one_to_come(clerk: Clerk) -> None:
    clerk.found("old", "dong_may", "01/01/2024")
    clerk.found("new", "dong_may", "02/01/2026")

    with refused(LineageNotSound, "lineage_successor_lives_on_its_day"):
        clerk.end("old", "01/01/2026", into="new")


@attack("going on in itself", "LineageNotSound")
def test_a_unit_does_not_go_on_in_itself(clerk: Clerk) -> None:
    clerk.found("old", "dong_may", "01/01/2024")

    with refused(LineageNotSound, "lineage_ties_two_units"):
        clerk.end("old", "01/01/2026", into="old")


@attack("ending a cell with members", "UnitStillInUse")
def test_a_cell_with_members_does_not_end(clerk: Clerk) -> None:
    with refused(UnitStillInUse):
        clerk.close("na_lau", "01/01/2026")


@attack("ending a cell to which a member comes later", "UnitStillInUse")
def test_a_cell_does_not_end_before_a_member_recorded_for_later(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2024")
    clerk.move_member("khe_vai_1", "new", "01/01/2030")

    with refused(UnitStillInUse, "place_within_life_of_cell"):
        clerk.close("new", "01/01/2026")


@attack("ending a unit whose post is filled for later", "UnitStillInUse")
def test_a_unit_does_not_end_before_a_post_recorded_for_later(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2024")
    clerk.appoint("khe_vai_1", "cell_secretary", "01/01/2030", unit="new")

    with refused(UnitStillInUse, "seat_within_life_of_unit"):
        clerk.end("new", "01/01/2026")


@attack("ending a cell that serves a village from a later day", "UnitStillInUse")
def test_a_cell_does_not_end_before_it_serves_an_area(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2024")
    with sealed():
        assign_area(
            area_id=clerk.world.areas["khe_nong"],
            cell_id=clerk.world.units["new"],
            effective_on=date(2030, 1, 1),
            basis=ON_PAPER,
            by=clerk.by,
        )

    with refused(UnitStillInUse, "serving_within_life_of_cell"):
        clerk.end("new", "01/01/2026")


@attack("a village served by a cell that ends", "AreaOutsideLife")
def test_an_area_is_not_given_to_a_cell_that_ends_before_it(clerk: Clerk) -> None:
    with refused(AreaOutsideLife, "serving_within_life_of_cell"):
        assign_area(
            area_id=clerk.world.areas["khe_nong"],
            cell_id=clerk.world.units["school"],
            effective_on=date(2015, 1, 1),
            basis=ON_PAPER,
            by=clerk.by,
        )


@attack("a code free today and taken later", "UnitCodeTaken")
def test_a_code_taken_later_is_not_free_today(clerk: Clerk) -> None:
    clerk.recode("khe_vai", "K1", "01/01/2030")

    with refused(UnitCodeTaken, "unit_code_names_one_unit_at_a_time"):
        clerk.recode("na_lau", "K1", "01/01/2026")


@attack("founding with a code that is taken later", "UnitCodeTaken")
def test_nothing_is_founded_with_a_code_taken_later(clerk: Clerk) -> None:
    clerk.recode("khe_vai", "K1", "01/01/2030")

    with refused(UnitCodeTaken, "unit_code_names_one_unit_at_a_time"):
        clerk.found("new", "dong_may", "01/01/2026", code="K1")


@attack("a code taken over from a unit that gives it up on that day", RIGHT)
def test_a_code_given_up_is_free_from_that_day(clerk: Clerk) -> None:
    clerk.recode("khe_vai", "K1", "01/01/2026")

    clerk.recode("na_lau", "LS.01.1.2", "01/01/2026")

    assert unit_coded("LS.01.1.2", on=date(2025, 12, 31)) == clerk.world.units["khe_vai"]
    assert unit_coded("LS.01.1.2", on=date(2026, 1, 1)) == clerk.world.units["na_lau"]
    sound()


@attack("a code taken over a day too early", "UnitCodeTaken")
def test_a_code_is_not_free_on_the_eve(clerk: Clerk) -> None:
    clerk.recode("khe_vai", "K1", "01/01/2026")

    with refused(UnitCodeTaken, "unit_code_names_one_unit_at_a_time"):
        clerk.recode("na_lau", "LS.01.1.2", "31/12/2025")


@attack("a name of an earlier day, recorded late", RIGHT)
def test_a_late_name_lasts_until_the_next_recorded_one(clerk: Clerk) -> None:
    clerk.rename("na_lau", "Chi bộ thôn Nà Giữa", "01/01/2015")

    named = [unit_on(clerk.world.units["na_lau"], on=day(on)).name for on in ("31/12/2014", "31/05/2020", "01/06/2020")]
    assert named == ["Chi bộ thôn Nà Lau", "Chi bộ thôn Nà Giữa", "Chi bộ thôn Nà Lau Thượng"]


@attack("a term of a unit that has ended", "UnitNotFound")
def test_no_term_opens_after_the_life_of_the_unit(clerk: Clerk) -> None:
    with refused(UnitNotFound):
        _term(clerk, "school", "01/07/2019")


@attack("a term opened before one recorded for later", "UnitFactsOverlap")
def test_no_term_opens_over_a_later_one(clerk: Clerk) -> None:
    _term(clerk, "na_lau", "01/01/2020")

    with refused(UnitFactsOverlap, "term_one_at_a_time"):
        _term(clerk, "na_lau", "01/01/2015")


@attack("two holders of a single seat on overlapping days", "SeatHasHolder")
def test_a_single_seat_has_no_second_holder(clerk: Clerk) -> None:
    with refused(SeatHasHolder, "holding_one_holder_of_a_single_seat"):
        clerk.appoint("khe_vai_1", "cell_secretary", "01/01/2020", unit="na_lau")


@attack("a holder of a single seat whose days meet those of a later one", "SeatHasHolder")
def test_a_single_seat_is_not_filled_into_the_days_of_a_later_holder(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2024")
    clerk.appoint("khe_vai_1", "cell_secretary", "01/01/2030", unit="new")

    with refused(SeatHasHolder, "holding_one_holder_of_a_single_seat"):
        clerk.appoint("ban_luong_1", "cell_secretary", "01/01/2026", unit="new", until="02/01/2030")


@attack("a holder of a single seat up to the day of the next one", RIGHT)
def test_a_single_seat_is_filled_up_to_the_day_of_a_later_holder(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2024")
    clerk.appoint("khe_vai_1", "cell_secretary", "01/01/2030", unit="new")

    clerk.appoint("ban_luong_1", "cell_secretary", "01/01/2026", unit="new", until="01/01/2030")

    holders = [
        len(holders_of("cell_secretary", unit_id=clerk.world.units["new"], on=day(on)))
        for on in ("31/12/2025", "31/12/2029", "01/01/2030")
    ]
    assert holders == [0, 1, 1]
    sound()


@attack("a post held beyond the life of its unit", "HoldingOutsideLife")
def test_a_post_is_not_held_beyond_the_life_of_the_unit(clerk: Clerk) -> None:
    with refused(HoldingOutsideLife, "holding_within_life_of_seat"):
        clerk.appoint("khe_vai_1", "cell_secretary", "01/01/2015", unit="school", until="02/07/2019")


@attack("a post given up before it was taken", "PeriodEmpty")
def test_a_holding_does_not_end_before_it_begins(clerk: Clerk) -> None:
    clerk.found("new", "dong_may", "01/01/2024")
    held = clerk.appoint("khe_vai_1", "cell_secretary", "01/01/2026", unit="new")

    with refused(PeriodEmpty):
        end_holding(holding_id=held, effective_on=date(2025, 12, 31), basis=ON_PAPER, by=clerk.by)
