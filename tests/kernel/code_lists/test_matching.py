"""Codes found by the words on a sheet."""

from importlib.resources import files
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.kernel.code_lists import code_list, code_list_names, codes_of, match_code
from chibo.kernel.shipped import rows_in
from chibo.kernel.texts import fold


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("sex", "Nữ", "F"),
        ("sex", " NỮ ", "F"),
        ("sex", "nu", "F"),
        ("sex", normalize("NFD", "Nữ"), "F"),
        ("sex", "M", "M"),
        ("sex", "?", None),
        ("sex", "", None),
        ("ethnicity", "Tày", "02"),
        ("ethnicity", "Dân tộc Tày", "02"),
        ("ethnicity", "người Dao", "09"),
        ("ethnicity", "H'Mông", "08"),
        ("ethnicity", "H’Mông", "08"),
        ("ethnicity", "Ê Đê", "12"),
        ("ethnicity", "Khơ me", "05"),
        ("ethnicity", "Người nước ngoài", "56"),
        ("ethnicity", "02", None),
        ("ethnicity", "2", None),
        ("unit_kind", "sub_cell", "sub_cell"),
        ("unit_kind", "CHI BỘ TRỰC THUỘC", "sub_cell"),
        ("unit_kind", "Đảng bộ xã", "commune"),
        ("setting", "Thôn, bản", "residential.village"),
        ("setting", "thon ban", "residential.village"),
        ("education", "12/12", "E4"),
        ("education", "Lớp 10/10", "E4"),
        ("education", "7/10", "E3"),
        ("education", "7/12", "E2"),
        ("education", "2/12", "E1"),
        ("education", "0/12", None),
        ("education", "11/10", None),
        ("education", "Cấp III", "E4"),
        ("qualification", "12/12", None),
        ("religion", "Không", "R00"),
        ("religion", "Thiên Chúa giáo", "R02"),
        ("theory", "Cao cấp", "L3"),
        ("post", "Bí thư chi bộ", "cell_secretary"),
        ("post", "trưởng thôn", "village_head"),
        ("yes_no", "x", "yes"),
        ("retired", "Có", "yes"),
        ("retired", "chưa", "no"),
        ("member_status", "ĐSH", "ĐSH"),
        ("area_kind", "Xóm", "village"),
    ],
)
def test_a_word_means_its_code_tones_case_and_signs_aside(name: str, text: str, code: str | None) -> None:
    assert match_code(name, text) == code


def test_a_word_that_means_two_codes_means_none() -> None:
    assert match_code("discipline_form", "Khiển trách") is None
    assert match_code("setting", "State holds 50 %") is None


def test_a_word_that_is_the_same_without_tones_as_another_must_be_written_with_them() -> None:
    assert match_code("setting", "DN Nhà nước giữ ≥ 50 % vốn điều lệ") == "enterprise.state_50_up"
    assert match_code("setting", "DN Nha nuoc giu 50 % von dieu le") is None


def test_every_label_means_its_code_unless_two_codes_share_it() -> None:
    for name in code_list_names():
        for row in code_list(name):
            shared = {other.code for other in code_list(name) if fold(other.label_vi) == fold(row.label_vi)}
            assert match_code(name, row.label_vi) == (row.code if len(shared) == 1 else None), row


def test_every_customary_word_belongs_to_a_code_of_its_list() -> None:
    for row in rows_in(files("chibo.kernel.code_lists").joinpath("synonyms.csv")):
        assert row["code"] in codes_of(row["list"]), row
        for word in row["words"].split(";"):
            assert match_code(row["list"], word) == row["code"], row


@given(st.sampled_from(code_list_names()), st.text(max_size=40))
def test_whatever_is_written_means_a_code_of_the_list_or_none(name: str, text: str) -> None:
    assert match_code(name, text) in {*codes_of(name), None}
