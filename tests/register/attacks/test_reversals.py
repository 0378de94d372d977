"""Attacks by reorganisations taken back: out of order, with later facts on them, and applied again."""

from chibo.register.members.api import members_in
from chibo.register.reorganisations.api import (
    Absorb,
    Found,
    Move,
    NotApplied,
    Recode,
    RegisterMovedOn,
    withdraw_approval,
)
from chibo.register.units.api import unit_coded, unit_on
from chibo.trust.audit.api import LaterFactsRestOnEntry
from tests.databases import sealed
from tests.register.attacks.attack import RIGHT, attack, refused, sound
from tests.register.attacks.deeds import Clerk, day
from tests.register.attacks.orders_of_a_clerk import DAY, EVE, register_told
from tests.worlds.lam_son import ON_PAPER


@attack("a reorganisation reversed twice", "NotApplied")
def test_a_reorganisation_is_not_reversed_twice(clerk: Clerk, unit: dict[str, int]) -> None:
    applied = clerk.reorganise(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    clerk.reverse(applied)

    with refused(NotApplied):
        clerk.reverse(applied)


@attack("a reorganisation reversed while a member moved on since", "LaterFactsRestOnEntry")
def test_a_reorganisation_is_not_reversed_once_a_member_moved_on(clerk: Clerk, unit: dict[str, int]) -> None:
    applied = clerk.reorganise(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    clerk.move_member("khe_vai_1", "kiem_lam", "01/01/2027")

    with refused(LaterFactsRestOnEntry):
        clerk.reverse(applied)


@attack("a reorganisation reversed while a unit was founded under its new one", "LaterFactsRestOnEntry")
def test_a_reorganisation_is_not_reversed_once_a_unit_stands_under_its_own(clerk: Clerk, unit: dict[str, int]) -> None:
    applied = clerk.reorganise(DAY, Found("one", "Đảng bộ Một", "base_committee", unit["thach_binh"], code="NEW"))
    clerk.world.units["made"] = unit_coded("NEW", on=day(DAY))
    clerk.found("under", "made", "01/01/2027")

    with refused(LaterFactsRestOnEntry):
        clerk.reverse(applied)


@attack("a reorganisation reversed after the parent it would give back has ended", "LaterFactsRestOnEntry")
def test_a_reorganisation_is_not_reversed_into_a_parent_that_ended(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.found("one", "thach_binh", "01/01/2024")
    clerk.move("kiem_lam", "one", "01/01/2025")
    applied = clerk.reorganise(DAY, Move(unit["kiem_lam"], unit["thach_binh"]))
    clerk.end("one", "01/01/2027")

    with refused(LaterFactsRestOnEntry):
        clerk.reverse(applied)


@attack("a reorganisation reversed after the code it freed was given to another", "LaterFactsRestOnEntry")
def test_a_reorganisation_is_not_reversed_into_a_code_given_away(clerk: Clerk, unit: dict[str, int]) -> None:
    applied = clerk.reorganise(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    clerk.recode("ban_luong", "LS.01.1.2", "01/01/2027")

    with refused(LaterFactsRestOnEntry):
        clerk.reverse(applied)


@attack("a reorganisation reversed and applied again by the old plan", "RegisterMovedOn")
def test_a_reversed_reorganisation_is_not_applied_by_its_old_plan(clerk: Clerk, unit: dict[str, int]) -> None:
    applied = clerk.reorganise(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    clerk.reverse(applied)

    with refused(RegisterMovedOn):
        clerk.apply(applied)


@attack("a reorganisation reversed, rehearsed anew and applied again", RIGHT)
def test_a_reversed_reorganisation_rehearsed_anew_gives_the_same(clerk: Clerk, unit: dict[str, int]) -> None:
    before = register_told()
    applied = clerk.reorganise(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    taken = members_in(unit["na_lau"], on=day(DAY))
    clerk.reverse(applied)
    given_back = register_told()

    with sealed():
        withdraw_approval(reorganisation_id=applied, basis=ON_PAPER, by=Clerk(clerk.world).by)
    assert clerk.rehearse(applied) == []
    Clerk(clerk.world).approve(applied)
    clerk.apply(applied)

    assert given_back == before
    assert members_in(unit["na_lau"], on=day(DAY)) == taken
    sound()


@attack("two reorganisations of one day, both moving one unit", RIGHT)
def test_of_two_reorganisations_of_one_day_the_later_entry_has_the_last_word(
    clerk: Clerk, unit: dict[str, int]
) -> None:
    clerk.reorganise(DAY, Move(unit["kiem_lam"], unit["muong_chanh"]))

    clerk.reorganise(DAY, Move(unit["kiem_lam"], unit["province"]))

    assert clerk.above("kiem_lam", EVE) == ("thach_binh", "province")
    assert clerk.above("kiem_lam", DAY) == ("province",)
    sound()


@attack("two reorganisations of one day, the first reversed first", "LaterFactsRestOnEntry")
def test_of_two_reorganisations_of_one_day_the_first_is_not_reversed_first(clerk: Clerk, unit: dict[str, int]) -> None:
    first = clerk.reorganise(DAY, Move(unit["kiem_lam"], unit["muong_chanh"]))
    clerk.reorganise(DAY, Move(unit["kiem_lam"], unit["province"]))

    with refused(LaterFactsRestOnEntry):
        clerk.reverse(first)


@attack("two reorganisations of one day, reversed last first", RIGHT)
def test_two_reorganisations_of_one_day_reversed_in_turn_leave_nothing(clerk: Clerk, unit: dict[str, int]) -> None:
    before = register_told()
    first = clerk.reorganise(DAY, Move(unit["kiem_lam"], unit["muong_chanh"]))
    second = clerk.reorganise(DAY, Move(unit["kiem_lam"], unit["province"]))

    clerk.reverse(second)
    clerk.reverse(first)

    assert register_told() == before
    sound()


@attack("two reorganisations of one day, both recoding one unit", RIGHT)
def test_of_two_recodings_of_one_day_the_later_entry_has_the_last_word(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.reorganise(DAY, Recode(unit["kiem_lam"], "A"))

    clerk.reorganise(DAY, Recode(unit["kiem_lam"], "B"))

    assert unit_on(unit["kiem_lam"], on=day(DAY)).code == "B"
    sound()


@attack("a reorganisation of the future, withdrawn before its day", RIGHT)
def test_a_planned_reorganisation_withdrawn_leaves_nothing(clerk: Clerk, unit: dict[str, int]) -> None:
    before = register_told()
    applied = clerk.reorganise(
        "01/01/2040", Absorb(unit["na_lau"], (unit["khe_vai"],)), Move(unit["kiem_lam"], unit["province"])
    )
    planned = register_told()

    clerk.reverse(applied)

    assert planned != before
    assert register_told() == before
    sound()
