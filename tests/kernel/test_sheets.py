"""What a sheet declares."""

import pytest

from chibo.kernel.sheets import Column, Sheet

SHEET = Sheet("areas", ("Thôn",), "Villages and blocks.", (Column("code", ("Mã",), "Its code."),))


def test_a_column_is_found_by_its_key() -> None:
    assert SHEET.column("code").headings == ("Mã",)


def test_a_column_that_the_sheet_has_not_is_an_error() -> None:
    with pytest.raises(KeyError):
        SHEET.column("name")
