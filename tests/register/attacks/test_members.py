"""Attacks on the places of members: two on one day, one that outlives its cell, late entries and corrections."""

from datetime import UTC, datetime

import pytest

from chibo.kernel.periods import PeriodEmpty
from chibo.register.members.api import MemberAlreadySo, MemberCountedTwice, MemberNotCounted, PlaceOutsideLife
from chibo.register.units.api import UnitNotFound
from chibo.trust.audit.api import known_at
from tests.register.attacks.attack import RIGHT, attack, refused, sound
from tests.register.attacks.deeds import Clerk
from tests.worlds.lam_son import World


@pytest.fixture
def clerk(world: World) -> Clerk:
    return Clerk(world)


@attack("a member received who is counted already", "MemberCountedTwice")
def test_a_member_counted_here_is_not_received(clerk: Clerk) -> None:
    with refused(MemberCountedTwice, "place_counted_once_at_a_time"):
        clerk.receive("khe_vai_1", "na_lau", "01/01/2026")


@attack("a member received on a day before a place recorded for later", "MemberCountedTwice")
def test_a_member_is_not_received_into_the_days_of_a_later_place(clerk: Clerk) -> None:
    with refused(MemberCountedTwice, "place_counted_once_at_a_time"):
        clerk.receive("admitted_in_2014", "na_lau", "01/01/2013")


@attack("two moves of a member on one day", "PeriodEmpty")
def test_a_member_is_not_moved_twice_on_one_day(clerk: Clerk) -> None:
    clerk.move_member("khe_vai_1", "na_lau", "01/01/2026")

    with refused(PeriodEmpty):
        clerk.move_member("khe_vai_1", "kiem_lam", "01/01/2026")


@attack("a late move of a member who moved since", RIGHT)
def test_a_late_move_of_a_member_lasts_until_the_next_recorded_one(clerk: Clerk) -> None:
    clerk.move_member("moves_in_2018", "kiem_lam", "01/01/2016")

    counted = [clerk.counting("moves_in_2018", on) for on in ("31/12/2015", "28/02/2018", "01/03/2018")]
    assert counted == [("na_lau",), ("kiem_lam",), ("khe_vai",)]
    sound()


@attack("a member moved on the very day of another move, to the same cell", "MemberAlreadySo")
def test_a_member_is_not_moved_to_where_the_day_counts_him(clerk: Clerk) -> None:
    with refused(MemberAlreadySo, "member_already_there"):
        clerk.move_member("moves_in_2018", "khe_vai", "01/03/2018")


@attack("a member moved to a cell that ends", "PlaceOutsideLife")
def test_a_member_is_not_moved_to_a_cell_that_ends_before_the_place_does(clerk: Clerk) -> None:
    with refused(PlaceOutsideLife, "place_within_life_of_cell"):
        clerk.move_member("khe_vai_1", "school", "01/01/2015")


@attack("a member moved to a cell that has ended", "UnitNotFound")
def test_a_member_is_not_moved_to_a_cell_that_ended(clerk: Clerk) -> None:
    with refused(UnitNotFound):
        clerk.move_member("khe_vai_1", "school", "01/07/2019")


@attack("a member moved before he was counted", "MemberNotCounted")
def test_a_member_is_not_moved_before_the_first_place(clerk: Clerk) -> None:
    with refused(MemberNotCounted):
        clerk.move_member("admitted_in_2014", "na_lau", "01/09/2014")


@attack("a member moved after he left", "MemberNotCounted")
def test_a_member_who_left_is_not_moved(clerk: Clerk) -> None:
    with refused(MemberNotCounted):
        clerk.move_member("removed_in_2021", "na_lau", "01/04/2021")


@attack("a member who leaves before a move recorded for later", RIGHT)
def test_a_later_move_of_one_who_leaves_falls_away(clerk: Clerk) -> None:
    clerk.move_member("khe_vai_1", "kiem_lam", "01/01/2030")

    clerk.part("khe_vai_1", "01/01/2026")

    assert [clerk.counting("khe_vai_1", on) for on in ("31/12/2025", "01/01/2026", "01/01/2030")] == [
        ("khe_vai",),
        (),
        (),
    ]
    sound()


@attack("a correction over several places", RIGHT)
def test_a_correction_over_several_places_leaves_one_a_day(clerk: Clerk) -> None:
    clerk.correct("moves_in_2018", "kiem_lam", "01/01/2018", "01/01/2019")

    counted = [clerk.counting("moves_in_2018", on) for on in ("31/12/2017", "01/03/2018", "31/12/2018", "01/01/2019")]
    assert counted == [("na_lau",), ("kiem_lam",), ("kiem_lam",), ("khe_vai",)]
    sound()


@attack("a correction into a cell on days it did not live", "PlaceOutsideLife")
def test_a_correction_does_not_count_a_member_in_a_cell_that_did_not_live(clerk: Clerk) -> None:
    with refused(PlaceOutsideLife, "place_within_life_of_cell"):
        clerk.correct("khe_vai_1", "school", "01/01/2019", "02/07/2019")


@attack("a correction that would rewrite what was known", RIGHT)
def test_a_correction_keeps_what_was_known_before(clerk: Clerk) -> None:
    before = datetime.now(UTC)

    clerk.correct("khe_vai_1", "kiem_lam", "01/01/2018", None)

    with known_at(before):
        assert clerk.counting("khe_vai_1", "01/01/2020") == ("khe_vai",)
    assert clerk.counting("khe_vai_1", "01/01/2020") == ("kiem_lam",)


@attack("a move taken back by a second one on the same day", "PeriodEmpty")
def test_a_move_is_not_taken_back_on_its_own_day(clerk: Clerk) -> None:
    clerk.move_member("khe_vai_1", "na_lau", "01/01/2026")

    with refused(PeriodEmpty):
        clerk.move_member("khe_vai_1", "khe_vai", "01/01/2026")
