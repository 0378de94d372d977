"""What a person pinned stands on the overview as it stood on the explorer, and says what of it is its own."""

import html
import re
from datetime import date

import pytest
from django.test import Client

from chibo.desk.web.figures.asking import PARTS, Asked
from chibo.figures.api import Step, pinned_of
from chibo.register.units.api import unit_seen
from chibo.trust.access.api import Scope
from chibo.trust.accounts.models import User
from tests.desk.conftest import SignIn
from tests.desk.test_figure_pages import Pages, body, moved_on_a_decision, registrar
from tests.desk.test_matrix import public_id
from tests.worlds.lam_son import PRESENT, World

__all__ = ["registrar"]

_TILE = re.compile(
    r'<div class="tile tile-figure"><dt><a href="([^"]*)">([^<]*)</a></dt><dd>([^<]*)((?:<small[^>]*>[^<]*</small>)*)'
)
_EXPLORED = re.compile(r'class="tiles figure-tiles">\s*<div class="tile"><dt>[^<]*</dt><dd><a href="[^"]*">([^<]*)</a>')


def _pin(client: Client, asked: str, name: str = "Đã ghim") -> None:
    client.post("/figures/questions/keeping/", {"name": name, "asked": asked, "pinned": "on"})


def _tiles(client: Client, on: date) -> dict[str, tuple[str, str]]:
    """Give the value and the words of each figure of the overview, by name."""
    page = html.unescape(body(client, f"/?on={on}"))
    return {name: (value, re.sub("<[^>]*>", " ", words)) for _at, name, value, words in _TILE.findall(page)}


def _explored(client: Client, asked: str) -> str:
    (value,) = _EXPLORED.findall(body(client, f"/figures/?{asked}"))
    return html.unescape(value)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("code=mem.total&on=2024-06-03&without=45-QĐ/HU", "Không kể quyết định 45-QĐ/HU: "),
        ("code=mem.total&on=2024-06-03&without=45-QĐ/HU", "Ngày 03/06/2024"),
        ("code=adm.count&on=2023-12-31&from=2010-01-01", "01/01/2010 – 31/12/2023"),
        ("code=mem.total&on=2024-06-02&known_at=2024-06-01", "Theo sổ như đã biết lúc 01/06/2024"),
    ],
)
def test_what_speaks_of_its_own_day_or_knowledge_says_so_and_keeps_to_it(
    world: World, registrar: Pages, asked: str, said: str
) -> None:
    client, _unit = registrar
    moved_on_a_decision(world)
    whole = f"{asked}&unit={public_id('units_unit', world.units['khe_vai'])}"

    _pin(client, whole)

    value, words = _tiles(client, date(2024, 6, 2) if "known_at" in asked else PRESENT)["Đã ghim"]
    assert value == _explored(client, whole)
    assert said in words
    assert "Chi bộ" in words


def test_a_day_without_a_decision_is_another_figure_than_the_day_itself(world: World, registrar: Pages) -> None:
    client, _unit = registrar
    moved_on_a_decision(world)
    asked = f"code=mem.total&unit={public_id('units_unit', world.units['khe_vai'])}&on=2024-06-03"

    _pin(client, f"{asked}&without=45-QĐ/HU", "không kể")
    _pin(client, asked, "kể cả")

    tiles = _tiles(client, date(2024, 6, 3))
    assert (tiles["không kể"][0], tiles["kể cả"][0]) == ("3", "4")
    assert "Không kể" not in tiles["kể cả"][1]


@pytest.mark.parametrize("extra", ["", "&tree=2014-06-30", "&by=sex&by2=stage&shape=cross", "&series=year"])
@pytest.mark.parametrize("code", ["mem.total", "adm.count"])
def test_what_goes_with_the_day_is_that_of_the_explorer_on_each_day(registrar: Pages, code: str, extra: str) -> None:
    client, unit = registrar
    _pin(client, f"code={code}&unit={unit}&on={PRESENT}{extra}")

    for on in (PRESENT, date(2014, 12, 31)):
        value, words = _tiles(client, on)["Đã ghim"]
        assert value == _explored(client, f"code={code}&unit={unit}&on={on}{extra}")
        assert ("Theo cây tổ chức ngày 30/06/2014" in words) == ("tree" in extra)


def test_what_can_no_longer_be_told_says_why_and_the_others_stand(world: World, registrar: Pages) -> None:
    client, unit = registrar
    asked = f"unit={unit}&on={PRESENT}"
    _pin(client, f"code=mem.total&{asked}&without=99-QĐ/TU", "thiếu quyết định")
    _pin(client, f"code=mem.total&{asked}&where=sex%3Dnobody", "thiếu giá trị")
    _pin(client, f"code=mem.total&{asked}", "đảng viên")

    tiles = _tiles(client, PRESENT)

    assert "99-QĐ/TU" in tiles["thiếu quyết định"][1]
    assert "nobody" in tiles["thiếu giá trị"][1]
    assert tiles["thiếu giá trị"][0] == "–"
    assert tiles["đảng viên"][0] == _explored(client, f"code=mem.total&{asked}")


def test_what_was_known_then_is_no_figure_of_who_may_not_read_history(world: World, as_reader: SignIn) -> None:
    client = as_reader("editor_of_province")
    asked = f"code=mem.total&unit={public_id('units_unit', world.units['province'])}&on={PRESENT}"
    _pin(client, asked, "nay")
    _pin(client, f"{asked}&known_at=2024-06-01", "khi ấy")

    assert list(_tiles(client, PRESENT)) == ["nay"]


def test_whatever_makes_a_question_is_kept_of_it(world: World, registrar: Pages) -> None:
    client, _unit = registrar
    unit = unit_seen(
        public_id("units_unit", world.units["province"]), on=PRESENT, scope=Scope((world.units["province"],), PRESENT)
    )
    asked = Asked(
        "mem.total", unit, PRESENT, PRESENT, ("sex", "stage"), (("sex", "F"),), PRESENT, Step.YEAR, unit, PRESENT,
        known_text="2024-06-01", without="12", is_crossed=True,
    ).address_part()  # fmt: skip

    _pin(client, asked)

    (kept,) = pinned_of(User.objects.get(username="registrar_of_province").pk)
    assert {part.partition("=")[0] for part in asked.split("&")} == set(PARTS)
    assert sorted(kept.asked.split("&")) == sorted(asked.split("&"))
