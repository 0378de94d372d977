"""Texts that a spreadsheet would take for formulas are marked in CSV, and read back as they were; numbers are left."""

import csv
import io
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.inert_texts import InertWriter, inert, unmarked

SIGNS = "=+-@\t\r\n＝＋－＠"
# Who writes CSV to be loaded by Chibo itself: no spreadsheet opens it.
FOR_CHIBO = {"figures/census/making/few.py", "demo/country/reform_table.py", "desk/web/figures/printed/asking.py"}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_text_that_begins_as_a_formula_does_is_marked_once(sign: str) -> None:
    assert inert(f"{sign}1+1") == f"'{sign}1+1"
    assert inert(f"'{sign}1+1") == f"''{sign}1+1"


@pytest.mark.parametrize("text", ["", "Chi bộ 1", "– gạch ngang", "'Ngọc'", "1+1", "a=b"])
def test_any_other_text_is_left(text: str) -> None:
    assert inert(text) == unmarked(text) == text


@given(st.text(alphabet=[*SIGNS, "'", "a", "1", " ", ",", '"']))
def test_every_text_is_read_as_it_was_written(text: str) -> None:
    written = io.StringIO()
    InertWriter(written).writerow([text, "x"])

    ((read, _x),) = csv.reader(io.StringIO(written.getvalue(), newline=""))

    assert unmarked(read) == text
    assert not read.startswith(tuple(SIGNS))


def test_a_number_stays_a_number_and_nothing_is_nothing() -> None:
    written = io.StringIO()

    InertWriter(written).writerow(["-5", -5, -0.5, Fraction(-1, 3), 0, None])

    assert written.getvalue() == "'-5,-5,-0.5,-1/3,0,\r\n"


def test_no_other_way_to_write_csv_is_taken() -> None:
    sources = Path("src/chibo")
    written = {
        str(file.relative_to(sources))
        for file in sources.rglob("*.py")
        if any(way in file.read_text(encoding="utf-8") for way in ("csv.writer", "DictWriter", "csv import writer"))
    }

    assert written == {"kernel/inert_texts.py", *FOR_CHIBO}
