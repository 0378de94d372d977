"""Founding a unit."""

from datetime import date
from typing import Any

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.code_lists import CodeUnknown
from chibo.kernel.errors import NotPermitted, RuleBroken
from chibo.register.decisions.api import Basis, DecisionNotFound, adopt_decision, basis_of
from chibo.register.units.api import (
    UnitCodeTaken,
    UnitNotFound,
    UnitOutsideLife,
    ancestors_of,
    attribute_of,
    found_unit,
    subtree_of,
    unit_coded,
    unit_on,
    units_named,
)
from chibo.register.units.commands.refusals import UnitFactNotSound
from chibo.register.units.models import Unit
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.register.refusing import refuses
from tests.worlds.lam_son import ON_PAPER, World

DAY = date(2025, 3, 1)


def _found(world: World, *, parent: str | None = "dong_may", **content: Any) -> int:
    given: dict[str, Any] = {
        "name": "Chi bộ thôn Mới",
        "kind": "sub_cell",
        "parent_id": parent and world.units[parent],
        "full_members": 3,
        "effective_on": DAY,
        "basis": ON_PAPER,
        "by": OPERATOR,
    }
    return found_unit(**{**given, **content})


def test_a_unit_exists_from_its_day_on_and_not_the_day_before(world: World) -> None:
    founded = _found(world, code="LS.01.1.9")

    assert unit_on(founded, on=DAY).name == "Chi bộ thôn Mới"
    with pytest.raises(UnitNotFound):
        unit_on(founded, on=date(2025, 2, 28))
    assert unit_coded("LS.01.1.9", on=DAY) == founded
    assert units_named("chi bo thon moi", on=DAY) == units_named("CHI BỘ THÔN MỚI", on=DAY) == (founded,)


def test_it_stands_under_its_parent_and_all_above_that(world: World) -> None:
    founded = _found(world)

    assert ancestors_of(founded, on=DAY) == tuple(world.units[name] for name in ("dong_may", "thach_binh", "province"))
    assert founded in subtree_of(world.units["thach_binh"], on=DAY)


def test_its_level_is_that_of_its_kind_on_the_day_unless_given(world: World) -> None:
    before = _found(world, parent="muong_chanh", kind="commune", effective_on=date(2025, 6, 30))
    since = _found(world, parent="province", kind="commune", effective_on=date(2025, 7, 1))
    given = _found(world, parent="dong_may", kind="commune", attributes={"level": "sectional"})

    levels = [attribute_of(one, "level", on=date(2025, 7, 1)) for one in (before, since, given)]
    assert levels == ["base", "superior", "sectional"]


def test_a_decision_is_its_basis(world: World) -> None:
    decision = adopt_decision(number="9-QĐ/HU", issuer="Huyện ủy", signed_on=DAY, by=OPERATOR)
    founded = _found(world, basis=basis_of(decision))

    assert Unit.objects.get(pk=founded).begun_by_id == decision


def test_the_entry_names_the_deed_and_the_rule_it_obeyed(world: World) -> None:
    with sealed():
        _found(world)

    last = Entry.objects.latest("seq")
    assert last.reason.startswith("found_unit Chi bộ thôn Mới\nallowed: org.min_full_members = 3 (")
    assert (last.actor_name, last.basis_kind) == ("operator", "note")


@pytest.mark.parametrize(
    ("day", "members", "is_refused"),
    [
        (date(2011, 1, 18), 2, False),  # no rule known
        (date(2011, 1, 19), 2, True),
        (date(2011, 1, 19), 3, False),
        (date(2025, 6, 30), 2, True),
        (date(2025, 7, 1), 2, True),
        (date(2025, 7, 1), None, False),  # not stated: a warning
    ],
)
def test_a_cell_is_founded_with_three_full_members(
    day: date, members: int | None, is_refused: bool, world: World
) -> None:
    if is_refused:
        with refuses(RuleBroken, "too_few_full_members"):
            _found(world, effective_on=day, full_members=members)
    else:
        assert _found(world, effective_on=day, full_members=members)


def test_a_parent_that_does_not_exist_then_is_not_found(world: World) -> None:
    with refuses(UnitNotFound):
        _found(world, parent="school", effective_on=date(2019, 7, 1))


def test_under_a_parent_that_is_to_end_it_is_refused(world: World) -> None:
    with refuses(UnitOutsideLife, "placement_within_life_of_parent"):
        _found(world, parent="school", effective_on=date(2019, 6, 30))


def test_a_code_in_use_is_refused(world: World) -> None:
    with refuses(UnitCodeTaken):
        _found(world, code="LS.01.1.1")


@pytest.mark.parametrize("content", [{"name": ""}, {"code": ""}, {"attributes": {"setting": "moon"}}])
def test_what_is_not_sound_is_refused(content: dict[str, Any], world: World) -> None:
    with refuses(UnitFactNotSound):
        _found(world, **content)


def test_a_kind_off_the_list_is_not_found(world: World) -> None:
    with refuses(CodeUnknown):
        _found(world, kind="club")


def test_a_decision_that_is_not_recorded_is_no_basis(world: World) -> None:
    with refuses(DecisionNotFound):
        _found(world, basis=Basis("decision", "999999"))


def test_who_keeps_the_district_may_and_who_keeps_another_does_not_even_find_it(world: World) -> None:
    assert _found(world, by=world.actors["registrar_of_thach_binh"])
    with refuses(UnitNotFound):
        _found(world, by=world.actors["registrar_of_muong_chanh"])


@pytest.mark.parametrize("name", ["secretary_of_dong_may", "inspector_of_province", "editor_of_province"])
def test_who_may_only_read_is_not_permitted(name: str, world: World) -> None:
    with refuses(NotPermitted, "does_not_keep_unit"):
        _found(world, by=world.actors[name])


def test_a_root_is_founded_at_the_terminal_only(world: World) -> None:
    root = _found(world, parent=None, kind="province")

    assert ancestors_of(root, on=DAY) == ()
    with refuses(NotPermitted, "may_not_found_root"):
        _found(world, parent=None, kind="province", by=world.actors["registrar_of_province"])
