"""The workbooks tell nothing a sound register would refuse."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.demo.counting import CELLS, Counting
from tests.demo.register_on_paper import FIRST, LAST, Paper

SAMPLE = [date(year, month, 1) for year, month in zip(range(2010, 2025), (1, 6, 10) * 5, strict=True)]
CLOSE = date(2025, 6, 30)


def test_every_member_is_in_a_standing_cell_all_the_time(paper: Paper) -> None:
    wrong = []
    for number, member in paper.members.items():
        places = member.values["cell_code"]
        ends = [on for on, _ in places[1:]] + [member.day("left_on", LAST)]
        for (on, cell), end in zip(places, ends, strict=True):
            unit = paper.units[cell]
            if not (unit.day("founded_on", LAST) <= on < end <= unit.day("ended_on", LAST)):
                wrong.append((number, cell, on, end))

    assert wrong == []


def test_every_unit_stands_under_a_standing_parent(paper: Paper) -> None:
    wrong = []
    for code, unit in paper.units.items():
        for on, parent_code in unit.values.get("parent_code", []):
            start = max(on, unit.day("founded_on", FIRST))
            above = paper.units[parent_code]
            if start < above.day("founded_on", FIRST) or unit.day("ended_on", LAST) > above.day("ended_on", LAST):
                wrong.append((code, parent_code))

    assert wrong == []


def test_every_cell_has_one_secretary_on_every_day(paper: Paper) -> None:
    tenures: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for (_, post, cell, held_from), held_to in paper.posts.items():
        if post == "cell_secretary":
            tenures[cell].append((held_from, held_to))

    wrong = []
    for code, unit in paper.units.items():
        if unit.on("unit_kind", LAST) not in CELLS:
            continue
        spans = sorted(tenures[code])
        first = max(unit.day("founded_on", LAST), date(2010, 1, 1))
        whole = spans[0][0] <= first and spans[-1][1] == unit.day("ended_on", LAST)
        if not whole or any(end != start for (_, end), (start, _) in pairwise(spans)):
            wrong.append((code, spans))

    assert wrong == []


@pytest.mark.parametrize(
    "post", ["secretary", "unit_head", "village_head", "front_head", "people_committee_chair", "inspection_head"]
)
def test_a_single_seat_has_one_holder_at_a_time(paper: Paper, post: str) -> None:
    tenures: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for (_, held, where, held_from), held_to in paper.posts.items():
        if held == post:
            tenures[where].append((held_from, held_to))

    assert tenures
    assert [
        where
        for where, spans in tenures.items()
        if any(end > start for (_, end), (start, _) in pairwise(sorted(spans)))
    ] == []


def test_a_post_is_held_inside_the_life_of_its_unit_or_area(paper: Paper) -> None:
    subjects = paper.units | paper.areas
    wrong = [
        (holder, post, where, held_from)
        for (holder, post, where, held_from), held_to in paper.posts.items()
        if held_from < subjects[where].day("founded_on", LAST) or held_to > subjects[where].day("ended_on", LAST)
    ]

    assert wrong == []


def test_an_area_is_served_by_standing_cells_only(paper: Paper) -> None:
    wrong = []
    for code, area in paper.areas.items():
        servings = area.values["cell_code"]
        ends = [on for on, _ in servings[1:]] + [area.day("ended_on", LAST)]
        for (on, cell), end in zip(servings, ends, strict=True):
            start = max(on, area.day("founded_on", LAST))
            if start < paper.units[cell].day("founded_on", LAST) or end > paper.units[cell].day("ended_on", LAST):
                wrong.append((code, cell))

    assert wrong == []


def test_officers_of_a_cell_are_members_of_that_cell(paper: Paper) -> None:
    wrong = []
    for (holder, post, unit, held_from), held_to in paper.posts.items():
        if not post.startswith("cell_"):
            continue
        member = paper.members[holder]
        last = min(held_to - timedelta(1), CLOSE)
        seen = {member.on("cell_code", max(held_from, date(2010, 1, 1))), member.on("cell_code", last)}
        if seen != {unit} or last >= member.day("left_on", LAST) or member.day("official_on", LAST) > held_from:
            wrong.append((holder, post, unit, held_from))

    assert wrong == []


def test_terms_follow_each_other_inside_the_life_of_their_unit(paper: Paper) -> None:
    terms: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for (unit, _), span in sorted(paper.terms.items()):
        terms[unit].append(span)

    for code, spans in terms.items():
        assert all(end == start for (_, end), (start, _) in pairwise(spans)), code
        assert spans[0][0] >= paper.units[code].day("founded_on", FIRST), code
        assert spans[-1][1] <= paper.units[code].day("ended_on", LAST), code


def test_cells_are_never_without_members_and_seldom_small(counting: Counting, paper: Paper) -> None:
    for on in SAMPLE:
        sizes = [
            len(counting.members_by_cell(on).get(code, []))
            for code, unit in paper.units.items()
            if unit.on("unit_kind", on) in CELLS and counting.stands(unit, on)
        ]
        assert min(sizes) >= 3, on
        assert 10 < sum(sizes) / len(sizes) < 20, on


def test_events_of_a_life_are_in_order(paper: Paper) -> None:
    wrong = []
    for number, member in paper.members.items():
        born = member.day("born_on", LAST)
        joined = member.day("admitted_on", LAST)
        official = member.day("official_on", LAST)
        left = member.day("left_on", LAST)
        if not (born.year + 18 <= joined.year and joined < official and joined < left):
            wrong.append((number, born, joined, official, left))

    assert wrong == []


def test_identity_numbers_are_unique_and_fit_sex_and_birth(paper: Paper) -> None:
    numbers = [member.said["personal_id"] for member in paper.members.values() if "personal_id" in member.said]
    everybody = numbers + list(paper.outsiders)
    rows = [member.said for member in paper.members.values() if "personal_id" in member.said] + list(
        paper.outsiders.values()
    )

    assert len(set(everybody)) == len(everybody)
    for row in rows:
        year = int(row["born_on"][-4:])
        century = (2 if year >= 2000 else 0) + (row["sex"] == "F")
        assert row["personal_id"].startswith(f"006{century}{year % 100:02}")
        assert len(row["personal_id"]) == 12


def test_every_decision_that_is_named_is_in_the_sheets_of_decisions(paper: Paper) -> None:
    assert paper.named_decisions <= paper.decisions
    assert len(paper.decisions) > 1000
