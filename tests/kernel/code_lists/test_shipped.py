"""The code lists that Chibo comes with."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from chibo.kernel.code_lists import (
    CodeListUnknown,
    CodeUnknown,
    code_list,
    code_list_names,
    code_on,
    codes_of,
    descendants_of,
    label_of,
)
from chibo.kernel.texts import doubtful_characters, nfc

NEEDED = (
    "unit_kind level setting base_unit_kind ownership meeting_form without_nonmembers ethnicity religion "
    "family_background occupation education qualification academic_title theory state_management policy union_member "
    "private_owner foreign_spouse retired seconded member_status exit_kind decision_kind post area_kind "
    "identifier_kind event_kind appointment_form reorganisation_kind sex yes_no"
)
ROWS = [row for name in code_list_names() for row in code_list(name)]


def test_every_list_that_the_rooms_name_is_there() -> None:
    assert set(NEEDED.split()) <= set(code_list_names())


def test_every_row_bears_the_name_of_its_list_and_both_labels() -> None:
    for name in code_list_names():
        for row in code_list(name):
            assert row.list == name
            assert row.code
            assert row.label("vi") == row.label_vi == nfc(row.label_vi) != ""
            assert row.label("en") == row.label_en != ""


def test_no_code_or_label_holds_a_doubtful_character() -> None:
    assert [row for row in ROWS if doubtful_characters(row.code + row.label_vi + row.label_en)] == []


def test_every_parent_is_a_code_of_the_same_list_and_no_code_stands_under_itself() -> None:
    for row in ROWS:
        if row.parent:
            assert row.parent in codes_of(row.list)
            assert row.parent not in descendants_of(row.list, row.code)


def test_the_rows_of_a_code_follow_one_another_without_overlap() -> None:
    for name in code_list_names():
        for code in codes_of(name):
            rows = [row for row in code_list(name) if row.code == code]
            for earlier, later in pairwise(rows):
                assert earlier.during.end is not None
                assert later.during.start is not None
                assert earlier.during.end <= later.during.start


def test_the_level_of_a_commune_is_that_of_the_day() -> None:
    change, back = date(2025, 7, 1), date(2026, 7, 26)
    days = [change - timedelta(days=1), change, back - timedelta(days=1), back]

    levels = [row.facts["level"] for day in days if (row := code_on("unit_kind", "commune", day))]

    assert levels == ["base", "superior", "superior", "base"]


def test_every_level_of_a_kind_is_a_code_of_the_list_of_levels() -> None:
    assert {row.facts["level"] for row in code_list("unit_kind")} == set(codes_of("level"))


def test_a_kind_that_ended_is_not_in_use_after_its_end_but_keeps_its_label() -> None:
    assert code_on("unit_kind", "rural_district", date(2025, 6, 30))
    assert code_on("unit_kind", "rural_district", date(2025, 7, 1)) is None
    assert label_of("unit_kind", "rural_district", date(2026, 1, 1)) == "Đảng bộ huyện"


def test_a_label_is_given_in_the_language_asked_for() -> None:
    assert label_of("sex", "F") == "Nữ"
    assert label_of("sex", "F", language="en") == "Female"
    assert label_of("base_unit_kind", "T03", date(2024, 5, 17)) == "Thị trấn"


def test_a_filter_by_a_code_takes_what_stands_under_it_at_any_depth() -> None:
    assert descendants_of("base_unit_kind", "T09b") >= {"T09b", "T09b5", "T09b5x"}
    assert descendants_of("setting", "residential") == {"residential", "residential.village", "residential.block"}
    assert descendants_of("sex", "F") == {"F"}


def test_only_kinh_is_no_minority() -> None:
    assert [row.code for row in code_list("ethnicity") if row.facts["minority"] == "no"] == ["01"]
    assert len(codes_of("ethnicity")) == 56


def test_every_post_says_where_it_stands_whether_it_is_single_and_its_side() -> None:
    for row in code_list("post"):
        assert row.facts["on"] in {"unit", "area"}
        assert row.facts["single"] in {"yes", "no"}
        assert row.facts["side"] in {"party", "outside"}


def test_a_list_or_code_that_is_not_there_is_not_found() -> None:
    with pytest.raises(CodeListUnknown, match="no_such_list"):
        code_list("no_such_list")
    with pytest.raises(CodeUnknown, match="has no code “X”"):
        label_of("sex", "X")
