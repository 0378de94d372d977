"""A registrar writes a reorganisation without scripts, and works its table by keyboard with them."""

import pytest

from chibo.register.reorganisations.api import Rename, actions_of
from tests.databases import seal
from tests.desk.test_matrix import public_id
from tests.journeys.window import Open
from tests.register.reorganisations.acting import drafted
from tests.worlds.lam_son import World

pytestmark = pytest.mark.browser
SEND = "main form[method=post] button.btn-primary"


def test_a_reorganisation_is_written_and_rehearsed_without_scripts(world: World, open_window: Open) -> None:
    page = open_window("registrar_of_province", scripts=False).page
    address = f"/reorganisations/{public_id('reorganisations_reorganisation', _draft(world))}/"

    page.goto(f"http://127.0.0.1:8999{address}actions/?kind=absorb")
    page.fill("[name=unit]", "Chi bộ thôn Nà Lau Thượng")
    page.fill("[name=absorbed]", "Chi bộ ghép Khe Vài")
    page.click(SEND)
    page.wait_for_selector("#action-1")
    seal()
    page.click("form[action$='rehearsals/'] button")
    page.wait_for_selector(".note-success")

    assert "không có gì cản trở" in page.inner_text(".note-success")
    assert "Chi bộ ghép Khe Vài" in page.inner_text("#actions")


def test_rows_are_reached_and_put_elsewhere_by_keyboard(world: World, open_window: Open) -> None:
    one, two = Rename(world.units["na_lau"], "Một"), Rename(world.units["khe_vai"], "Hai")
    reorganisation = _draft(world, one, two)
    window = open_window("registrar_of_province")
    window.go(f"/reorganisations/{public_id('reorganisations_reorganisation', reorganisation)}/")

    window.page.focus("#action-1")
    window.page.keyboard.press("ArrowDown")
    assert window.page.evaluate("document.activeElement.id") == "action-2"
    window.page.keyboard.press("Alt+ArrowUp")
    window.page.wait_for_function("document.querySelector('#action-1')?.innerText.includes('Hai')")

    assert actions_of(reorganisation) == (two, one)


def _draft(world: World, *actions: Rename) -> int:
    return drafted(actions, by=world.actors["registrar_of_province"])
