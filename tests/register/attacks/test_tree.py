"""Attacks on the tree: circles, units that outlive what they stand under, two places on one day."""

import pytest

from chibo.register.units.api import (
    UnitAlreadySo,
    UnitNotFound,
    UnitOutsideLife,
    UnitStillInUse,
    UnitWouldStandUnderItself,
)
from tests.register.attacks.attack import RIGHT, attack, refused, sound
from tests.register.attacks.deeds import Clerk
from tests.worlds.lam_son import World


@pytest.fixture
def clerk(world: World) -> Clerk:
    """Give a clerk in a province with units of no level: what may stand under what is not asked, only the tree."""
    clerk = Clerk(world)
    for unit, parent in (
        ("first", "province"),
        ("second", "province"),
        ("mid", "first"),
        ("other", "second"),
        ("cell", "mid"),
    ):
        clerk.found(unit, parent, "01/01/2010")
    return clerk


@attack("a circle in the future, by two dated moves", "UnitWouldStandUnderItself")
def test_two_dated_moves_close_no_circle_of_the_future(clerk: Clerk) -> None:
    clerk.move("first", "second", "01/01/2026")

    with refused(UnitWouldStandUnderItself, "unit_never_under_itself"):
        clerk.move("second", "first", "01/01/2027")


@attack("a circle in the future, by a late entry of an earlier move", "UnitWouldStandUnderItself")
def test_a_late_move_closes_no_circle_with_a_later_one(clerk: Clerk) -> None:
    clerk.move("second", "first", "01/01/2030")

    with refused(UnitWouldStandUnderItself, "unit_never_under_itself"):
        clerk.move("first", "second", "01/01/2024")


@attack("a circle of one day: one unit leaves a day after the other comes", "UnitWouldStandUnderItself")
def test_crossing_moves_that_meet_on_one_day_are_refused(clerk: Clerk) -> None:
    clerk.move("first", "second", "01/01/2026")
    clerk.move("first", "province", "01/01/2027")

    with refused(UnitWouldStandUnderItself, "unit_never_under_itself"):
        clerk.move("second", "first", "31/12/2026")


@attack("crossing moves that meet on no day: each above the other in its turn", RIGHT)
def test_crossing_moves_that_meet_on_no_day_are_taken(clerk: Clerk) -> None:
    clerk.move("first", "second", "01/01/2026")
    clerk.move("first", "province", "01/01/2027")

    clerk.move("second", "first", "01/01/2027")

    assert clerk.above("cell", "31/12/2026") == ("mid", "first", "second", "province")
    assert clerk.above("other", "01/01/2027") == ("second", "first", "province")
    sound()


@attack("a circle over three generations", "UnitWouldStandUnderItself")
def test_a_grandparent_does_not_go_under_its_grandchild(clerk: Clerk) -> None:
    with refused(UnitWouldStandUnderItself, "unit_never_under_itself"):
        clerk.move("first", "cell", "01/01/2026")


@attack("a unit as its own parent", "UnitWouldStandUnderItself")
def test_a_unit_is_not_its_own_parent(clerk: Clerk) -> None:
    with refused(UnitWouldStandUnderItself, "placement_not_under_itself"):
        clerk.move("cell", "cell", "01/01/2026")


@attack("a root moved under its own child", "UnitOutsideLife")
def test_a_root_is_not_moved(clerk: Clerk) -> None:
    with refused(UnitOutsideLife, "root_stands_under_none"):
        clerk.move("province", "first", "01/01/2026")


@attack("a child that outlives its parent, by a move", "UnitOutsideLife")
def test_a_unit_is_not_moved_under_one_that_ends_before_it(clerk: Clerk) -> None:
    with refused(UnitOutsideLife, "placement_within_life_of_parent"):
        clerk.move("cell", "school", "01/06/2019")


@attack("a child under one that ends, taken away in time", RIGHT)
def test_a_unit_stands_under_one_that_ends_if_it_leaves_on_that_day(clerk: Clerk) -> None:
    clerk.move("cell", "other", "01/07/2019")

    clerk.move("cell", "school", "01/06/2019")

    assert clerk.above("cell", "30/06/2019")[0] == "school"
    assert clerk.above("cell", "01/07/2019")[0] == "other"
    sound()


@attack("founding under a unit that ends later", "UnitOutsideLife")
def test_nothing_is_founded_under_a_unit_that_ends_later(clerk: Clerk) -> None:
    with refused(UnitOutsideLife, "placement_within_life_of_parent"):
        clerk.found("new", "school", "01/01/2015")


