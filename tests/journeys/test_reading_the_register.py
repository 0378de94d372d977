"""People read the register: with and without scripts, by keyboard, on paper."""

import pytest

from tests.desk.test_matrix import public_id
from tests.journeys.window import HERE, Open
from tests.worlds.lam_son import LUONG_MOVED, PRESENT, World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_the_tree_is_opened_level_by_level_and_closed_again(world: World, open_window: Open, scripts: bool) -> None:
    window = open_window("registrar_of_province", scripts=scripts)
    window.go(f"/units/?on={PRESENT}")
    page = window.page

    page.get_by_label("Mở Đảng bộ huyện Thạch Bình").click()
    page.get_by_label("Mở Đảng bộ xã Đồng Mây").click()

    page.get_by_text("Chi bộ ghép Khe Vài").wait_for()
    page.get_by_label("Thu gọn Đảng bộ huyện Thạch Bình").click()
    page.get_by_text("Chi bộ ghép Khe Vài").wait_for(state="detached")


@pytest.mark.parametrize("scripts", [True, False])
def test_another_day_is_written_as_people_write_it_and_kept_in_the_address(
    world: World, open_window: Open, scripts: bool
) -> None:
    window = open_window("registrar_of_province", scripts=scripts)
    cell = public_id("units_unit", world.units["ban_luong"])
    window.go(f"/units/{cell}/?on={PRESENT}")

    window.page.fill("#day-text", "31/12/2016")
    window.page.press("#day-text", "Enter")

    window.page.get_by_role("link", name="Đảng bộ xã Đồng Mây").wait_for()
    assert window.page.url == f"{HERE}/units/{cell}/?on=2016-12-31"
    assert LUONG_MOVED.year == 2017


def test_the_day_follows_from_page_to_page(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province", scripts=False)
    window.go("/units/?on=2016-12-31")

    window.page.get_by_role("link", name="Đảng bộ huyện Thạch Bình", exact=True).click()
    window.page.get_by_role("link", name="Lịch sử").click()

    assert "on=2016-12-31" in window.page.url
    assert window.page.input_value("#day-text") == "31/12/2016"


def test_days_that_are_asked_for_most_are_two_clicks_away_without_scripts(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province", scripts=False)
    window.go("/members/?sex=F&on=2024-05-17")

    window.page.get_by_label("Chọn ngày khác").click()
    window.page.get_by_role("link", name="Cuối năm trước").click()

    assert window.page.url == f"{HERE}/members/?sex=F&on=2023-12-31"


def test_arrow_keys_turn_the_day(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province")
    window.go("/units/?on=2024-03-01")
    page = window.page

    page.focus("#day-text")
    page.keyboard.press("ArrowDown")
    assert page.input_value("#day-text") == "29/02/2024"
    page.keyboard.press("PageDown")
    assert page.input_value("#day-text") == "29/01/2024"
    page.keyboard.press("Enter")

    page.wait_for_url("**/units/?on=2024-01-29")


def test_a_member_is_found_and_read_by_keyboard_alone(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province")
    window.go(f"/?on={PRESENT}")
    page = window.page

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến thẳng nội dung"
    page.keyboard.press("/")
    page.keyboard.type("hoang thi chuyen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")
    page.get_by_role("link", name="Hoàng Thị Chuyển").focus()
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Hoàng Thị Chuyển").wait_for()


def test_a_list_is_narrowed_without_scripts(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province", scripts=False)
    window.go(f"/members/?on={PRESENT}")

    window.page.select_option("#id_stage", "probationary")
    window.page.get_by_role("button", name="Lọc").click()

    assert window.page.locator("tbody tr").count() == 1
    assert f"on={PRESENT}" in window.page.url


def test_the_menu_of_a_phone_opens_by_a_button_and_closes_by_escape(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province", width=390, scripts=False)
    window.go(f"/?on={PRESENT}")
    link = window.page.get_by_role("link", name="Cây tổ chức")
    assert not link.is_visible()

    window.page.get_by_role("button", name="Danh mục").click()
    link.wait_for(state="visible")
    window.page.keyboard.press("Escape")

    link.wait_for(state="hidden")


def test_english_is_a_click_away(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province", scripts=False)
    window.go(f"/units/?on={PRESENT}")

    window.page.get_by_label("Tài khoản của").click()
    window.page.get_by_role("button", name="English").click()

    window.page.get_by_role("heading", name="Organisation tree").wait_for()
    assert window.page.url == f"{HERE}/units/?on={PRESENT}"


def test_on_paper_there_is_the_page_and_its_day_and_nothing_to_click(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province")
    window.go(f"/members/?on={PRESENT}")

    window.page.emulate_media(media="print")

    assert window.page.locator(".print-day").inner_text() == "Tại ngày 01/06/2025"
    for unwanted in (".top", ".menu", ".filters", ".tabs", ".page-actions"):
        assert not window.page.locator(unwanted).first.is_visible()
    assert window.page.get_by_role("row").count() == 12
