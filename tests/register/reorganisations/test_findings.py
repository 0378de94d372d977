"""What a rehearsal finds that needs a person: cells, committees and holders of posts, on the rule of the day."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.register.offices.api import appoint_officer
from chibo.register.reorganisations.api import Absorb, Action, Merge, Rename, Split, do_at_once
from chibo.register.reorganisations.models import Finding
from chibo.register.reorganisations.rules.committees import Committee, full_after, of_cells, over_size
from chibo.register.reorganisations.rules.plan import Change, Plan, PlannedChange
from chibo.register.reorganisations.rules.tree import Tree, UnitThen
from tests.databases import sealed
from tests.register.reorganisations.acting import DAY, PAPER, findings_of, rehearsed
from tests.worlds.lam_son import World

EVE, AFTER = date(2025, 6, 30), date(2025, 7, 2)
CELL = 7


def _tree(level: str = "cell", **told: object) -> Tree:
    return Tree.of([UnitThen(CELL, 1, level, **told)], {})  # type: ignore[arg-type]


def _codes(full: int, plain: int, on: date, *, tree: Tree | None = None) -> list[str]:
    sitting = {CELL: Committee(plain + 2, plain)}
    return [found.code for found in of_cells(tree or _tree(), {CELL: full}, {CELL: 1}, sitting, on=on)]


@pytest.mark.parametrize("on", [EVE, DAY, AFTER])
@pytest.mark.parametrize(
    ("full", "plain", "said"),
    [
        (2, 0, ["cell_under_the_minimum"]),
        (3, 0, []),
        (8, 0, []),
        (8, 1, ["committee_of_a_small_cell"]),
        (9, 0, ["cell_without_a_committee"]),
        (9, 1, []),
        (0, 1, []),
    ],
)
def test_a_cell_has_as_many_members_and_a_committee_as_the_rule_asks(
    full: int, plain: int, said: list[str], on: date
) -> None:
    assert _codes(full, plain, on) == said


def test_before_the_first_known_rule_nothing_is_asked() -> None:
    assert _codes(2, 9, date(2011, 1, 18)) == []


def test_the_committee_of_a_new_cell_is_appointed_and_not_asked_about() -> None:
    assert _codes(12, 0, DAY, tree=_tree(is_new=True)) == []


@pytest.mark.parametrize(
    ("on", "people", "said"),
    [(EVE, 8, []), (DAY, 7, []), (DAY, 8, ["committee_over_size"]), (AFTER, 8, ["committee_over_size"])],
)
def test_a_committee_has_no_more_people_than_the_rule_of_the_day_lets_it(
    on: date, people: int, said: list[str]
) -> None:
    for rule in ("cell.committee_max", "partcommittee.max_members"):
        found = over_size(_tree(), {CELL: 1}, {CELL: Committee(people, people)}, rule=rule, on=on)
        assert [one.code for one in found] == said


def test_members_listed_one_by_one_are_counted_where_they_went_and_no_more_where_they_were() -> None:
    plan = Plan([PlannedChange(1, Change.MEMBER, 100, 8), PlannedChange(1, Change.MEMBER, 101, 8)])

    after, concerned = full_after(plan, {7: 5, 8: 2}, {100: (7, True), 101: (7, False)})

    assert after == {7: 4, 8: 3}
    assert concerned == {7: 1, 8: 1}


def test_what_is_left_of_a_cell_that_ends_goes_on_without_those_listed() -> None:
    plan = Plan([PlannedChange(1, Change.MEMBER, 100, 8), PlannedChange(1, Change.MEMBERS, 7, 9)])

    after, _ = full_after(plan, {7: 5, 8: 0, 9: 1}, {100: (7, True)})

    assert after == {7: 0, 8: 1, 9: 5}


def test_a_cell_that_gives_members_away_is_asked_about_too(world: World) -> None:
    unit, member = world.units, world.members
    split = Split(
        unit["na_lau"], (unit["na_lau"], unit["khe_vai"]), unit["na_lau"],
        members={member["admitted_in_2014"]: unit["khe_vai"]},
    )  # fmt: skip

    _, rehearsal = rehearsed([split], by=OPERATOR)

    small = Finding.objects.get(rehearsal=rehearsal, code="cell_under_the_minimum")
    assert small.unit_ids == [unit["na_lau"]]


def _hold(world: World, person: str, unit: str, post: str = "cell_secretary", on: date = DAY) -> None:
    with sealed():
        appoint_officer(
            person_id=world.people[person], post=post, unit_id=world.units[unit], appointment_form="appointed",
            effective_on=on, basis=PAPER, by=OPERATOR,
        )  # fmt: skip


def _merged(world: World) -> list[Action]:
    unit = world.units
    return [Merge("xa", "Đảng bộ xã Mới", "commune", unit["thach_binh"], (unit["dong_may"],), level="base")]


def test_who_leads_two_units_is_named_where_neither_is_named_by_an_action(world: World) -> None:
    _hold(world, "secretary_of_na_lau", "kiem_lam", post="cell_deputy_secretary", on=date(2025, 6, 1))
    without = findings_of(rehearsed(_merged(world), by=OPERATOR)[1])
    from chibo.register.offices.api import end_holding

    with sealed():
        end_holding(
            holding_id=world.holdings["secretary_of_ban_luong"], effective_on=date(2025, 6, 2), basis=PAPER, by=OPERATOR
        )
    _hold(world, "secretary_of_na_lau", "ban_luong", on=date(2025, 6, 2))

    rehearsal = rehearsed(_merged(world), by=OPERATOR)[1]

    assert "holder_of_two_posts" not in without
    found = Finding.objects.get(rehearsal=rehearsal, code="holder_of_two_posts")
    assert sorted(found.unit_ids) == sorted([world.units["na_lau"], world.units["ban_luong"]])
    assert (found.refuses, found.told) == (False, {"person": world.people["secretary_of_na_lau"]})


def test_a_post_in_a_unit_that_ends_is_no_second_one(world: World) -> None:
    from chibo.register.offices.api import end_holding

    with sealed():
        end_holding(
            holding_id=world.holdings["secretary_of_ban_luong"], effective_on=date(2025, 6, 2), basis=PAPER, by=OPERATOR
        )
    _hold(world, "secretary_of_na_lau", "ban_luong", on=date(2025, 6, 2))
    unit = world.units

    rehearsal = rehearsed([Absorb(unit["ban_luong"], (unit["na_lau"],))], by=OPERATOR)[1]

    assert "holder_of_two_posts" not in findings_of(rehearsal)


def test_a_list_that_names_no_part_is_refused_and_not_stumbled_over(world: World) -> None:
    unit = world.units
    split = Split(
        unit["dong_may"], (unit["suoi_trong"],), unit["suoi_trong"], children={unit["na_lau"]: unit["kiem_lam"]}
    )

    _, rehearsal = rehearsed([split], by=OPERATOR)

    assert "part_not_named" in findings_of(rehearsal)


def test_findings_do_not_forbid_a_verb_done_at_once(world: World) -> None:
    with sealed():
        assert do_at_once(
            actions=[Rename(world.units["na_lau"], "Chi bộ Khác")], effective_on=DAY, basis=PAPER, by=OPERATOR
        )
