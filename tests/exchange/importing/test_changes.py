"""What a row says anew begins on its day: the day before, the day, the day after; late entries, endings."""

from datetime import date

import pytest

from chibo.exchange.importing.api import ImportRefused
from chibo.kernel.code_lists import match_code
from tests.exchange.importing.offices import (
    HEAD,
    NEW,
    ONE,
    THREE,
    TWO,
    VILLAGE,
    A,
    B,
    X,
    ask,
    cell_of,
    changed,
    events_of,
    said,
    take_in,
)

pytestmark = pytest.mark.usefixtures("office")

WHO = {"ll_number": "000001 BK", "name": "HOÀNG VĂN MỘT", "sex": "M", "admitted_on": "03/02/2012"}


def test_a_move_closes_the_old_place_on_the_day_the_new_one_opens() -> None:
    take_in({"members": [changed(WHO, cell_code="B", place_from="01/07/2018")]})

    assert cell_of("HOÀNG VĂN MỘT", "2018-06-30") == "A"
    assert cell_of("HOÀNG VĂN MỘT", "2018-07-01") == "B"
    assert cell_of("HOÀNG VĂN MỘT", "2018-07-02") == "B"
    assert events_of("HOÀNG VĂN MỘT")[-1] == ("moved", "01/07/2018")
    assert said("SELECT count(*) FROM members_memberevent WHERE kind = 'moved' AND counterpart_id <> cell_id") == 1


def test_a_late_entry_of_a_move_fits_in_before_the_move_known_already() -> None:
    take_in({"members": [changed(WHO, cell_code="B", place_from="01/07/2018")]})

    take_in(
        {
            "units": [changed(A, code="C", name="Chi bộ Khác")],
            "members": [changed(WHO, cell_code="C", place_from="01/01/2016")],
        }
    )

    assert [cell_of("HOÀNG VĂN MỘT", day) for day in ("2015-12-31", "2016-01-01", "2018-06-30", "2018-07-01")] == [
        "A",
        "C",
        "C",
        "B",
    ]


def test_b30_one_row_moves_a_person_and_another_row_edits_them() -> None:
    outcome = take_in(
        {
            "members": [
                changed(WHO, cell_code="B", place_from="01/07/2018"),
                changed(WHO, from_on="01/09/2019", education="Tiểu học"),
            ]
        }
    )

    assert outcome.plan.totals == {("members", "changed"): 2}
    assert cell_of("HOÀNG VĂN MỘT", "2020-01-01") == "B"
    assert ask("SELECT first_on FROM people_personattribute WHERE dimension = 'education' ORDER BY 1 NULLS FIRST") == [
        (None,),
        (date(2019, 9, 1),),
    ]


def test_an_attribute_from_a_day_leaves_the_days_before_as_they_were() -> None:
    take_in({"members": [changed(WHO, from_on="01/09/2019", theory="Trung cấp")]})
    take_in({"members": [changed(WHO, from_on="01/09/2015", theory="Sơ cấp")]})

    told = ask("SELECT first_on, code FROM people_personattribute WHERE dimension = 'theory' ORDER BY 1")
    assert told == [
        (date(2015, 9, 1), match_code("theory", "Sơ cấp")),
        (date(2019, 9, 1), match_code("theory", "Trung cấp")),
    ]


def test_what_was_never_recorded_is_recorded_without_a_day() -> None:
    take_in({"members": [changed(WHO, religion="Không")]})

    assert ask("SELECT first_on FROM people_personattribute WHERE dimension = 'religion'") == [(None,)]


def test_a_repeated_value_from_a_later_day_changes_nothing() -> None:
    assert take_in({"members": [changed(WHO, from_on="01/09/2019", ethnicity="Tày")]}).plan.changes == 0


