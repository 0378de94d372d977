"""Tree, members and figures alike are told as they were known at any instant: before a correction, after, and now."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import localtime

from chibo.kernel.actors import OPERATOR
from chibo.register.acts.api import part_with_member
from chibo.register.reorganisations.api import Absorb, do_at_once
from chibo.trust.audit.api import Entry, withdraw_entry
from tests.databases import sealed
from tests.desk.conftest import SignIn
from tests.desk.test_matrix import public_id
from tests.desk.test_reorganisation_pages import text_of
from tests.figures.asking import ask
from tests.worlds.lam_son import ON_PAPER, World

ON, RECORDED = date(2025, 5, 1), date(2025, 6, 10)
type Told = Callable[[str, datetime | None], str]


@pytest.fixture
def told(world: World, as_reader: SignIn) -> Told:
    """Read a page of a unit on the first of June, as known at an instant."""
    client = as_reader("registrar_of_province")

    def read(page: str, known_at: datetime | None) -> str:
        asked = f"&known_at={localtime(known_at):%Y-%m-%dT%H:%M:%S.%f}" if known_at else ""
        address = page.format(**{key: public_id("units_unit", unit) for key, unit in world.units.items()})
        return text_of(client, f"{address}?on=2025-06-01{asked}")

    return read


def absorbed_late(world: World) -> Entry:
    """Record in June that Khe Vài had gone into Nà Lau in May."""
    with world.recorder.on(RECORDED, "late") as entered:
        do_at_once(
            actions=[Absorb(world.units["na_lau"], (world.units["khe_vai"],))], effective_on=ON, basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip
    return Entry.objects.get(pk=entered.pk)


def around(entered: Entry) -> tuple[datetime, datetime, None]:
    """Give the instants just before the entry, at it, and now."""
    instant = entered.recorded_at
    assert instant is not None
    return instant - timedelta(microseconds=1), instant, None


def test_the_tree_is_told_as_it_was_known(world: World, told: Told) -> None:
    before, at, now = around(absorbed_late(world))

    shown = ["Chi bộ ghép Khe Vài" in told("/units/{dong_may}/units/", known) for known in (before, at, now)]

    assert shown == [True, False, False]


def test_the_members_of_a_unit_are_told_as_they_were_known(world: World, told: Told) -> None:
    before, at, now = around(absorbed_late(world))

    shown = ["Phùng Văn Một" in told("/units/{na_lau}/members/", known) for known in (before, at, now)]

    assert shown == [False, True, True]


def test_figures_are_told_as_they_were_known(world: World) -> None:
    before, at, now = around(absorbed_late(world))

    for code, unit, said in (
        ("mem.total", "na_lau", [4, 7, 7]),
        ("mem.total", "dong_may", [7, 7, 7]),
        ("org.subcells", "dong_may", [2, 1, 1]),
    ):
        assert [ask(world, code, unit, "01/06/2025", known_at=known).value for known in (before, at, now)] == said


def test_after_a_reversal_all_three_are_told_as_known_in_between(world: World, told: Told) -> None:
    entered = absorbed_late(world)
    _, between, now = around(entered)
    with sealed():
        withdraw_entry(entered.pk, by=OPERATOR, reason="a mistake")

    assert ["Chi bộ ghép Khe Vài" in told("/units/{dong_may}/units/", one) for one in (between, now)] == [False, True]
    assert ["Phùng Văn Một" in told("/units/{na_lau}/members/", one) for one in (between, now)] == [True, False]
    assert [ask(world, "mem.total", "na_lau", "01/06/2025", known_at=one).value for one in (between, now)] == [7, 4]


def test_a_member_who_left_is_listed_as_known_before(world: World, told: Told) -> None:
    with world.recorder.on(RECORDED, "late") as entered:
        part_with_member(
            member_id=world.members["khe_vai_1"], exit_kind="died", effective_on=ON, basis=ON_PAPER, by=OPERATOR
        )
    before, at, now = around(Entry.objects.get(pk=entered.pk))

    shown = ["Phùng Văn Một" in told("/units/{khe_vai}/members/", known) for known in (before, at, now)]

    assert shown == [True, False, False]
