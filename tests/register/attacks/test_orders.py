"""Attacks by reorganisations: stale, tampered with, approved by the wrong hand, applied and reversed out of order."""

from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from chibo.kernel.actors import Actor
from chibo.register.members.api import members_in
from chibo.register.reorganisations.api import (
    Absorb,
    AlreadyApplied,
    ApprovedByItsDrafter,
    Dissolve,
    Found,
    HandOut,
    Merge,
    Move,
    NotRehearsed,
    PlanDoesNotHold,
    Recode,
    RegisterMovedOn,
    Rename,
    ReorganisationIsSettled,
    Split,
    redraft_reorganisation,
    withdraw_approval,
)
from chibo.register.units.api import unit_life
from chibo.register.units.models import Lineage
from tests.databases import sealed
from tests.invariants import run
from tests.register.attacks.attack import RIGHT, attack, refused, sound
from tests.register.attacks.deeds import Clerk, day
from tests.register.attacks.orders_of_a_clerk import DAY
from tests.worlds.lam_son import ON_PAPER, World


@attack("a circle by a reorganisation of a later day", "unit_would_stand_under_itself")
def test_a_later_reorganisation_that_closes_a_circle_is_found_by_its_rehearsal(
    clerk: Clerk, unit: dict[str, int]
) -> None:
    clerk.found("one", "province", "01/01/2024")
    clerk.found("two", "province", "01/01/2024")
    clerk.move("one", "two", "01/01/2026")

    assert clerk.rehearse(clerk.draft(DAY, Move(unit["two"], unit["one"]))) == ["unit_would_stand_under_itself"]


@attack("a circle by a reorganisation of an earlier day than a recorded move", "PlanDoesNotHold")
def test_an_earlier_reorganisation_that_closes_a_later_circle_is_refused(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.found("one", "province", "01/01/2024")
    clerk.found("two", "province", "01/01/2024")
    clerk.move("one", "two", "01/01/2030")
    ordered = clerk.ordered(DAY, Move(unit["two"], unit["one"]))

    with refused(PlanDoesNotHold, "unit_never_under_itself"):
        clerk.apply(ordered)


@attack("a reorganisation approved by its drafter", "ApprovedByItsDrafter")
def test_a_drafter_does_not_approve(world: World, unit: dict[str, int]) -> None:
    clerk = Clerk(world)
    drafted = clerk.draft(DAY, Rename(unit["na_lau"], "Chi bộ thôn Nà Dưới"))
    clerk.rehearse(drafted)

    with refused(ApprovedByItsDrafter):
        clerk.approve(drafted)


@attack("a reorganisation approved by its drafter under another name", "ApprovedByItsDrafter")
def test_a_drafter_does_not_approve_under_another_name(clerk: Clerk, unit: dict[str, int]) -> None:
    drafted = clerk.draft(DAY, Rename(unit["na_lau"], "Chi bộ thôn Nà Dưới"))
    clerk.rehearse(drafted)

    with refused(ApprovedByItsDrafter):
        Clerk(clerk.world, Actor(clerk.by.id, "Somebody Else")).approve(drafted)


@attack("a reorganisation applied that nobody approved", "NotRehearsed")
def test_what_is_not_approved_is_not_applied(clerk: Clerk, unit: dict[str, int]) -> None:
    drafted = clerk.draft(DAY, Rename(unit["na_lau"], "Chi bộ thôn Nà Dưới"))
    clerk.rehearse(drafted)

    with refused(NotRehearsed, "not_approved"):
        clerk.apply(drafted)


@attack("a reorganisation approved whose actions changed since the rehearsal", "NotRehearsed")
def test_what_was_changed_since_its_rehearsal_is_not_approved(clerk: Clerk, unit: dict[str, int]) -> None:
    drafted = clerk.draft(DAY, Rename(unit["na_lau"], "Chi bộ thôn Nà Dưới"))
    clerk.rehearse(drafted)
    with sealed():
        redraft_reorganisation(
            reorganisation_id=drafted,
            actions=[Rename(unit["na_lau"], "Chi bộ thôn Nà Trên")],
            basis=ON_PAPER,
            by=clerk.by,
        )

    with refused(NotRehearsed, "not_rehearsed"):
        Clerk(clerk.world).approve(drafted)


@attack("actions changed after the approval", "ReorganisationIsSettled")
def test_what_is_approved_is_not_redrafted(clerk: Clerk, unit: dict[str, int]) -> None:
    ordered = clerk.ordered(DAY, Rename(unit["na_lau"], "Chi bộ thôn Nà Dưới"))

    with refused(ReorganisationIsSettled):
        redraft_reorganisation(reorganisation_id=ordered, actions=[], basis=ON_PAPER, by=clerk.by)


@attack("an approval withdrawn after the application", "ReorganisationIsSettled")
def test_the_approval_of_what_is_applied_is_not_withdrawn(clerk: Clerk, unit: dict[str, int]) -> None:
    applied = clerk.reorganise(DAY, Rename(unit["na_lau"], "Chi bộ thôn Nà Dưới"))

    with refused(ReorganisationIsSettled):
        withdraw_approval(reorganisation_id=applied, basis=ON_PAPER, by=Clerk(clerk.world).by)


@attack("a rehearsed plan tampered with by hand: a row rewritten", "past_is_never_rewritten")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reorganisations_plannedchange SET other_id = 1",
        "DELETE FROM reorganisations_finding",
        "UPDATE reorganisations_rehearsal SET is_sound = true",
    ],
)
def test_a_rehearsal_is_not_rewritten(clerk: Clerk, unit: dict[str, int], statement: str) -> None:
    clerk.rehearse(clerk.draft(DAY, Rename(unit["na_lau"], "Chi bộ thôn Nà Dưới")))

    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
        run(statement)


