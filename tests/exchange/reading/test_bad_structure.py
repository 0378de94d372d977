"""Rows that do not fit together: groups B25 to B31 of the catalogue of bad inputs, as far as a file alone can tell."""

from pathlib import Path

import pytest

from tests.exchange.spreadsheets import UNIT, codes, doubts, members, only_row, read_here, rows_of, table, workbook


def units(path: Path, *records: dict[str, str]) -> Path:
    return workbook(path, {"Tổ chức đảng": table(*records, base=UNIT)})


def test_b25_both_numbers_of_one_person_are_taken(tmp_path: Path) -> None:
    row = only_row(read_here(members(tmp_path / "a.xlsx", {"CMND cũ": "095 123 456"})))

    assert (row["personal_id"], row["cmnd"]) == ("006075001234", "095123456")


@pytest.mark.parametrize(
    ("record", "warnings"),
    [
        ({"Số định danh": "006075001234"}, []),
        ({"Số định danh": "003075001234"}, ["personal_id_province"]),
        ({"Số định danh": "006076001234"}, ["personal_id_birth"]),
        ({"Số định danh": "006175001234"}, ["personal_id_sex"]),
        ({"Số định danh": "006275001234"}, ["personal_id_birth"]),
        ({"Số định danh": "136075001234"}, []),
    ],
)
def test_b25_an_identity_number_is_checked_against_its_row(
    tmp_path: Path, record: dict[str, str], warnings: list[str]
) -> None:
    reading = read_here(members(tmp_path / "a.xlsx", record))

    assert only_row(reading)
    assert doubts(reading) == warnings


def test_b26_twins_with_their_own_numbers_are_two_people(tmp_path: Path) -> None:
    path = members(tmp_path / "a.xlsx", {}, {"Số định danh": "006075001235"})

    reading = read_here(path)

    assert reading.refusals == ()
    assert reading.sheets[0].rows == 2


def test_b26_two_of_one_name_and_birth_in_a_cell_without_numbers_cannot_be_told_apart(tmp_path: Path) -> None:
    nameless = {"Số định danh": "", "Quê quán": "Bằng Lãng"}
    reading = read_here(members(tmp_path / "a.xlsx", nameless, {**nameless, "Quê quán": "Ngọc Phái"}))

    assert codes(reading) == ["rows_contradict"]


def test_b27_one_card_for_two_people_is_refused_naming_both_rows(tmp_path: Path) -> None:
    card = {"Số thẻ theo QĐ 85": "06012345"}
    other = {"Số định danh": "006080001235", "Họ và tên khai sinh": "NÔNG VĂN B", "Ngày sinh": "1980", **card}

    reading = read_here(members(tmp_path / "a.xlsx", card, other))

    assert codes(reading) == ["number_of_another"]
    assert reading.refusals[0].row == 3
    assert "Row 2" in str(reading.refusals[0])
    assert "HOÀNG VĂN THẮNG" in str(reading.refusals[0])


def test_b28_a_unit_under_itself_is_refused(tmp_path: Path) -> None:
    assert "own_parent" in codes(read_here(units(tmp_path / "a.xlsx", {"Mã tổ chức cấp trên": "06.064"})))


def test_b28_a_circle_over_three_rows_is_refused_whatever_their_order(tmp_path: Path) -> None:
    path = units(
        tmp_path / "a.xlsx",
        {"Mã tổ chức đảng": "A", "Mã tổ chức cấp trên": "B"},
        {"Mã tổ chức đảng": "B", "Mã tổ chức cấp trên": "C"},
        {"Mã tổ chức đảng": "C", "Mã tổ chức cấp trên": "A"},
        {"Mã tổ chức đảng": "D", "Mã tổ chức cấp trên": "C"},
    )

    reading = read_here(path)

    assert codes(reading) == ["parents_in_circle"]
    assert "A → B → C → A" in str(reading.refusals[0])


def test_b28_a_parent_may_stand_later_in_the_file(tmp_path: Path) -> None:
    path = units(tmp_path / "a.xlsx", {"Mã tổ chức đảng": "A", "Mã tổ chức cấp trên": "B"}, {"Mã tổ chức đảng": "B"})

    assert read_here(path).refusals == ()


def test_b28_places_that_follow_one_another_in_time_are_no_circle(tmp_path: Path) -> None:
    path = units(
        tmp_path / "a.xlsx",
        {"Mã tổ chức đảng": "A", "Mã tổ chức cấp trên": "B", "Áp dụng từ ngày": "01/01/2010"},
        {"Mã tổ chức đảng": "B", "Mã tổ chức cấp trên": "A", "Áp dụng từ ngày": "01/01/2020"},
    )

    assert read_here(path).refusals == ()


def test_b30_a_row_that_moves_and_a_row_that_adds_to_one_person_both_hold(tmp_path: Path) -> None:
    moved = {"Mã chi bộ": "06.064.011.000.004", "Sinh hoạt từ ngày": "01/03/2024"}
    added = {"Tin học": "A", "Áp dụng từ ngày": "01/04/2024"}

    reading = read_here(members(tmp_path / "a.xlsx", moved, added))

    assert reading.refusals == ()
    assert reading.sheets[0].rows == 2


def test_b31_rows_that_contradict_one_another_are_refused_naming_both(tmp_path: Path) -> None:
    reading = read_here(members(tmp_path / "a.xlsx", {}, {"Giới tính": "Nữ"}))

    assert codes(reading) == ["rows_contradict"]
    refusal = reading.refusals[0]
    assert (refusal.row, refusal.key, refusal.column) == (3, "sex", "D")
    assert "Row 2" in str(refusal)
    assert len(rows_of(reading.sheets[0])) == 1


def test_b31_rows_that_say_the_same_are_one(tmp_path: Path) -> None:
    reading = read_here(members(tmp_path / "a.xlsx", {}, {}))

    assert only_row(reading)
    assert doubts(reading) == ["row_repeated"]


def test_b31_rows_are_compared_over_files(tmp_path: Path) -> None:
    first, second = members(tmp_path / "a.xlsx", {}), members(tmp_path / "b.xlsx", {"Giới tính": "Nữ"})

    assert codes(read_here(first, second)) == ["rows_contradict"]


def test_a_row_with_something_only_in_columns_that_are_not_read_is_left_aside_and_named(tmp_path: Path) -> None:
    rows = [["STT", *table({})[0]], ["I. Chi bộ Bản Tàn", *[""] * 7], ["1", *table({})[1]], ["2", *[""] * 7]]

    reading = read_here(workbook(tmp_path / "a.xlsx", {"Đảng viên": rows}))

    assert only_row(reading)["row_number"] == "3"
    assert [(warning.code, warning.row) for warning in reading.warnings] == [("row_left_aside", 2)]
