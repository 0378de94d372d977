"""Every page can be used by all, at the width of a phone, and runs nothing that is not its own."""

from contextlib import suppress
from datetime import date

import pytest
from playwright.sync_api import Dialog

from chibo.figures.api import keep_question
from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate
from chibo.register.members.api import receive_member
from chibo.register.people.api import register_person
from chibo.register.reorganisations.api import (
    KINDS,
    Action,
    Merge,
    Rename,
    approve_reorganisation,
    begin_run,
    carry_out_run,
)
from chibo.register.units.api import rename_unit, units_named
from chibo.trust.audit.api import LaterFactsRestOnEntry
from tests.databases import sealed
from tests.desk.test_matrix import public_id
from tests.desk.test_table_pages import late_death, sign
from tests.journeys.window import Open
from tests.register.reorganisations.acting import DAY, PAPER, drafted, rehearsed
from tests.worlds.lam_son import ON_PAPER, PRESENT, World

pytestmark = pytest.mark.browser
HOSTILE = '"><img src=x onerror=alert(1)><script>alert(1)</script>'


def addresses(world: World) -> list[str]:
    """List every page there is, in each of its states."""
    district, cell, ended = (
        public_id("units_unit", world.units[key]) for key in ("thach_binh", "khe_vai", "dang_doan")
    )
    member = public_id("members_member", world.members["moves_in_2018"])
    pages = [
        "/", "/units/", f"/units/?open={district}", f"/units/{district}/", f"/units/{cell}/", f"/units/{ended}/",
        f"/units/{district}/units/", f"/units/{cell}/members/", f"/units/{cell}/history/", "/members/",
        "/members/?q=zzz", "/members/?sex=F&sort=-born", f"/members/{member}/", "/search/", "/search/?q=chi bo",
        "/search/?q=zzz", "/nowhere/", f"/units/{cell}/planned/", "/compare/?from=01/01/2015&to=01/01/2025",
        "/compare/?from=01/01/2025&to=01/01/2015", f"/units/{district}/?known_at=2100-01-01",
        *of_figures(world), *of_reorganisations(world),
    ]  # fmt: skip
    return [f"{page}{'&' if '?' in page else '?'}on={PRESENT}" for page in pages] + ["/?on=31/02/2024"]


def of_figures(world: World) -> list[str]:
    """List the pages of figures: explored every way, asked wrongly, and opened to their rows."""
    unit = public_id("units_unit", world.units["province"])
    keep_question(name="Đảng viên nữ", asked=f"code=mem.total&unit={unit}&where=sex%3DF", is_pinned=True,
                  by=world.actors["registrar_of_province"])  # fmt: skip
    asked = f"/figures/?code=mem.total&unit={unit}"
    return [
        "/figures/", f"{asked}&by=child", f"{asked}&by=age_band&by2=sex&where=stage%3Dfull", f"{asked}&series=year",
        f"{asked}&by=ethnicity&with_on=2015-01-01", f"{asked}&series=quarter&tree=2015-01-01", f"{asked}&by=post",
        "/figures/check/", "/figures/check/?example=1",
        "/figures/questions/", f"/figures/mem.total/explain/?unit={unit}", f"/figures/sec.attr/explain/?unit={unit}",
        "/tables/", f"/tables/5/?period=2024&unit={unit}", f"/tables/1/cells/B/now/?period=2024&unit={unit}",
        f"/tables/3/cells/mean_age/now/?period=2024&unit={unit}", *of_signing(world),
    ]  # fmt: skip


def of_signing(world: World) -> list[str]:
    """List the pages of a signed table of which the register says otherwise by now: it, its editions, the next."""
    unit = public_id("units_unit", world.units["province"])
    sign(world, date(2025, 2, 1), "thử")
    late_death(world)
    asked = f"period=2024&unit={unit}"
    return [
        f"/tables/1/?{asked}&edition=1",
        f"/tables/1/editions/?{asked}",
        f"/tables/1/signing/?{asked}",
        f"/tables/signing/?{asked}",
    ]


def of_reorganisations(world: World) -> list[str]:
    """List every page of a draft, and of a rehearsed reorganisation with all its findings."""
    registrar, unit = world.actors["registrar_of_province"], world.units
    draft = public_id("reorganisations_reorganisation", drafted([], by=registrar))
    actions: list[Action] = [
        Merge("xa", "Đảng bộ xã Mây Trong", "commune", unit["province"], (unit["dong_may"], unit["suoi_trong"])),
        Rename(unit["dong_may"], "Đã kết thúc"),
    ]
    tried = public_id("reorganisations_reorganisation", rehearsed(actions, by=registrar)[0])
    kinds = [f"/reorganisations/{draft}/actions/?kind={kind}" for kind in KINDS]
    return [
        "/reorganisations/", "/reorganisations/new/", f"/reorganisations/{draft}/", f"/reorganisations/{draft}/table/",
        f"/reorganisations/{tried}/", f"/reorganisations/{tried}/plan/", f"/reorganisations/{tried}/actions/1/",
        f"/reorganisations/{tried}/reversals/", f"/reorganisations/{tried}/draft/", *kinds, *of_deeds(world),
    ]  # fmt: skip


