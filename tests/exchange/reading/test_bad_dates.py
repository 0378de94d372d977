"""Dates that are not what they seem: groups B14 and B15 of the catalogue of bad inputs."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.exchange.spreadsheets import (
    OFFICER,
    UNIT,
    codes,
    doubts,
    members,
    only_row,
    read_here,
    repacked,
    table,
    workbook,
)

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("3/2/1930", "1930-02-03", "d"),
        ("03.02.1930", "1930-02-03", "d"),
        ("1930-02-03", "1930-02-03", "d"),
        ("00/00/1958", "1958-01-01", "y"),
        ("00/05/1958", "1958-05-01", "m"),
        ("1958", "1958-01-01", "y"),
        (1958, "1958-01-01", "y"),
        ("tháng 5/1975", "1975-05-01", "m"),
        ("5/1975", "1975-05-01", "m"),
        (19750517, "1975-05-17", "d"),
        (date(1975, 5, 17), "1975-05-17", "d"),
        (date(1900, 3, 1), "1900-03-01", "d"),
        ("1975-05-16T17:00:00Z", "1975-05-17", "d"),
        ("1975-05-17 00:00:00", "1975-05-17", "d"),
    ],
    ids=str,
)
def test_b14_dates_are_read_as_people_here_write_them(
    tmp_path: Path, written: object, day: str, precision: str
) -> None:
    row = only_row(read_here(members(tmp_path / "a.xlsx", {"Ngày sinh": written})))

    assert (row["born_on"], row["born_on_precision"]) == (day, precision)


@pytest.mark.parametrize("written", ["không rõ", "00/00/0000"])
def test_b14_a_date_known_to_be_unknown_is_said_so(tmp_path: Path, written: str) -> None:
    row = only_row(read_here(members(tmp_path / "a.xlsx", {"Ngày sinh": written})))

    assert "born_on" not in row
    assert row["born_on_precision"] == "u"


@pytest.mark.parametrize(
    "written",
    [
        "30/02/1975",
        "29/02/2023",
        "05/17/1975",
        "17/05/20",
        "17/05/2574",
        "rằm tháng giêng 1975",
        "17/05/1975 âm lịch",
        "1/1/1800",
        "infinity",
        "hôm qua",
        27531,
        5.1975,
        time(7, 30),
        datetime(1975, 5, 16, 17, 0),
        True,
    ],
    ids=str,
)
def test_b14_what_is_no_date_for_sure_is_refused(tmp_path: Path, written: object) -> None:
    def put(book: object, sheet: object) -> None:
        if isinstance(written, datetime | time):
            form = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})  # type: ignore[attr-defined]
            sheet.write_datetime(1, 2, written, form)  # type: ignore[attr-defined]

    value = "x" if isinstance(written, datetime | time) else written
    reading = read_here(members(tmp_path / "a.xlsx", {"Ngày sinh": value}, change=put))

    assert codes(reading)[0] in {"date_not_understood", "has_time_of_day"}
    assert reading.refusals[0].heading == "Ngày sinh"
    assert reading.sheets[0].rows == 0


def test_b14_a_workbook_that_counts_days_from_1904_gives_the_same_days(tmp_path: Path) -> None:
    source = members(tmp_path / "a.xlsx", {"Ngày sinh": date(1975, 5, 17)})
    serial = (date(1975, 5, 17) - date(1899, 12, 30)).days

    def move(name: str, part: bytes) -> bytes:
        if name == "xl/workbook.xml":
            return part.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')
        return part.replace(str(serial).encode(), str(serial - 1462).encode()) if name == SHEET else part

    assert only_row(read_here(repacked(source, tmp_path / "b.xlsx", move)))["born_on"] == "1975-05-17"


@pytest.mark.parametrize(
    ("record", "code"),
    [
        ({"Ngày sinh": "03/02/2000"}, "days_out_of_order"),
        ({"Ngày sinh": "1999"}, "days_out_of_order"),
        ({"Ngày chính thức": "02/02/1998"}, "days_out_of_order"),
        ({"Ngày nhập ngũ": "01/09/1995", "Ngày xuất ngũ": "01/09/1995"}, "end_not_after_start"),
        ({"Ngày rời": "01/01/2020", "Hình thức rời": "Từ trần", "Sinh hoạt từ ngày": "02/01/2020"}, "after_death"),
        ({"Ngày chính thức": "01/07/2025"}, "in_the_future"),
        ({"Ngày rời": "01/01/1998"}, "days_out_of_order"),
    ],
)
def test_b15_days_that_cannot_follow_one_another_are_refused(tmp_path: Path, record: dict[str, str], code: str) -> None:
    reading = read_here(members(tmp_path / "a.xlsx", record))

    assert code in codes(reading)
    assert reading.sheets[0].rows == 0


@pytest.mark.parametrize(
    ("record", "warnings"),
    [
        ({"Ngày sinh": "1998", "Ngày vào Đảng": "1998", "Ngày chính thức": ""}, ["joined_young"]),
        ({"Ngày sinh": "03/02/1980"}, []),
        ({"Ngày sinh": "04/02/1980"}, ["joined_young"]),
        ({"Ngày chính thức": "03/02/1999"}, []),
        ({"Ngày chính thức": "02/02/1999"}, ["probation_short"]),
        ({"Ngày chính thức": "1999"}, []),
        ({"Sinh hoạt từ ngày": "01/07/2025"}, ["day_ahead"]),
        ({"Sinh hoạt từ ngày": "30/06/2025"}, []),
    ],
)
def test_b15_rules_only_warn_of_facts_of_the_past(tmp_path: Path, record: dict[str, str], warnings: list[str]) -> None:
    reading = read_here(members(tmp_path / "a.xlsx", {"Số định danh": "", **record}))

    assert only_row(reading)
    assert doubts(reading) == warnings


@pytest.mark.parametrize(
    ("name", "base", "record"),
    [
        ("Tổ chức đảng", UNIT, {"Nhiệm kỳ từ": "15/05/2020", "Nhiệm kỳ đến": "14/05/2020"}),
        ("Tổ chức đảng", UNIT, {"Ngày thành lập": "15/05/2020", "Ngày kết thúc": "15/05/2020"}),
        ("Chức vụ", OFFICER, {"Thôi giữ chức từ ngày": "09/04/2022"}),
        ("Chức vụ", OFFICER, {"Thôi giữ chức từ ngày": "10/04/2022"}),
    ],
)
def test_b15_an_end_before_its_start_is_refused(
    tmp_path: Path, name: str, base: dict[str, str], record: dict[str, str]
) -> None:
    path = workbook(tmp_path / "a.xlsx", {name: table(record, base=base)})

    assert codes(read_here(path)) == ["end_not_after_start"]


def test_b15_the_planned_end_of_a_term_may_lie_ahead(tmp_path: Path) -> None:
    record = {"Nhiệm kỳ từ": "15/05/2025", "Nhiệm kỳ đến": "15/05/2030"}

    reading = read_here(workbook(tmp_path / "a.xlsx", {"Tổ chức đảng": table(record, base=UNIT)}))

    assert only_row(reading)["term_to"] == "2030-05-15"
    assert reading.warnings == ()


def test_b15_two_moves_on_one_day_contradict_one_another(tmp_path: Path) -> None:
    day = "01/03/2024"
    path = members(
        tmp_path / "a.xlsx", {"Sinh hoạt từ ngày": day}, {"Sinh hoạt từ ngày": day, "Mã chi bộ": "06.064.011.000.004"}
    )

    reading = read_here(path)

    assert codes(reading) == ["rows_contradict"]
    assert "Row 2" in str(reading.refusals[0])