@attack("founding under a unit that has ended", "UnitNotFound")
def test_nothing_is_founded_under_a_unit_that_ended(clerk: Clerk) -> None:
    with refused(UnitNotFound):
        clerk.found("new", "school", "01/07/2019")


@attack("founding under a unit not yet founded", "UnitNotFound")
def test_nothing_is_founded_under_a_unit_to_come(clerk: Clerk) -> None:
    with refused(UnitNotFound):
        clerk.found("new", "school", "31/08/2012")


@attack("moving into a unit that has ended", "UnitNotFound")
def test_nothing_moves_into_a_unit_that_ended(clerk: Clerk) -> None:
    with refused(UnitNotFound):
        clerk.move("cell", "school", "01/07/2019")


@attack("moving into a unit not yet founded", "UnitNotFound")
def test_nothing_moves_into_a_unit_to_come(clerk: Clerk) -> None:
    clerk.found("new", "mid", "01/01/2026")

    with refused(UnitNotFound):
        clerk.move("cell", "new", "31/12/2025")


@attack("moving a unit on a day before it was founded", "UnitNotFound")
def test_a_unit_is_not_moved_before_its_founding(clerk: Clerk) -> None:
    with refused(UnitNotFound):
        clerk.move("school", "mid", "31/08/2012")


@attack("two moves of one unit on one day", "UnitAlreadySo")
def test_a_unit_is_not_moved_twice_on_one_day(clerk: Clerk) -> None:
    clerk.move("cell", "other", "01/01/2026")

    with refused(UnitAlreadySo, "unit_already_so"):
        clerk.move("cell", "first", "01/01/2026")


@attack("moving to where it stands already", "UnitAlreadySo")
def test_a_unit_is_not_moved_to_where_it_stands(clerk: Clerk) -> None:
    with refused(UnitAlreadySo, "unit_already_there"):
        clerk.move("cell", "mid", "01/01/2026")


@attack("a late move between two recorded ones", RIGHT)
def test_a_late_move_lasts_until_the_next_recorded_one(clerk: Clerk) -> None:
    clerk.move("cell", "other", "01/01/2024")
    clerk.move("cell", "first", "01/01/2026")

    clerk.move("cell", "second", "01/01/2025")

    stood = [clerk.above("cell", on)[0] for on in ("31/12/2023", "31/12/2024", "31/12/2025", "01/01/2026")]
    assert stood == ["mid", "other", "second", "first"]
    sound()


@attack("a late move of the parent of a unit that moved since", RIGHT)
def test_a_late_move_of_a_parent_takes_only_those_who_stood_under_it_then(clerk: Clerk) -> None:
    clerk.move("cell", "other", "01/01/2017")

    clerk.move("mid", "second", "01/01/2016")

    assert clerk.above("cell", "31/12/2015") == ("mid", "first", "province")
    assert clerk.above("cell", "31/12/2016") == ("mid", "second", "province")
    assert clerk.above("cell", "01/01/2017") == ("other", "second", "province")
    sound()


@attack("a unit moved away and back within one day's gap", RIGHT)
def test_a_unit_that_stood_elsewhere_for_one_day_stood_there_on_that_day_alone(clerk: Clerk) -> None:
    clerk.move("cell", "other", "01/01/2026")
    clerk.move("cell", "mid", "02/01/2026")

    stood = [clerk.above("cell", on)[0] for on in ("31/12/2025", "01/01/2026", "02/01/2026")]
    assert stood == ["mid", "other", "mid"]
    sound()


@attack("ending a unit while others stand under it", "UnitStillInUse")
def test_a_unit_with_children_does_not_end(clerk: Clerk) -> None:
    with refused(UnitStillInUse, "placement_within_life_of_parent"):
        clerk.end("mid", "01/01/2026")


@attack("ending a unit under which another comes later", "UnitStillInUse")
def test_a_unit_does_not_end_before_a_child_recorded_for_later(clerk: Clerk) -> None:
    clerk.found("new", "province", "01/01/2024")
    clerk.move("cell", "new", "01/01/2030")

    with refused(UnitStillInUse, "placement_within_life_of_parent"):
        clerk.end("new", "01/01/2026")


@attack("a unit moved in the future to one that is then ended before", "UnitStillInUse")
def test_a_unit_does_not_end_on_the_eve_of_a_move_to_it(clerk: Clerk) -> None:
    clerk.found("new", "province", "01/01/2024")
    clerk.move("cell", "new", "01/01/2030")

    with refused(UnitStillInUse, "placement_within_life_of_parent"):
        clerk.end("new", "31/12/2029")