def test_the_day_of_full_membership_filled_in_later_is_a_recognition() -> None:
    take_in({"members": [changed(TWO, official_on="19/05/2015")]})

    assert events_of("NÔNG THỊ HAI") == [("admitted", "19/05/2014"), ("recognised", "19/05/2015")]


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("died", "died"),
        ("expelled", "expelled"),
        ("removed.card", "removed"),
        ("own_request", "left"),
        ("transferred.other_province", "transferred_out"),
        ("admission_cancelled", "admission_cancelled"),
    ],
)
def test_a_member_who_leaves_is_no_longer_counted_from_that_day(kind: str, event: str) -> None:
    take_in({"members": [changed(WHO, left_on="10/10/2020", exit_kind=kind)]})

    assert cell_of("HOÀNG VĂN MỘT", "2020-10-09") == "A"
    assert cell_of("HOÀNG VĂN MỘT", "2020-10-10") is None
    assert ask("SELECT kind, cell_id IS NOT NULL FROM members_memberevent WHERE \"on\" = '2020-10-10'") == [
        (event, True)
    ]


def test_a_member_admitted_again_is_counted_again_from_the_new_place_on() -> None:
    take_in({"members": [changed(WHO, left_on="10/10/2015", exit_kind="removed.card")]})

    take_in(
        {"members": [changed(WHO, cell_code="A", readmitted="yes", admitted_on="20/11/2019", place_from="20/11/2019")]}
    )

    assert [cell_of("HOÀNG VĂN MỘT", day) for day in ("2015-10-09", "2017-01-01", "2019-11-20")] == ["A", None, "A"]
    assert ("readmitted", "20/11/2019") in events_of("HOÀNG VĂN MỘT")
    assert ("moved", "20/11/2019") not in events_of("HOÀNG VĂN MỘT")


def test_the_same_leaving_told_again_changes_nothing() -> None:
    row = changed(WHO, cell_code="A", left_on="10/10/2020", exit_kind="died")
    take_in({"members": [row]})

    assert take_in({"members": [row]}).plan.changes == 0


def test_an_exemption_is_an_event_and_the_place_stays() -> None:
    take_in({"members": [changed(WHO, exempt_on="01/01/2023")]})

    assert cell_of("HOÀNG VĂN MỘT", "2024-01-01") == "A"
    assert ("exempted", "01/01/2023") in events_of("HOÀNG VĂN MỘT")


def test_a_unit_renamed_and_given_another_kind_keeps_its_past() -> None:
    take_in(
        {"units": [changed(A, name="Chi bộ Bản Tàn Mới", unit_kind="base_cell", from_on="01/06/2015", founded_on="")]}
    )

    assert ask("SELECT first_on, name FROM units_unitname WHERE name LIKE '%%Bản Tàn%%' ORDER BY 1") == [
        (date(2010, 1, 1), "Chi bộ Bản Tàn"),
        (date(2015, 6, 1), "Chi bộ Bản Tàn Mới"),
    ]
    assert ask(
        "SELECT first_on, code FROM units_unitattribute WHERE dimension = 'level' AND first_on > '2010-01-01'"
    ) == [(date(2015, 6, 1), "base")]


def test_a_unit_moves_under_another_parent_with_all_its_members() -> None:
    take_in(
        {
            "units": [
                changed(X, code="Y", name="Đảng bộ xã khác"),
                changed(A, parent_code="Y", from_on="01/07/2019", founded_on=""),
            ]
        }
    )

    parents = ask(
        "SELECT lower(placed.valid_during), code.code FROM units_placement placed"
        " JOIN units_unitcode code ON code.unit_id = placed.parent_id"
        " JOIN units_unitcode child ON child.unit_id = placed.unit_id WHERE child.code = 'A' ORDER BY 1"
    )
    assert parents == [(date(2010, 1, 1), "X"), (date(2019, 7, 1), "Y")]
    assert said("SELECT count(*) FROM history.members_place") == 3


