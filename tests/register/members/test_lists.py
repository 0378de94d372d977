"""A page of a list holds the same members whether the list was sorted or walked in its order."""

import pytest

from chibo.register.members.api import MemberFilters, MemberList, members_exported, members_listed, subtree_counts_of
from chibo.register.members.queries import counts, walked
from chibo.trust.access.api import Permission, scope_of
from tests.worlds.lam_son import PRESENT, World


@pytest.mark.parametrize("unit", ["province", "dong_may"])
@pytest.mark.parametrize("sorting", ["name", "-name", "born", "-born", "admitted", "-admitted"])
def test_pages_walked_from_either_end_make_up_the_sorted_list(
    world: World, monkeypatch: pytest.MonkeyPatch, sorting: str, unit: str
) -> None:
    monkeypatch.setattr(walked, "_COSTS", dict.fromkeys(walked._COSTS, 0))
    scope = scope_of(world.actors["registrar_of_province"], Permission.READ_MEMBERS, on=PRESENT)
    unit_id, filters = world.units[unit], MemberFilters()
    whole = list(members_exported(unit_id, filters=filters, on=PRESENT, scope=scope, sorting=sorting))

    pages = [
        members_listed(unit_id, filters=filters, on=PRESENT, scope=scope, sorting=sorting, offset=offset, rows=3)
        for offset in range(0, len(whole), 3)
    ]

    assert whole
    assert {page.total for page in pages} == {len(whole)}
    assert [line for page in pages for line in page.lines] == whole


@pytest.mark.parametrize("filters", [MemberFilters(sex="M"), MemberFilters(stage="full"), MemberFilters(exempt="no")])
@pytest.mark.parametrize("sorting", ["name", "-name"])
def test_a_narrowed_list_is_the_same_for_many_as_for_few(
    world: World, monkeypatch: pytest.MonkeyPatch, sorting: str, filters: MemberFilters
) -> None:
    scope = scope_of(world.actors["registrar_of_province"], Permission.READ_MEMBERS, on=PRESENT)

    def page() -> MemberList:
        return members_listed(
            world.units["province"], filters=filters, on=PRESENT, scope=scope, sorting=sorting, offset=2, rows=5
        )

    few = page()
    monkeypatch.setattr(counts, "LARGE", 0)

    assert few.lines
    assert page() == few


@pytest.mark.parametrize("unit", ["province", "thach_binh"])
def test_counts_of_a_large_subtree_are_those_of_a_small_one(
    world: World, monkeypatch: pytest.MonkeyPatch, unit: str
) -> None:
    units = [world.units[unit], world.units["dong_may"]]
    small = subtree_counts_of(units, on=PRESENT)
    monkeypatch.setattr(counts, "LARGE", 0)

    assert subtree_counts_of(units, on=PRESENT) == small
    assert subtree_counts_of(units[:1], on=PRESENT) == {units[0]: small[units[0]]}


def test_past_the_last_page_there_is_nobody(world: World) -> None:
    scope = scope_of(world.actors["registrar_of_province"], Permission.READ_MEMBERS, on=PRESENT)

    page = members_listed(
        world.units["province"], filters=MemberFilters(), on=PRESENT, scope=scope, sorting="name", offset=5000, rows=50
    )

    assert page.total > 0
    assert page.lines == ()
