"""The workbooks as files: their order, their slips, their bytes."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from chibo.demo.api import Delivery
from chibo.demo.bac_kan.province import BAC_KAN
from chibo.demo.books import put_up_shelf
from chibo.demo.workbook import write_workbook
from tests.demo.register_on_paper import Row, read_day, rows_of


def test_the_books_come_in_the_order_of_their_recording(deliveries: Sequence[Delivery]) -> None:
    instants = [delivery.recorded_at for delivery in deliveries]

    assert len(deliveries) == 20
    assert all(earlier < later for earlier, later in pairwise(instants))
    assert instants[0].date() == date(2010, 1, 5)
    assert instants[-1].date() == date(2025, 6, 30)


def test_no_book_speaks_of_a_day_after_its_recording(deliveries: Sequence[Delivery]) -> None:
    told = (
        "held_from",
        "held_to",
        "left_on",
        "ended_on",
        "official_on",
        "admitted_on",
        "place_from",
        "from_on",
        "exempt_on",
    )

    for delivery in deliveries:
        for _, row in rows_of(delivery.path):
            assert all(read_day(row[key]) <= delivery.recorded_at.date() for key in told if key in row), row


def test_a_sheet_speaks_of_a_subject_once(deliveries: Sequence[Delivery]) -> None:
    key = {
        "units": ("code",),
        "areas": ("code",),
        "members": ("ll_number",),
        "decisions": ("number", "issuer", "signed_on"),
    }

    for delivery in deliveries:
        seen = [
            (sheet.key, *(row[part] for part in key[sheet.key]))
            for sheet, row in rows_of(delivery.path)
            if sheet.key in key
        ]
        assert len(seen) == len(set(seen)), delivery.path.name


def test_twelve_admissions_of_2016_are_entered_in_2018_only(deliveries: Sequence[Delivery]) -> None:
    late = [row for _, row in rows_of(_named(deliveries, "2018-late"))]
    earlier = {row["ll_number"] for year in ("2016", "2017") for row in _members(_named(deliveries, year))}

    assert len(late) == 12
    assert {read_day(row["admitted_on"]).year for row in late} == {2016}
    assert earlier.isdisjoint(row["ll_number"] for row in late)


def test_wrong_values_are_mended_by_a_later_book(deliveries: Sequence[Delivery]) -> None:
    mended_people = {row["ll_number"]: row for _, row in rows_of(_named(deliveries, "2014-mended"))}
    mended_places = {row["ll_number"]: row for _, row in rows_of(_named(deliveries, "2021-mended"))}
    first = {row["ll_number"]: row for row in _members(_named(deliveries, "2010-opening"))}
    of_2019 = {row["ll_number"]: row for row in _members(_named(deliveries, "2019"))}

    assert {("born_on" in row, "ethnicity" in row) for row in mended_people.values()} == {(True, False), (False, True)}
    for number, row in mended_people.items():
        assert all(first[number][key] != row[key] for key in ("born_on", "ethnicity") if key in row)
    for number, row in mended_places.items():
        assert of_2019[number]["cell_code"] != row["cell_code"]
        assert of_2019[number]["place_from"] == row["place_from"]
    assert len(mended_people) == 8
    assert len(mended_places) == 3


def test_a_book_written_twice_has_the_same_bytes(tmp_path: Path) -> None:
    shelf = put_up_shelf(BAC_KAN)
    book = shelf.of_day(date(2016, 5, 1).toordinal())
    book.areas["02068-01"] = {"code": "02068-01", "name": "Nà Tàn", "area_kind": "village"}

    write_workbook(book, tmp_path / "a.xlsx")
    write_workbook(book, tmp_path / "b.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.long
def test_another_process_writes_the_same_bytes(deliveries: Sequence[Delivery], tmp_path: Path) -> None:
    program = "import sys, pathlib, chibo.demo.api as demo; demo.write_workbooks(pathlib.Path(sys.argv[1]))"

    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, env=os.environ | {"PYTHONHASHSEED": "7"})

    for delivery in deliveries:
        assert delivery.path.read_bytes() == (tmp_path / delivery.path.name).read_bytes(), delivery.path.name


def _named(deliveries: Sequence[Delivery], name: str) -> Path:
    return next(delivery.path for delivery in deliveries if delivery.path.stem[3:] == name)


def _members(path: Path) -> list[Row]:
    return [row for sheet, row in rows_of(path) if sheet.key == "members"]