def test_a_unit_given_a_new_code_is_known_by_name_and_parent() -> None:
    take_in({"units": [changed(A, code="A2", from_on="01/07/2019", founded_on="")]})

    assert ask(
        "SELECT code, lower(valid_during), upper(valid_during) FROM units_unitcode WHERE code LIKE 'A%%' ORDER BY 1"
    ) == [
        ("A", date(2010, 1, 1), date(2019, 7, 1)),
        ("A2", date(2019, 7, 1), None),
    ]
    assert said("SELECT count(*) FROM units_unit") == 4


def test_b27_a_code_used_again_after_a_merger_names_the_new_unit_from_its_day_on() -> None:
    take_in(
        {
            "members": [changed(THREE, cell_code="A", place_from="01/07/2019")],
            "units": [changed(B, ended_on="01/07/2019", end_kind="absorb", successor_code="A")],
        }
    )
    take_in({"units": [changed(B, name="Chi bộ Mới", founded_on="01/01/2021")]})

    assert said("SELECT count(*) FROM units_unitcode WHERE code = 'B'") == 2
    assert said("SELECT count(*) FROM units_lineage WHERE first_on = '2019-07-01' AND kind = 'absorb'") == 1
    assert take_in({"units": [changed(B, ended_on="01/07/2019")]}).plan.changes == 0
    assert take_in({"units": [changed(B, name="Chi bộ Mới", founded_on="01/01/2021")]}).plan.changes == 0


@pytest.mark.parametrize(
    ("admitted_on", "is_of_the_first"), [("30/06/2019", True), ("01/01/2021", False), ("02/01/2021", False)]
)
def test_a_code_borne_by_two_units_in_turn_names_for_each_fact_of_a_row_the_one_of_its_day(
    admitted_on: str, is_of_the_first: bool
) -> None:
    moved = changed(THREE, cell_code="A", place_from="01/07/2019")
    take_in({"members": [moved], "units": [changed(B, ended_on="01/07/2019", end_kind="absorb", successor_code="A")]})
    take_in({"units": [changed(B, name="Chi bộ Mới", founded_on="01/01/2021")]})

    newcomer = changed(NEW, cell_code="B", place_from="02/01/2021", admitted_on=admitted_on, admission_cell_code="B")
    secretary = changed(HEAD, unit_code="B", ll_number=NEW["ll_number"], name=NEW["name"], held_from="02/01/2021")
    secretary["born_on"] = NEW["born_on"]
    take_in({"members": [newcomer], "officers": [secretary]})

    first, second = (
        unit for (unit,) in ask("SELECT unit_id FROM units_unitcode WHERE code = 'B' ORDER BY lower(valid_during)")
    )
    newest = "member_id = (SELECT max(id) FROM members_member)"
    assert said(f"SELECT cell_id FROM members_place WHERE {newest}") == second
    admitting = said(f"SELECT cell_id FROM members_memberevent WHERE kind = 'admitted' AND {newest}")
    assert admitting == (first if is_of_the_first else second)
    assert said("SELECT unit_id FROM offices_seat ORDER BY id DESC LIMIT 1") == second


def test_what_ends_with_a_unit_ends_that_day_its_posts_terms_and_villages_too() -> None:
    take_in({"units": [changed(A, congress_ordinal="5", term_from="01/01/2020", term_to="01/01/2025")]})

    take_in(
        {
            "units": [changed(A, ended_on="01/07/2022", end_kind="dissolve")],
            "members": [
                changed(ONE, cell_code="B", place_from="01/07/2022"),
                changed(TWO, cell_code="B", place_from="01/07/2022"),
            ],
        }
    )

    for table in ("units_term", "offices_holding", "offices_seat", "areas_serving"):
        assert said(f"SELECT max(upper(valid_during)) FROM {table}") == date(2022, 7, 1), table