@attack("a reorganisation applied after a later entry touched its unit", "RegisterMovedOn")
def test_a_plan_is_stale_once_its_unit_changed(clerk: Clerk, unit: dict[str, int]) -> None:
    ordered = clerk.ordered(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    clerk.rename("khe_vai", "Chi bộ Khe Nóng", "01/01/2026")

    with refused(RegisterMovedOn):
        clerk.apply(ordered)


@attack("a reorganisation applied after a member came to a cell that it ends", "RegisterMovedOn")
def test_a_plan_is_stale_once_a_member_came(clerk: Clerk, unit: dict[str, int]) -> None:
    ordered = clerk.ordered(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    clerk.move_member("kiem_lam_1", "khe_vai", "01/01/2026")

    with refused(RegisterMovedOn):
        clerk.apply(ordered)


@attack("a reorganisation applied after a unit came under one that it ends, even later", "RegisterMovedOn")
def test_a_plan_is_stale_once_a_unit_is_to_come(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.found("one", "dong_may", "01/01/2024")
    ordered = clerk.ordered(DAY, Absorb(unit["na_lau"], (unit["one"],)))
    clerk.found("two", "one", "01/01/2030")

    with refused(RegisterMovedOn):
        clerk.apply(ordered)


@attack("a reorganisation applied after something else changed that it does not touch", RIGHT)
def test_a_plan_stands_while_others_work_elsewhere(clerk: Clerk, unit: dict[str, int]) -> None:
    ordered = clerk.ordered(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    clerk.part("kiem_lam_1", "01/01/2026")
    clerk.found("elsewhere", "suoi_trong", "01/01/2026")

    clerk.apply(ordered)

    assert unit_life(unit["khe_vai"]).end == day(DAY)
    sound()


@attack("a reorganisation applied twice", "AlreadyApplied")
def test_a_reorganisation_is_not_applied_twice(clerk: Clerk, unit: dict[str, int]) -> None:
    applied = clerk.reorganise(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))

    with refused(AlreadyApplied):
        clerk.apply(applied)


@attack("a reorganisation of the past, over moves recorded for later", RIGHT)
def test_a_reorganisation_of_the_past_leaves_later_moves(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.move("khe_vai", "suoi_trong", "01/01/2026")
    clerk.move_member("khe_vai_1", "kiem_lam", "01/01/2026")

    clerk.reorganise(
        "01/01/2020",
        Rename(unit["khe_vai"], "Chi bộ Khe Nóng"),
        Merge("c", "Đảng bộ xã Mây Trong", "commune", unit["thach_binh"], (unit["dong_may"],), level="base"),
    )

    assert clerk.above("khe_vai", "31/12/2019")[0] == "dong_may"
    assert len({clerk.above("khe_vai", "01/01/2020")[0], "dong_may", "suoi_trong"}) == 3
    assert clerk.above("khe_vai", "01/01/2026")[0] == "suoi_trong"
    assert clerk.counting("khe_vai_1", "01/01/2026") == ("kiem_lam",)
    sound()


@attack("a unit ended under which another comes later", "later_fact_contradicts")
def test_a_rehearsal_finds_the_child_that_comes_later(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.found("one", "thach_binh", "01/01/2024")
    clerk.move("kiem_lam", "one", "01/01/2030")

    assert clerk.rehearse(clerk.draft(DAY, Absorb(unit["na_lau"], (unit["one"],)))) == ["later_fact_contradicts"]


@attack("a cell ended to which a member comes later", "later_fact_contradicts")
def test_a_rehearsal_finds_the_member_who_comes_later(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.move_member("kiem_lam_1", "khe_vai", "01/01/2030")

    assert clerk.rehearse(clerk.draft(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))) == ["later_fact_contradicts"]


@attack("a cell handed out whose member was to move to another cell of ours later", "later_fact_contradicts")
def test_a_rehearsal_finds_the_member_who_leaves_and_would_come_back(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.move_member("khe_vai_1", "kiem_lam", "01/01/2030")

    assert clerk.rehearse(clerk.draft(DAY, HandOut(unit["khe_vai"], "Đảng bộ tỉnh Hà Mai"))) == [
        "later_fact_contradicts"
    ]


@attack("a split that lists a member counted elsewhere", "member_not_of_the_unit")
def test_a_split_does_not_take_members_of_another_cell(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.found("one", "dong_may", "01/01/2024")
    split = Split(
        unit["na_lau"], (unit["one"],), unit["na_lau"], members={clerk.world.members["ban_luong_1"]: unit["one"]}
    )

    assert clerk.rehearse(clerk.draft(DAY, split)) == ["member_not_of_the_unit"]


@attack("a merger into a code that is taken later", "PlanDoesNotHold")
def test_a_plan_does_not_take_a_code_taken_later(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.recode("kiem_lam", "K1", "01/01/2030")
    ordered = clerk.ordered(DAY, Recode(unit["na_lau"], "K1"))

    with refused(PlanDoesNotHold, "unit_code_names_one_unit_at_a_time"):
        clerk.apply(ordered)


@attack("a unit moved under one that ends later", "PlanDoesNotHold")
def test_a_plan_does_not_place_a_unit_under_one_that_ends_before_it(clerk: Clerk, unit: dict[str, int]) -> None:
    clerk.found("one", "province", "01/01/2024")
    clerk.end("one", "01/01/2030")
    ordered = clerk.ordered(DAY, Move(unit["kiem_lam"], unit["one"]))

    with refused(PlanDoesNotHold, "placement_within_life_of_parent"):
        clerk.apply(ordered)


@attack("members taken in by a cell that ends later", "PlanDoesNotHold")
def test_a_plan_does_not_count_members_in_a_cell_that_ends_before_they_leave(
    clerk: Clerk, unit: dict[str, int]
) -> None:
    clerk.found("one", "dong_may", "01/01/2024")
    clerk.end("one", "01/01/2030")
    ordered = clerk.ordered(DAY, Absorb(unit["one"], (unit["khe_vai"],)))

    with refused(PlanDoesNotHold):
        clerk.apply(ordered)


@attack("a unit absorbed by one that stands under it", "unit_takes_in_its_parent")
def test_a_unit_does_not_take_in_its_parent(clerk: Clerk, unit: dict[str, int]) -> None:
    assert clerk.rehearse(clerk.draft(DAY, Absorb(unit["na_lau"], (unit["dong_may"],)))) == ["unit_takes_in_its_parent"]


@attack("a unit founded and ended in one order", "unit_founded_and_ended_at_once")
def test_a_unit_is_not_founded_and_ended_at_once(clerk: Clerk, unit: dict[str, int]) -> None:
    found = Found("one", "Chi bộ Một", "sub_cell", unit["dong_may"])

    assert clerk.rehearse(clerk.draft(DAY, found, Absorb(unit["na_lau"], ("one",)))) == [
        "unit_founded_and_ended_at_once"
    ]


@attack("a unit used after it ended in the same order", "unit_ended_before")
def test_a_unit_that_ended_is_not_moved_by_the_same_order(clerk: Clerk, unit: dict[str, int]) -> None:
    actions = (Absorb(unit["na_lau"], (unit["khe_vai"],)), Move(unit["khe_vai"], unit["suoi_trong"]))

    assert clerk.rehearse(clerk.draft(DAY, *actions)) == ["unit_ended_before"]


@attack("a reorganisation of a day on which its unit does not live yet", "unit_not_found")
def test_a_unit_not_yet_founded_is_not_reorganised(clerk: Clerk, unit: dict[str, int]) -> None:
    assert clerk.rehearse(clerk.draft("31/08/2012", Rename(unit["school"], "Chi bộ Trường"))) == ["unit_not_found"]


@attack("an approval that outlives a new rehearsal with another plan", "NotRehearsed")
def test_a_plan_that_nobody_approved_is_not_applied_under_an_older_approval(clerk: Clerk, unit: dict[str, int]) -> None:
    ordered = clerk.ordered(DAY, Absorb(unit["na_lau"], (unit["khe_vai"],)))
    clerk.move_member("kiem_lam_1", "khe_vai", "01/01/2026")
    assert clerk.rehearse(ordered) == []

    with refused(NotRehearsed, "not_approved"):
        clerk.apply(ordered)


@attack("a unit split and then absorbed by the same order, its shares counted twice", RIGHT)
def test_what_is_left_of_a_split_unit_goes_on_in_the_one_that_absorbs_it(clerk: Clerk, unit: dict[str, int]) -> None:
    members = members_in(unit["khe_vai"], on=day(DAY))
    found = Found("part", "Chi bộ Khe Nóng", "sub_cell", unit["dong_may"])
    split = Split(unit["khe_vai"], ("part",), unit["khe_vai"], members={members[0]: "part"})

    clerk.reorganise(DAY, found, split, Absorb(unit["na_lau"], (unit["khe_vai"],)))

    shares = Lineage.objects.filter(predecessor=unit["khe_vai"]).values_list("share_numerator", "share_denominator")
    assert sorted(Fraction(*share) for share in shares) == sorted(
        (Fraction(1, len(members)), 1 - Fraction(1, len(members)))
    )
    sound()


@attack("a cell dissolved into itself", "unit_takes_in_itself")
def test_a_cell_is_not_dissolved_into_itself(clerk: Clerk, unit: dict[str, int]) -> None:
    dissolved = Dissolve(unit["khe_vai"], members_to=unit["khe_vai"])

    assert clerk.rehearse(clerk.draft(DAY, dissolved)) == ["unit_takes_in_itself"]
