"""What the files say, the register says: from an empty one, twice, and without writing."""

from datetime import date

import pytest

from chibo.exchange.importing.api import ImportRefused
from tests.exchange.importing.offices import (
    HEAD,
    ONE,
    TWO,
    VILLAGE,
    A,
    B,
    T,
    X,
    ask,
    cell_of,
    changed,
    events_of,
    register_hash,
    said,
    take_in,
    take_office,
)

pytestmark = pytest.mark.django_db


def test_an_office_becomes_a_register() -> None:
    outcome = take_office()

    assert outcome.refusals == ()
    assert outcome.plan.totals == {
        ("units", "new"): 4,
        ("areas", "new"): 1,
        ("members", "new"): 3,
        ("officers", "new"): 1,
    }
    assert said("SELECT count(*) FROM units_ancestry WHERE depth > 0") == 5
    assert cell_of("HOÀNG VĂN MỘT", "2012-02-03") == "A"
    assert cell_of("HOÀNG VĂN MỘT", "2012-02-02") is None
    assert events_of("HOÀNG VĂN MỘT") == [("admitted", "03/02/2012"), ("recognised", "03/02/2013")]
    assert ask("SELECT born_on, born_precision FROM people_person WHERE sex = 'F'") == [(date(1980, 1, 1), "y")]
    assert said("SELECT count(*) FROM people_personattribute WHERE first_on IS NULL") == 2
    assert said("SELECT count(*) FROM areas_serving") == 1


def test_the_plan_tells_each_unit_apart() -> None:
    units = {unit.code: dict(unit.rows) for unit in take_office().plan.units}

    assert units["A"] == {("units", "new"): 1, ("areas", "new"): 1, ("members", "new"): 2, ("officers", "new"): 1}
    assert units["B"] == {("units", "new"): 1, ("members", "new"): 1}


def test_the_same_files_twice_change_nothing_and_make_no_entry() -> None:
    take_office()
    before = register_hash(), said("SELECT count(*) FROM audit_entry"), said("SELECT count(*) FROM importing_import")

    again = take_office()

    assert again.entry_id is None
    assert {fate for _kind, fate in again.plan.totals} == {"unchanged"}
    assert (
        register_hash(),
        said("SELECT count(*) FROM audit_entry"),
        said("SELECT count(*) FROM importing_import"),
    ) == before


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    before = register_hash()

    outcome = take_in({"units": [T, X, A, B]}, dry_run=True)

    assert outcome.plan.totals == {("units", "new"): 4}
    assert register_hash() == before
    assert (
        said("SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relname LIKE 'staged%%'") == 0
    )


def test_every_row_written_has_its_history_under_the_one_entry_on_the_basis_of_the_import() -> None:
    outcome = take_office()

    assert ask(
        "SELECT kind, actor_name, basis_kind, basis_id FROM audit_entry WHERE id = %(id)s", id=outcome.entry_id
    ) == [("import", "operator", "import", str(outcome.import_id))]
    for table in (
        "units_unit",
        "units_placement",
        "people_person",
        "people_identifier",
        "members_place",
        "offices_holding",
    ):
        written = said(
            f"SELECT count(*) FROM history.{table} WHERE entry_id = %(id)s AND operation = 'I'", id=outcome.entry_id
        )
        assert written == said(f"SELECT count(*) FROM {table}"), table


def test_rows_may_stand_in_any_order_and_parents_come_later() -> None:
    outcome = take_in({"members": [ONE], "units": [A, X, T]})

    assert outcome.refusals == ()
    assert cell_of("HOÀNG VĂN MỘT", "2020-01-01") == "A"