def test_a_new_term_ends_the_one_before() -> None:
    take_in({"units": [changed(A, congress_ordinal="5", term_from="01/01/2018")]})
    take_in({"units": [changed(A, congress_ordinal="6", term_from="01/07/2020")]})

    assert ask("SELECT congress_ordinal, upper(valid_during) FROM units_term ORDER BY 1") == [
        (5, date(2020, 7, 1)),
        (6, None),
    ]


def test_a_village_goes_over_to_another_cell() -> None:
    take_in({"areas": [changed(VILLAGE, cell_code="B", from_on="01/01/2020")]})

    assert ask("SELECT lower(valid_during), upper(valid_during) FROM areas_serving ORDER BY 1 NULLS FIRST")[-1] == (
        date(2020, 1, 1),
        None,
    )
    assert said("SELECT count(*) FROM areas_serving WHERE valid_during @> date '2019-12-31'") == 1


def test_a_post_is_ended_by_its_own_column_and_another_holder_follows() -> None:
    take_in(
        {
            "officers": [
                changed(HEAD, held_to="01/05/2022"),
                changed(HEAD, ll_number="000002 BK", held_from="01/05/2022"),
            ]
        }
    )

    assert ask("SELECT lower(valid_during), upper(valid_during) FROM offices_holding ORDER BY 1") == [
        (date(2020, 4, 10), date(2022, 5, 1)),
        (date(2022, 5, 1), None),
    ]
    assert said("SELECT count(*) FROM offices_seat") == 1


def test_where_a_member_meets_pays_and_lives_are_relations_of_their_own() -> None:
    take_in({"members": [changed(WHO, meeting_cell_code="B", residence_cell_code="B", from_on="01/01/2021")]})

    assert said("SELECT lower(valid_during) FROM members_meetingplace") == date(2021, 1, 1)
    assert said("SELECT lower(valid_during) FROM members_residenceplace") == date(2021, 1, 1)
    assert said("SELECT count(*) FROM members_feeplace") == 0
    assert cell_of("HOÀNG VĂN MỘT", "2022-01-01") == "A"


CORRECTIONS = [
    (
        {"members": [changed(WHO, born_on="18/05/1975")]},
        "SELECT born_on::text FROM people_person WHERE born_on > '1975-01-01' AND born_on < '1976-01-01'",
        "1975-05-18",
    ),
    (
        {"members": [changed(WHO, ethnicity="Nùng")]},
        "SELECT count(*)::text FROM people_personattribute WHERE dimension = 'ethnicity'",
        "1",
    ),
    (
        {"members": [changed(WHO, cell_code="B", place_from="03/02/2012")]},
        "SELECT count(*)::text FROM members_place JOIN units_unitcode ON unit_id = cell_id WHERE code = 'B'",
        "2",
    ),
    (
        {"members": [changed(WHO, official_on="04/02/2013")]},
        "SELECT max(\"on\")::text FROM members_memberevent WHERE kind = 'recognised'",
        "2013-02-04",
    ),
    (
        {"members": [changed(WHO, personal_id="006075001235", ll_number="000001 BK")]},
        "SELECT value FROM people_identifier WHERE kind = 'personal_id'",
        "006075001235",
    ),
    (
        {"units": [changed(A, name="Chi bộ Bản Tàng")]},
        "SELECT name FROM units_unitname WHERE name LIKE '%%Bản Tàn%%'",
        "Chi bộ Bản Tàng",
    ),
]


@pytest.mark.parametrize(("sheets", "question", "answer"), CORRECTIONS)
def test_a_correction_is_refused_until_it_is_asked_for_and_history_keeps_both(
    sheets: dict[str, list[dict[str, str]]], question: str, answer: str
) -> None:
    with pytest.raises(ImportRefused):
        take_in(sheets)

    outcome = take_in(sheets, correct=True)

    assert said(question) == answer
    assert ask("SELECT kind FROM audit_entry WHERE id = %(id)s", id=outcome.entry_id) == [("correction",)]
    assert take_in(sheets).plan.changes == 0
