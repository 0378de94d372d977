"""What the second province is told with makes the figures printed of it on 10/11/2021."""

from collections import Counter
from datetime import date

import pytest

from chibo.demo.books import put_up_shelf
from chibo.demo.days import OPENING, day, year_of
from chibo.demo.khanh_hoa.province import KHANH_HOA
from chibo.demo.places import communes
from chibo.demo.plan import Plan, Unit
from chibo.demo.story import tell
from chibo.demo.targets import targets
from chibo.demo.trees import build_tree

MEMBERS = {target.on.toordinal(): target.value for target in targets(KHANH_HOA) if target.code == "mem.total"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan = Plan(KHANH_HOA)
    build_tree(plan)
    return plan


@pytest.fixture(scope="module")
def standing(plan: Plan) -> list[Unit]:
    return [unit for unit in plan.units.values() if unit.stands_on(KHANH_HOA.count)]


def test_the_tree_has_the_units_of_the_article(standing: list[Unit]) -> None:
    kinds, levels = Counter(unit.kind for unit in standing), Counter(unit.level for unit in standing)
    direct = [unit for unit in standing if unit.parent == KHANH_HOA.root]

    assert (len(direct), sum(unit.kind == "base_committee" for unit in direct)) == (15, 2)
    assert (levels["base"], kinds["base_cell"], levels["base"] - kinds["base_cell"]) == (686, 427, 259)
    assert (kinds["sectional_committee"], kinds["sub_cell"]) == (13, 2538)
    assert sum(unit.kind == "rural_district" or unit.kind in {"town", "provincial_city"} for unit in direct) == 9


def test_every_commune_has_its_committee(standing: list[Unit]) -> None:
    led = Counter(unit.name for unit in standing if unit.kind in {"commune", "ward", "township"})

    assert len(communes(KHANH_HOA)) == 132
    assert sum(led.values()) == 132
    assert all(f"Đảng bộ {commune.type} {commune.name}" in led for commune in communes(KHANH_HOA))


def test_every_village_and_block_has_a_standing_cell_that_serves_no_other(plan: Plan) -> None:
    serving = [area.cells[-1][1] for area in plan.areas if area.ended_on is None]

    assert len(serving) == len(set(serving)) == 991
    assert all(plan.units[cell].stands_on(KHANH_HOA.count) for cell in serving)


def test_the_term_of_the_province_is_the_one_its_eighteenth_congress_opened(plan: Plan) -> None:
    ordinal, from_on, to_on = plan.units[KHANH_HOA.root].terms[-1]

    assert (ordinal, year_of(from_on), year_of(to_on)) == (18, 2020, 2025)


def test_who_comes_less_who_goes_makes_1800_in_each_calendar_year() -> None:
    growth: Counter[int] = Counter()
    for intake in KHANH_HOA.intakes:
        growth[year_of(intake.span[0])] += intake.admitted + intake.arrived
    for leaving in (*KHANH_HOA.leavings, *KHANH_HOA.later_leavings):
        growth[year_of(leaving.first)] -= leaving.count

    assert growth == dict.fromkeys(range(2010, 2022), 1800)
    assert sum(allotment.members for allotment in KHANH_HOA.allotments) == MEMBERS[KHANH_HOA.count] == 45_239


def test_nothing_is_planned_after_the_last_book_is_recorded() -> None:
    *_, last = put_up_shelf(KHANH_HOA).books.values()

    assert last.recorded_at.date() == date.fromordinal(KHANH_HOA.closing) == date(2021, 12, 31)
    assert max(intake.span[1] for intake in KHANH_HOA.intakes) < KHANH_HOA.closing
    assert max(leaving.last for leaving in KHANH_HOA.later_leavings) < KHANH_HOA.closing


@pytest.mark.long
def test_the_members_of_each_new_years_eve_are_those_that_were_wanted() -> None:
    people = tell(KHANH_HOA).people

    found = {
        on: sum(one.entered_on <= on and (one.left_on is None or on < one.left_on) for one in people) for on in MEMBERS
    }

    assert found == MEMBERS
    assert [found[day(year, 12, 31)] for year in (2010, 2021)] == [25_700, 45_500]
    assert min(one.entered_on for one in people) == OPENING
