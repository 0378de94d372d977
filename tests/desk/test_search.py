"""What is looked for is found with and without tones, on the day, with its path told."""

from datetime import date, timedelta

import pytest

from tests.desk.conftest import SignIn
from tests.desk.test_unit_pages import body_of
from tests.worlds.lam_son import LAU_RENAMED, PRESENT, World


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("na lau", "Chi bộ thôn Nà Lau Thượng"),
        ("NÀ LAU", "Chi bộ thôn Nà Lau Thượng"),
        ("lau na", "Chi bộ thôn Nà Lau Thượng"),
        ("LS.01.2", "Chi bộ cơ sở Hạt Kiểm lâm"),
        ("dong may", "Đảng bộ xã Đồng Mây"),
        ("hoang thi chuyen", "Hoàng Thị Chuyển"),
        ("khe nong", "Thôn Khe Nóng"),
    ],
)
def test_words_are_found_whatever_their_tones_case_and_order(
    world: World, as_reader: SignIn, asked: str, found: str
) -> None:
    assert f">{found}<" in body_of(as_reader, f"/search/?q={asked}", on=PRESENT)


def test_a_unit_found_says_what_it_stands_under(world: World, as_reader: SignIn) -> None:
    body = body_of(as_reader, "/search/?q=khe vai", on=PRESENT)

    assert "Chi bộ trực thuộc · Đảng bộ xã Đồng Mây · LS.01.1.2" in body


@pytest.mark.parametrize(("on", "is_found"), [(LAU_RENAMED - timedelta(days=1), False), (LAU_RENAMED, True)])
def test_a_name_is_found_from_the_day_it_was_borne(world: World, as_reader: SignIn, on: date, is_found: bool) -> None:
    body = body_of(as_reader, "/search/?q=nà lau thượng", on=on)

    assert ("Chi bộ thôn Nà Lau Thượng" in body) is is_found


@pytest.mark.parametrize("asked", ["%%", "__", "\\\\", "zzzzzz", "''; DROP TABLE units_unit --"])
def test_signs_mean_nothing_but_themselves(world: World, as_reader: SignIn, asked: str) -> None:
    body = as_reader("registrar_of_province").get("/search/", {"q": asked, "on": str(PRESENT)}).content.decode()

    assert "Không tìm thấy gì" in body


@pytest.mark.parametrize("asked", ["", "a", " "])
def test_too_little_to_look_for_is_answered_by_how_to_ask(world: World, as_reader: SignIn, asked: str) -> None:
    body = as_reader("registrar_of_province").get("/search/", {"q": asked, "on": str(PRESENT)}).content.decode()

    assert "Cần tìm gì?" in body


def test_what_was_typed_comes_back_as_text(world: World, as_reader: SignIn) -> None:
    body = (
        as_reader("registrar_of_province")
        .get("/search/", {"q": "<script>alert(1)</script>", "on": str(PRESENT)})
        .content.decode()
    )

    assert "<script>alert" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
