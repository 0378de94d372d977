"""Moving a unit."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import ChiboError, NotPermitted, RuleBroken
from chibo.register.members.models import Place
from chibo.register.units.api import (
    UnitAlreadySo,
    UnitNotFound,
    UnitOutsideLife,
    UnitWouldStandUnderItself,
    ancestors_of,
    move_unit,
)
from tests.register.refusing import refuses
from tests.worlds.lam_son import LUONG_MOVED, ON_PAPER, World

DAY = date(2025, 3, 1)


def _move(world: World, unit: str, parent: str, on: date = DAY, by: str = "") -> None:
    move_unit(
        unit_id=world.units[unit],
        parent_id=world.units[parent],
        effective_on=on,
        basis=ON_PAPER,
        by=world.actors[by] if by else OPERATOR,
    )


def _path(world: World, unit: str, on: date) -> list[str]:
    names = {unit_id: name for name, unit_id in world.units.items()}
    return [names[above] for above in ancestors_of(world.units[unit], on=on)]


def test_it_stands_where_it_stood_the_day_before_and_elsewhere_from_the_day_on(world: World) -> None:
    _move(world, "dong_may", "muong_chanh")

    assert _path(world, "na_lau", date(2025, 2, 28)) == ["dong_may", "thach_binh", "province"]
    assert _path(world, "na_lau", DAY) == ["dong_may", "muong_chanh", "province"]
    assert _path(world, "na_lau", date(2099, 1, 1)) == ["dong_may", "muong_chanh", "province"]


def test_no_row_of_a_member_is_written(world: World) -> None:
    before = list(Place.objects.order_by("pk").values_list())

    _move(world, "dong_may", "muong_chanh")

    assert list(Place.objects.order_by("pk").values_list()) == before


def test_a_move_recorded_for_a_later_day_stays(world: World) -> None:
    _move(world, "ban_luong", "kiem_lam", date(2015, 1, 1))

    assert _path(world, "ban_luong", date(2014, 12, 31)) == ["dong_may", "thach_binh", "province"]
    assert _path(world, "ban_luong", date(2016, 12, 31)) == ["kiem_lam", "thach_binh", "province"]
    assert _path(world, "ban_luong", LUONG_MOVED) == ["suoi_trong", "muong_chanh", "province"]


def test_a_cell_stands_under_a_superior_committee_from_july_2025_on_and_not_before(world: World) -> None:
    """294-QĐ/TW §20.2.2."""
    with pytest.raises(RuleBroken) as refused:
        _move(world, "na_lau", "thach_binh", date(2025, 6, 30))
    assert refused.value.code == "level_may_not_stand_there"
    assert _path(world, "na_lau", date(2025, 7, 1)) == ["dong_may", "thach_binh", "province"]

    _move(world, "na_lau", "thach_binh", date(2025, 7, 1))
    assert _path(world, "na_lau", date(2025, 7, 1)) == ["thach_binh", "province"]
    assert _path(world, "na_lau", date(2025, 6, 30)) == ["dong_may", "thach_binh", "province"]


@pytest.mark.parametrize(
    ("unit", "parent", "on", "error", "code"),
    [
        ("thach_binh", "dong_may", DAY, UnitWouldStandUnderItself, "unit_never_under_itself"),
        ("thach_binh", "na_lau", DAY, UnitWouldStandUnderItself, "unit_never_under_itself"),
        ("thach_binh", "thach_binh", DAY, UnitWouldStandUnderItself, "placement_not_under_itself"),
        ("ban_luong", "dong_may", LUONG_MOVED, UnitAlreadySo, "unit_already_so"),
        ("na_lau", "dong_may", DAY, UnitAlreadySo, "unit_already_there"),
        ("province", "dong_may", DAY, UnitOutsideLife, "root_stands_under_none"),
        ("school", "thach_binh", date(2019, 7, 1), UnitNotFound, "unit_not_found"),
        ("na_lau", "school", date(2019, 6, 30), UnitOutsideLife, "placement_within_life_of_parent"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changed(
    unit: str, parent: str, on: date, error: type[ChiboError], code: str, world: World
) -> None:
    with refuses(error, code):
        _move(world, unit, parent, on)


def test_who_keeps_both_parents_may_and_who_keeps_one_does_not_find_the_other(world: World) -> None:
    with refuses(UnitNotFound):
        _move(world, "na_lau", "suoi_trong", by="registrar_of_thach_binh")
    with refuses(NotPermitted):
        _move(world, "na_lau", "suoi_trong", by="inspector_of_province")

    _move(world, "na_lau", "suoi_trong", by="registrar_of_province")

    assert _path(world, "na_lau", DAY)[0] == "suoi_trong"