def test_units_without_codes_are_told_apart_by_name_and_parent() -> None:
    plain = [
        {"name": "Đảng bộ tỉnh", "unit_kind": "province"},
        {"name": "Đảng bộ xã", "unit_kind": "commune", "parent": "Đảng bộ tỉnh"},
        {"name": "Chi bộ 1", "unit_kind": "sub_cell", "parent": "Đảng bộ xã"},
    ]
    take_in({"units": plain, "members": [changed(ONE, cell_code="", cell="Chi bộ 1")]})
    before = register_hash()

    again = take_in({"units": plain, "members": [changed(ONE, cell_code="", cell="CHI BỘ 1")]})

    assert again.plan.changes == 0
    assert register_hash() == before
    assert said("SELECT count(*) FROM units_unit") == 3


def test_a_decision_named_by_a_row_is_its_basis_and_known_the_next_time() -> None:
    named = {"decision_number": "12-QĐ/HU", "decision_signed_on": "02/01/2010", "decision_issuer": "Huyện ủy"}
    listed = {"number": "12-QĐ/HU", "signed_on": "02/01/2010", "issuer": "Huyện ủy", "subject": "thành lập"}

    take_in({"units": [T, X, changed(A, **named)], "decisions": [listed]})
    again = take_in({"units": [T, X, changed(A, decision_number="12-QĐ/HU")]})

    assert again.plan.changes == 0
    assert ask("SELECT subject FROM decisions_decision JOIN units_unit ON begun_by_id = decisions_decision.id") == [
        ("thành lập",)
    ]


def test_the_items_of_the_sheet_are_kept_line_by_line() -> None:
    lines = changed(
        ONE, item_21="2000–2005: giáo viên\n2005–nay: hiệu trưởng", native_place="Bằng Lãng", enlisted_on="1995"
    )

    take_in({"units": [T, X, A], "members": [lines]})

    assert ask("SELECT item, part, ordinal, text, precision FROM people_sheetitem ORDER BY item, ordinal") == [
        (6, "native_place", 1, "Bằng Lãng", "u"),
        (16, "enlisted", 1, "", "y"),
        (21, "", 1, "2000–2005: giáo viên", "u"),
        (21, "", 2, "2005–nay: hiệu trưởng", "u"),
    ]


def test_a_place_without_its_own_day_begins_with_the_admission_but_not_before_the_cell() -> None:
    take_in({"units": [T, X, A], "members": [changed(TWO, admitted_on="1999")]})

    assert cell_of("NÔNG THỊ HAI", "2010-01-01") == "A"
    assert said("SELECT lower(valid_during) FROM members_place") == date(2010, 1, 1)
    assert said("SELECT from_precision FROM members_place") == "y"


def test_the_admission_keeps_the_cell_and_the_attributes_of_its_day_while_it_is_recent() -> None:
    recent = changed(ONE, admitted_on="03/02/2024", official_on="")
    take_in({"units": [T, X, A], "members": [recent, changed(TWO, education="THPT")]})

    assert ask(
        "SELECT education IS NOT NULL, cell_id IS NOT NULL FROM members_memberevent"
        " WHERE kind = 'admitted' ORDER BY \"on\""
    ) == [
        (False, True),
        (True, True),
    ]


def test_a_holder_who_is_no_member_is_a_person_without_membership() -> None:
    head = {"name": "LÝ VĂN NGOÀI", "sex": "M", "post": "village_head", "area_code": "V1", "held_from": "01/01/2020"}
    take_in({"units": [T, X, A], "areas": [VILLAGE], "officers": [head]})
    before = register_hash()

    again = take_in({"officers": [head]})

    assert again.plan.totals == {("officers", "unchanged"): 1}
    assert register_hash() == before
    assert said("SELECT count(*) FROM members_member") == 0
    assert said("SELECT count(*) FROM offices_seat WHERE area_id IS NOT NULL AND is_single") == 1


def test_one_bad_row_keeps_all_the_others_out() -> None:
    before = register_hash()

    with pytest.raises(ImportRefused) as refused:
        take_in({"units": [T, X, A], "members": [ONE, changed(TWO, cell_code="NOWHERE")], "officers": [HEAD]})

    assert [refusal.code for refusal in refused.value.outcome.refusals] == ["unit_unknown"]
    assert register_hash() == before