def of_deeds(world: World) -> list[str]:
    """List the pages of a deed: asked once more, going on, and a reversal that was refused by what rests on it."""
    registrar, table = world.actors["registrar_of_province"], "reorganisations_reorganisation"
    unit = world.units
    together = Merge("m", "Chi bộ Gộp", "sub_cell", unit["dong_may"], (unit["na_lau"], unit["khe_vai"]))
    asked, going, later = (
        rehearsed([action], by=registrar)[0]
        for action in (Rename(unit["kiem_lam"], "Một"), Rename(unit["kiem_lam"], "Hai"), together)
    )
    for order in (asked, going, later):
        with sealed():
            approve_reorganisation(reorganisation_id=order, basis=PAPER, by=OPERATOR)
    begin_run(reorganisation_id=going, what="apply", by=registrar)
    with sealed():
        carry_out_run(begin_run(reorganisation_id=later, what="apply", by=registrar))
    (made,) = units_named("Chi bộ Gộp", on=DAY)
    with sealed():
        rename_unit(unit_id=made, name="Chi bộ Gộp Mới", effective_on=date(2025, 7, 2), basis=PAPER, by=registrar)
    with suppress(LaterFactsRestOnEntry):
        carry_out_run(begin_run(reorganisation_id=later, what="reverse", reason="nhầm", by=registrar))
    return [
        f"/reorganisations/{public_id(table, asked)}/applications/",
        *(f"/reorganisations/{public_id(table, one)}/run/" for one in (going, later)),
        f"/reorganisations/{public_id(table, later)}/",
    ]


@pytest.mark.parametrize(
    ("width", "each"),
    [(1280, 3), pytest.param(1280, 1, marks=pytest.mark.long), pytest.param(390, 1, marks=pytest.mark.long)],
)
def test_nothing_on_any_page_keeps_people_from_using_it(world: World, open_window: Open, width: int, each: int) -> None:
    window = open_window("registrar_of_province", width=width)
    faults = {}

    for address in addresses(world)[::each]:
        window.go(address)
        found = [*window.serious_faults_of_access(), *(["wider than the window"] if window.overflows() else [])]
        if found:
            faults[address] = found

    assert faults == {}


def test_the_door_can_be_used_by_all(open_window: Open) -> None:
    window = open_window(width=390)

    window.go("/sign-in/")

    assert window.serious_faults_of_access() == []
    assert not window.overflows()


@pytest.mark.parametrize("reader", ["editor_of_province", "nobody"])
def test_pages_of_those_who_see_less_can_be_used_by_all(world: World, open_window: Open, reader: str) -> None:
    window = open_window(reader)

    for address in ("/", "/units/", "/search/?q=chi bo", "/figures/", "/figures/questions/"):
        window.go(f"{address}{'&' if '?' in address else '?'}on={PRESENT}")
        assert window.serious_faults_of_access() == []


@pytest.mark.parametrize(("first", "each"), [(1, 3), pytest.param(0, 1, marks=pytest.mark.long)])
def test_on_a_phone_no_page_is_wider_and_a_name_that_is_a_script_is_not_run(
    world: World, open_window: Open, first: int, each: int
) -> None:
    with world.recorder.on(date(2025, 1, 31), "a hostile name"):
        world.members["hostile"] = receive_member(
            person_id=register_person(
                name=HOSTILE, sex="M", born=PartialDate.of_year(1970), basis=ON_PAPER,
                by=world.actors["registrar_of_province"],
            ),
            cell_id=world.units["khe_vai"], came_from=HOSTILE, admitted=PartialDate.of_year(2000),
            recognised=PartialDate.of_year(2001), effective_on=PRESENT, basis=ON_PAPER,
            by=world.actors["registrar_of_province"],
        )  # fmt: skip
    window = open_window("registrar_of_province", width=390)
    ran: list[str] = []
    wider = []
    window.page.on("dialog", lambda dialog: note_and_dismiss(dialog, ran))
    hostile = public_id("members_member", world.members["hostile"])

    pages = addresses(world)[first::each]
    for address in (*pages, f"/members/{hostile}/?on={PRESENT}", f"/search/?q=%22%3E%3Cscript&on={PRESENT}"):
        window.go(address)
        if window.overflows():
            wider.append(address)

    policy = [fault for fault in window.faults if "Content Security Policy" in fault or "asked for" in fault]
    assert (ran, policy, wider) == ([], [], [])
    window.go(f"/members/{hostile}/?on={PRESENT}")
    assert HOSTILE in window.page.inner_text("h1")


def note_and_dismiss(dialog: Dialog, ran: list[str]) -> None:
    """Keep what a script said, and let the page go on."""
    ran.append(dialog.message)
    dialog.dismiss()
