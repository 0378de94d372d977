"""A table is looked at, signed with a reason, corrected and signed anew: with and without scripts, on a phone."""

import pytest

from tests.desk.test_matrix import public_id
from tests.desk.test_table_pages import late_death
from tests.journeys.window import Open
from tests.worlds.lam_son import World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), pytest.param(False, 390, marks=pytest.mark.long)])
def test_a_table_is_signed_and_signed_anew_after_a_correction(
    world: World, open_window: Open, scripts: bool, width: int
) -> None:
    window = open_window("registrar_of_province", scripts=scripts, width=width)
    page = window.page
    window.go(f"/tables/1/?unit={public_id('units_unit', world.units['province'])}&period=2024")
    page.get_by_role("link", name="Ký…").click()
    page.get_by_role("button", name="Ký", exact=True).click()
    page.get_by_text("Hãy sửa sổ, hoặc nêu lý do").wait_for()
    assert not window.overflows()

    page.get_by_label("Lý do").fill("Hạt Kiểm lâm chưa phân loại")
    page.get_by_role("button", name="Ký", exact=True).click()

    page.get_by_text("Đã ký biểu 1, lần 1.").wait_for()
    late_death(world)
    page.reload()
    page.get_by_role("heading", name="Sổ hiện nay cho số khác").wait_for()
    assert not window.overflows()
    page.get_by_role("link", name="Ký lần mới…").click()
    page.get_by_label("Lý do").fill("bổ sung từ trần")
    page.get_by_role("button", name="Ký", exact=True).click()
    page.get_by_role("heading", name="Đính chính so với lần ký 1").wait_for()
    if scripts:
        assert window.serious_faults_of_access() == []
    assert [fault for fault in window.faults if "422" not in fault] == []
