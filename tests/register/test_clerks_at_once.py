"""Two clerks who act at the same moment cannot bring about together what neither may alone."""

from collections.abc import Callable
from datetime import date

from chibo.kernel.actors import OPERATOR
from chibo.register.members.api import MemberAlreadySo, MemberCountedTwice, admit_member, members_in, move_member
from chibo.register.offices.api import SeatHasHolder, appoint_officer, holders_of
from chibo.register.units.api import UnitWouldStandUnderItself, ancestors_of, found_unit, move_unit
from tests.at_once import at_once
from tests.worlds.lam_son import ON_PAPER, World

DAY = date(2025, 3, 1)


def _move(world: World, unit: str, parent: str) -> Callable[[], None]:
    return lambda: move_unit(
        unit_id=world.units[unit], parent_id=world.units[parent], effective_on=DAY, basis=ON_PAPER, by=OPERATOR
    )


def test_two_moves_that_would_close_a_circle_do_not_both_succeed(committed_world: World) -> None:
    world = committed_world

    one, two = _staff_offices(world)

    raised = at_once(_move(world, one, two), _move(world, two, one))

    above = [ancestors_of(world.units[name], on=DAY) for name in (one, two)]
    assert len(raised) == 1
    assert isinstance(raised[0], UnitWouldStandUnderItself)
    assert sorted(map(len, above)) == [1, 2]


def _staff_offices(world: World) -> tuple[str, str]:
    """Found two units of a level that may stand under any: rules of level are not what is tried here."""
    for name in ("one", "two"):
        world.units[name] = found_unit(
            name=name,
            kind="staff_office",
            parent_id=world.units["province"],
            effective_on=date(2020, 1, 1),
            basis=ON_PAPER,
            by=OPERATOR,
        )
    return "one", "two"


def test_a_member_moved_to_two_cells_at_once_is_counted_in_one(committed_world: World) -> None:
    world = committed_world

    def move(cell: str) -> Callable[[], None]:
        return lambda: move_member(
            member_id=world.members["khe_vai_1"],
            cell_id=world.units[cell],
            effective_on=DAY,
            basis=ON_PAPER,
            by=OPERATOR,
        )

    raised = at_once(move("na_lau"), move("kiem_lam"))

    counting = [
        name
        for name in ("na_lau", "kiem_lam", "khe_vai")
        if world.members["khe_vai_1"] in members_in(world.units[name], on=DAY)
    ]
    assert len(raised) == 1
    assert len(counting) == 1


def test_a_person_admitted_in_two_cells_at_once_is_admitted_in_one(committed_world: World) -> None:
    world = committed_world

    def admit(cell: str) -> Callable[[], int]:
        return lambda: admit_member(
            person_id=world.people["front_head_no_member"],
            cell_id=world.units[cell],
            effective_on=DAY,
            basis=ON_PAPER,
            by=OPERATOR,
        )

    raised = at_once(admit("na_lau"), admit("kiem_lam"))

    assert len(raised) == 1
    assert isinstance(raised[0], MemberCountedTwice | MemberAlreadySo)


def test_a_single_seat_filled_by_two_at_once_has_one_holder(committed_world: World) -> None:
    world = committed_world

    def appoint(person: str) -> Callable[[], int]:
        return lambda: appoint_officer(
            person_id=world.people[person],
            post="village_head",
            area_id=world.areas["khe_nong"],
            effective_on=DAY,
            basis=ON_PAPER,
            by=OPERATOR,
        )

    raised = at_once(appoint("khe_vai_1"), appoint("moves_in_2018"))

    assert len(raised) == 1
    assert isinstance(raised[0], SeatHasHolder)
    assert len(holders_of("village_head", area_id=world.areas["khe_nong"], on=DAY)) == 1
