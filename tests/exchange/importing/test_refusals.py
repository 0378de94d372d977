"""Each thing that cannot be taken in is refused at its row and column, with its rule and remedy, all at once."""

from collections.abc import Mapping, Sequence
from importlib.resources import files

import pytest

from chibo.exchange.importing.api import ImportRefused
from chibo.exchange.importing.sentences import SENTENCES
from tests.exchange.importing.offices import (
    HEAD,
    NEW,
    ONE,
    THREE,
    TWO,
    VILLAGE,
    A,
    B,
    T,
    X,
    changed,
    found_in,
    register_hash,
    take_in,
)

CELL = {"code": "C", "name": "Chi bộ Mới", "unit_kind": "sub_cell", "parent_code": "X", "founded_on": "01/01/2015"}
BOARD = {
    "code": "D",
    "name": "Đảng đoàn",
    "unit_kind": "party_delegation",
    "parent_code": "T",
    "founded_on": "01/01/2015",
}
SIGNED = {"number": "1-QĐ/TU", "issuer": "Tỉnh ủy", "signed_on": "01/02/2020", "subject": "một"}

type Sheets = Mapping[str, Sequence[Mapping[str, str]]]

CASES: list[tuple[str, Sheets, list[tuple[int, str, str]]]] = [
    (
        "a decision that is only numbered",
        {"units": [changed(CELL, decision_number="7-QĐ/HU")]},
        [(2, "decision_number", "decision_unknown")],
    ),
    (
        "a number that two decisions bear",
        {
            "decisions": [SIGNED, changed(SIGNED, issuer="Huyện ủy")],
            "units": [changed(CELL, decision_number="1-QĐ/TU")],
        },
        [(2, "decision_number", "decision_ambiguous")],
    ),
    ("an unknown parent", {"units": [changed(CELL, parent_code="NOWHERE")]}, [(2, "parent_code", "unit_unknown")]),
    ("b28: an orphan", {"units": [changed(CELL, parent_code="")]}, [(2, "parent_code", "parent_needed")]),
    (
        "b28: a cycle over units known before",
        {"units": [changed(X, parent_code="A", from_on="01/01/2020", founded_on="")]},
        [(2, "parent_code", "unit_under_itself")],
    ),
    (
        "a parent that is not there yet",
        {"units": [changed(CELL, founded_on="01/01/2005")]},
        [(2, "parent_code", "parent_not_yet")],
    ),
    (
        "b28: a parent that is closed",
        {
            "units": [
                changed(CELL, ended_on="01/01/2018"),
                changed(CELL, code="E", name="Tổ", unit_kind="party_group", parent_code="C", founded_on="01/01/2016"),
            ]
        },
        [(3, "parent_code", "parent_closed")],
    ),
    (
        "a unit ended over those below it",
        {"units": [changed(X, ended_on="01/01/2020")]},
        [(2, "parent_code", "ended_with_units_below")],
    ),
    (
        "a unit ended over its members",
        {"units": [changed(B, ended_on="01/01/2020")]},
        [(2, "ended_on", "ended_with_members")],
    ),
    (
        "a unit ended before a post in it begins",
        {
            "units": [changed(A, ended_on="01/01/2020")],
            "members": [changed(one, cell_code="B", place_from="01/01/2020") for one in (ONE, TWO)],
        },
        [(2, "ended_on", "facts_after_end")],
    ),
    (
        "a unit that would go on in itself",
        {
            "units": [
                changed(CELL, code="Z", founded_on="01/01/2015", ended_on="01/01/2016", successor_code="Z"),
            ]
        },
        [(2, "successor_code", "successor_not_there")],
    ),
    (
        "a unit that would go on in one ended before it",
        {
            "units": [
                changed(CELL, code="Z", founded_on="01/01/2015", ended_on="01/01/2016"),
                changed(CELL, code="Y", founded_on="01/01/2015", ended_on="01/01/2017", successor_code="Z"),
            ]
        },
        [(3, "successor_code", "successor_not_there")],
    ),
    ("a new unit of no kind", {"units": [changed(CELL, unit_kind="")]}, [(2, "unit_kind", "kind_needed")]),
    (
        "b27: a code given to two units at once",
        {
            "units": [
                changed(CELL, code="Z", founded_on="01/01/2015"),
                changed(A, code="Z", founded_on="", from_on="01/01/2016"),
            ]
        },
        [(2, "code", "code_in_use"), (3, "code", "code_in_use")],
    ),
    ("another first day", {"units": [changed(A, founded_on="02/01/2010")]}, [(2, "founded_on", "first_day_differs")]),
    (
        "an end before the beginning",
        {"units": [changed(A, founded_on="", ended_on="01/01/2009")]},
        [(2, "ended_on", "ends_before_it_begins")],
    ),
    (
        "a change before the unit was there",
        {"units": [changed(A, founded_on="", from_on="01/01/2009", name="Cũ")]},
        [(2, "from_on", "outside_life_of_unit")],
    ),
    (
        "a term outside the life of its unit",
        {"units": [changed(A, term_from="01/01/2005", congress_ordinal="1")]},
        [(2, "term_from", "outside_life_of_unit")],
    ),
    (
        "a term without its first day",
        {"units": [changed(A, congress_ordinal="7")]},
        [(2, "term_from", "term_needs_first_day")],
    ),
    (
        "a name that several units bear",
        {
            "units": [CELL, changed(CELL, code="E", parent_code="T")],
            "members": [changed(NEW, cell_code="", cell="Chi bộ Mới")],
        },
        [(2, "cell", "unit_name_ambiguous")],
    ),
    ("another name without a day", {"units": [changed(A, name="Khác")]}, [(2, "name", "changed_without_day")]),
    (
        "another name on the founding day",
        {"units": [changed(A, name="Khác", from_on="01/01/2010", founded_on="")]},
        [(2, "name", "differs_on_its_day")],
    ),
    (
        "a village in no cell known",
        {"areas": [changed(VILLAGE, code="V9", cell_code="NOWHERE")]},
        [(2, "cell_code", "unit_unknown")],
    ),
    (
        "a village of another kind",
        {"areas": [changed(VILLAGE, area_kind="block")]},
        [(2, "area_kind", "area_kind_differs")],
    ),
    (
        "a change before the village was there",
        {
            "areas": [
                changed(VILLAGE, code="V9", founded_on="01/01/2015"),
                changed(VILLAGE, code="V9", from_on="01/01/2014", name="Cũ"),
            ]
        },
        [(3, "from_on", "outside_life_of_area")],
    ),
    ("a cell unknown", {"members": [changed(NEW, cell_code="NOWHERE")]}, [(2, "cell_code", "unit_unknown")]),
    (
        "a cell that admitted unknown",
        {"members": [changed(NEW, admission_cell_code="NOWHERE")]},
        [(2, "admission_cell_code", "unit_unknown")],
    ),
    ("a new member in no cell", {"members": [changed(NEW, cell_code="")]}, [(2, "cell_code", "cell_needed")]),
    (
        "a place before the cell",
        {"members": [changed(NEW, admitted_on="01/01/2005", place_from="01/01/2005")]},
        [(2, "cell_code", "cell_not_then")],
    ),
    (
        "a member of a body beside the tree",
        {"units": [BOARD], "members": [changed(NEW, cell_code="D")]},
        [(2, "cell_code", "unit_beside_counts_nobody")],
    ),
    ("a move without its day", {"members": [changed(ONE, cell_code="B")]}, [(2, "place_from", "moved_without_day")]),
    (
        "a leaving without its kind",
        {"members": [changed(ONE, left_on="01/01/2020")]},
        [(2, "exit_kind", "exit_needs_kind")],
    ),
    (
        "a kind of leaving without its day",
        {"members": [changed(ONE, exit_kind="died")]},
        [(2, "left_on", "exit_needs_day")],
    ),
    (
        "leaving before the place begins",
        {"members": [changed(NEW, place_from="01/01/2022", left_on="01/01/2021", exit_kind="own_request")]},
        [(2, "left_on", "left_before_coming")],
    ),
    (
        "another day of admission",
        {"members": [changed(ONE, admitted_on="04/02/2012")]},
        [(2, "admitted_on", "event_differs")],
    ),
    ("another day of birth", {"members": [changed(ONE, born_on="18/05/1975")]}, [(2, "born_on", "birth_differs")]),
    ("another sex", {"members": [changed(THREE, sex="F")]}, [(2, "sex", "sex_differs")]),
    (
        "b25: a number of another, name and birth differing",
        {"members": [changed(NEW, personal_id="006075001234", ll_number="")]},
        [(2, "personal_id", "number_of_another")],
    ),
    (
        "b25: numbers of two people in one row",
        {"members": [changed(ONE, card_old="06000003")]},
        [
            (2, "card_old", "number_of_another"),
            (2, "ll_number", "number_of_another"),
            (2, "personal_id", "number_of_another"),
        ],
    ),
    (
        "b27: a second number of one kind",
        {"members": [changed(ONE, personal_id="006075009999")]},
        [(2, "personal_id", "number_differs")],
    ),
    (
        "a name that matches without a number",
        {"members": [changed(ONE, personal_id="", ll_number="")]},
        [(2, "name", "name_match_asked")],
    ),
    (
        "a holder unknown and unnamed",
        {"officers": [changed(HEAD, ll_number="000077 BK", unit_code="B")]},
        [(2, "name", "person_needs_name"), (2, "sex", "person_needs_sex")],
    ),
    (
        "a post of an unknown village",
        {
            "officers": [
                {"ll_number": "000001 BK", "post": "village_head", "area_code": "V9", "held_from": "01/01/2020"}
            ]
        },
        [(2, "area_code", "area_unknown")],
    ),
    (
        "a post before its unit",
        {"officers": [changed(HEAD, held_from="01/01/2009")]},
        [(2, "held_from", "post_outside_life")],
    ),
    (
        "two holders of one single seat",
        {"officers": [changed(HEAD, ll_number="000002 BK", held_from="01/01/2021")]},
        [(2, "held_from", "two_holders_of_a_single_seat")],
    ),
    (
        "two holders within one file",
        {
            "officers": [
                changed(HEAD, unit_code="B"),
                changed(HEAD, unit_code="B", ll_number="000002 BK", held_from="01/01/2021"),
            ]
        },
        [(2, "held_from", "two_holders_of_a_single_seat"), (3, "held_from", "two_holders_of_a_single_seat")],
    ),
    (
        "one person twice in a plural seat",
        {
            "officers": [
                changed(HEAD, post="cell_committee_member"),
                changed(HEAD, post="cell_committee_member", held_from="01/01/2022"),
            ]
        },
        [(2, "held_from", "twice_in_one_seat"), (3, "held_from", "twice_in_one_seat")],
    ),
]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("sheets", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_refused_at_its_place_and_nothing_is_written(
    sheets: Sheets, expected: list[tuple[int, str, str]]
) -> None:
    before = register_hash()

    with pytest.raises(ImportRefused) as refused:
        take_in(sheets)

    assert found_in(refused.value.outcome) == expected
    assert register_hash() == before
    first = refused.value.outcome.refusals[0]
    assert first.file.endswith(".csv")
    assert first.rule
    assert first.remedy


@pytest.mark.usefixtures("office")
def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(ImportRefused) as refused:
        take_in(
            {
                "units": [changed(CELL, parent_code="NOWHERE"), changed(A, name="Khác")],
                "members": [changed(NEW, cell_code="NOWHERE"), changed(ONE, born_on="18/05/1975")],
                "officers": [changed(HEAD, held_from="01/01/2009")],
            }
        )

    assert {refusal.code for refusal in refused.value.outcome.refusals} == {
        "unit_unknown",
        "changed_without_day",
        "birth_differs",
        "post_outside_life",
    }


@pytest.mark.usefixtures("office")
def test_a_second_root_directly_under_the_centre_is_taken_with_a_warning() -> None:
    outcome = take_in({"units": [changed(T, code="T2", name="Đảng bộ tỉnh khác")]})

    assert [warning.code for warning in outcome.warnings] == ["second_root"]


@pytest.mark.django_db
def test_two_roots_that_may_not_be_roots_are_both_refused() -> None:
    with pytest.raises(ImportRefused) as refused:
        take_in({"units": [changed(X, parent_code=""), changed(B, parent_code="")]})

    assert found_in(refused.value.outcome) == [(2, "parent_code", "parent_needed"), (3, "parent_code", "parent_needed")]


@pytest.mark.usefixtures("office")
def test_b26_twins_with_numbers_of_their_own_are_two_people() -> None:
    twin = changed(NEW, ll_number="000010 BK")

    outcome = take_in({"members": [NEW, twin]})

    assert outcome.plan.totals == {("members", "new"): 2}


@pytest.mark.usefixtures("office")
def test_a_name_match_is_taken_when_it_is_agreed_to() -> None:
    outcome = take_in({"members": [changed(ONE, personal_id="", ll_number="")]}, accept_name_matches=True)

    assert outcome.plan.totals == {("members", "unchanged"): 1}
    assert [warning.code for warning in outcome.warnings] == ["name_match_taken"]


def test_every_sentence_names_a_rule_and_a_remedy() -> None:
    for code, (rule, remedy) in SENTENCES.items():
        assert rule.endswith((".", "%(detail)s")), code
        assert remedy.endswith("."), code


def test_every_sentence_belongs_to_a_rule_of_the_steps() -> None:
    folder = files("chibo.exchange.importing").joinpath("sql")
    steps = "".join(file.read_text(encoding="utf-8") for file in folder.iterdir())

    assert [code for code in SENTENCES if f"'{code}'" not in steps] == ["constraint_broken"]
