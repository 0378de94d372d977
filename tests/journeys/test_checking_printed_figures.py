"""People check printed figures: with and without scripts, on a phone."""

import pytest

from tests.journeys.window import Open
from tests.worlds.lam_son import PRESENT, World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (True, 390), (False, 390)])
def test_the_example_is_put_in_and_checked_and_a_figure_opened(
    world: World, open_window: Open, scripts: bool, width: int
) -> None:
    window = open_window("registrar_of_province", scripts=scripts, width=width)
    page = window.page
    window.go(f"/figures/check/?on={PRESENT}")
    page.get_by_role("link", name="Điền ví dụ").click()

    page.get_by_role("button", name="Kiểm", exact=True).click()

    page.get_by_text("mâu thuẫn giữa các số đã in").last.wait_for()
    assert not window.overflows()
    if scripts:
        assert window.serious_faults_of_access() == []
    page.get_by_role("link", name="giải trình").first.click()
    page.get_by_role("heading", name="Đảng viên:").wait_for()


def test_what_is_wrong_can_be_read_by_all_and_what_was_typed_is_there(world: World, open_window: Open) -> None:
    window = open_window("registrar_of_province", width=390)
    window.go(f"/figures/check/?on={PRESENT}")
    window.page.get_by_label("Các dòng").fill("một\thai")

    window.page.get_by_role("button", name="Kiểm", exact=True).click()

    window.page.get_by_text("không có cột").wait_for()
    assert window.page.get_by_label("Các dòng").input_value() == "một\thai"
    assert window.serious_faults_of_access() == []
    assert not window.overflows()
