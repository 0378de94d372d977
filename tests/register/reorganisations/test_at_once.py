"""A verb over units done at once, by one person."""

from datetime import timedelta

import pytest

from chibo.kernel.errors import NotPermitted
from chibo.register.areas.api import area_on
from chibo.register.members.api import members_in
from chibo.register.reorganisations.api import Absorb, ActionsCannotBeDone, Dissolve, HandOut, Move, do_at_once
from chibo.register.units.api import ancestors_of, unit_life
from tests.databases import sealed
from tests.register.reorganisations.acting import DAY, PAPER
from tests.trust.audit.register_rows import whole_register
from tests.worlds.lam_son import World

EVE = DAY - timedelta(days=1)


def _do(world: World, *actions: object, by: str = "registrar_of_province") -> int:
    with sealed():
        return do_at_once(actions=actions, effective_on=DAY, basis=PAPER, by=world.actors[by])  # type: ignore[arg-type]


def test_a_cell_is_absorbed_by_another(world: World) -> None:
    unit = world.units

    _do(world, Absorb(unit["na_lau"], (unit["khe_vai"],)))

    assert unit_life(unit["khe_vai"]).last == EVE
    assert area_on(world.areas["khe_nong"], on=DAY).cell_id == unit["na_lau"]
    assert area_on(world.areas["khe_nong"], on=EVE).cell_id == unit["khe_vai"]


def test_a_cell_with_members_is_not_dissolved_before_they_have_a_place(world: World) -> None:
    before = whole_register()

    with pytest.raises(ActionsCannotBeDone) as refused:
        _do(world, Dissolve(world.units["khe_vai"]))

    assert [finding.code for finding in refused.value.refused] == ["members_have_no_place"]
    assert whole_register() == before


def test_a_cell_is_dissolved_into_another(world: World) -> None:
    unit = world.units
    taken = members_in(unit["khe_vai"], on=EVE)

    _do(world, Dissolve(unit["khe_vai"], members_to=unit["na_lau"]))

    assert set(taken) <= set(members_in(unit["na_lau"], on=DAY))


def test_a_district_goes_out_of_the_register_with_all_below_it(world: World) -> None:
    unit = world.units
    leaving = members_in(unit["ban_luong"], on=EVE)

    _do(world, HandOut(unit["muong_chanh"], "Đảng bộ tỉnh Thái Bình"))

    assert unit_life(unit["ban_luong"]).last == EVE
    assert members_in(unit["ban_luong"], on=EVE) == leaving
    assert members_in(unit["ban_luong"], on=DAY) == ()


def test_a_unit_does_not_come_to_stand_under_itself(world: World) -> None:
    unit = world.units

    with pytest.raises(ActionsCannotBeDone) as refused:
        _do(world, Move(unit["thach_binh"], unit["dong_may"]))

    assert refused.value.refused[0].code == "unit_would_stand_under_itself"


def test_a_registrar_of_one_district_does_not_reach_into_another(world: World) -> None:
    unit = world.units

    with pytest.raises(NotPermitted):
        _do(world, Move(unit["suoi_trong"], unit["thach_binh"]), by="registrar_of_thach_binh")

    assert ancestors_of(unit["suoi_trong"], on=DAY)[0] == unit["muong_chanh"]
