"""Founding, renaming, assigning and ending villages and blocks."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import ChiboError, NotPermitted
from chibo.kernel.periods import PeriodEmpty
from chibo.register.acts.api import close_area
from chibo.register.areas.api import (
    AreaAlreadySo,
    AreaFactNotSound,
    AreaNotFound,
    AreaOutsideLife,
    AreaStillInUse,
    area_coded,
    area_life,
    area_on,
    areas_served_by,
    assign_area,
    end_area,
    found_area,
    load_administrative_units,
    release_areas_of,
    rename_area,
)
from chibo.register.areas.models import AdministrativeUnit
from chibo.register.offices.api import holders_of
from chibo.register.units.api import UnitNotFound
from tests.register.refusing import refuses
from tests.worlds.lam_son import FIRST_DAY, ON_PAPER, World

DAY = date(2025, 3, 1)
EVE = date(2025, 2, 28)


def _found(
    world: World,
    *,
    name: str = "Thôn Mới",
    kind: str = "village",
    code: str | None = None,
    cell: str | None = "na_lau",
    on: date = DAY,
    by: str = "",
) -> int:
    return found_area(
        name=name,
        kind=kind,
        commune_code="00001",
        code=code,
        cell_id=world.units[cell] if cell else None,
        effective_on=on,
        basis=ON_PAPER,
        by=world.actors[by] if by else OPERATOR,
    )


def _assign(world: World, area: str, cell: str, on: date = DAY, by: str = "") -> None:
    assign_area(
        area_id=world.areas[area],
        cell_id=world.units[cell],
        effective_on=on,
        basis=ON_PAPER,
        by=world.actors[by] if by else OPERATOR,
    )


def _cells(world: World, area: str, *days: date) -> list[str | None]:
    names = {unit_id: name for name, unit_id in world.units.items()}
    return [names.get(area_on(world.areas[area], on=day).cell_id or 0) for day in days]


def test_an_area_exists_from_its_day_on_in_its_commune_with_its_cell(world: World) -> None:
    founded = _found(world, code="moi")

    area = area_on(founded, on=DAY)
    assert (area.name, area.kind, area.commune_code, area.cell_id) == (
        "Thôn Mới",
        "village",
        "00001",
        world.units["na_lau"],
    )
    assert area_coded("moi") == founded
    with pytest.raises(AreaNotFound):
        area_on(founded, on=EVE)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({"code": "na_lau"}, AreaAlreadySo),
        ({"kind": "hill"}, AreaFactNotSound),
        ({"name": ""}, AreaFactNotSound),
        ({"cell": "school"}, AreaOutsideLife),
    ],
)
def test_what_cannot_be_is_refused(content: dict[str, str], error: type[ChiboError], world: World) -> None:
    with refuses(error):
        _found(world, **content)  # type: ignore[arg-type]


def test_an_area_bears_its_new_name_from_the_day_on(world: World) -> None:
    rename_area(area_id=world.areas["na_lau"], name="Tổ 1", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)

    assert [area_on(world.areas["na_lau"], on=day).name for day in (EVE, DAY)] == ["Thôn Nà Lau", "Tổ 1"]
    with refuses(AreaAlreadySo):
        rename_area(area_id=world.areas["na_lau"], name="Tổ 2", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)


def test_another_cell_serves_an_area_from_the_day_on(world: World) -> None:
    _assign(world, "khe_nong", "na_lau")

    assert _cells(world, "khe_nong", EVE, DAY) == ["khe_vai", "na_lau"]
    assert areas_served_by(world.units["khe_vai"], on=DAY) == (world.areas["khe_vai"],)


def test_an_area_that_was_released_is_assigned_until_the_next_serving(world: World) -> None:
    release_areas_of(cell_id=world.units["khe_vai"], effective_on=date(2015, 1, 1), basis=ON_PAPER, by=OPERATOR)
    _assign(world, "khe_nong", "na_lau", date(2020, 1, 1))
    _assign(world, "khe_nong", "khe_vai", date(2017, 1, 1))

    days = (date(2014, 12, 31), date(2015, 1, 1), date(2017, 1, 1), date(2019, 12, 31), date(2020, 1, 1))
    assert _cells(world, "khe_nong", *days) == ["khe_vai", None, "khe_vai", "khe_vai", "na_lau"]


@pytest.mark.parametrize(
    ("cell", "on", "error"),
    [
        ("na_lau", FIRST_DAY, AreaAlreadySo),
        ("school", date(2019, 7, 1), UnitNotFound),
        ("school", date(2019, 6, 30), AreaOutsideLife),
    ],
)
def test_an_assignment_that_cannot_be_is_refused(cell: str, on: date, error: type[ChiboError], world: World) -> None:
    with refuses(error):
        _assign(world, "khe_nong", cell, on)


def test_a_merged_village_ends_and_its_last_day_is_the_day_before(world: World) -> None:
    end_area(area_id=world.areas["khe_nong"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR)

    assert area_life(world.areas["khe_nong"]).last == EVE
    assert areas_served_by(world.units["khe_vai"], on=DAY) == (world.areas["khe_vai"],)


def test_an_area_with_a_head_is_closed_together_with_the_post(world: World) -> None:
    with refuses(AreaStillInUse, "seat_within_life_of_area"):
        end_area(area_id=world.areas["na_lau"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR)

    close_area(area_id=world.areas["na_lau"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR)

    assert [len(holders_of("village_head", area_id=world.areas["na_lau"], on=day)) for day in (EVE, DAY)] == [1, 0]


def test_an_area_does_not_end_on_its_first_day_and_nothing_that_is_not_there_ends(world: World) -> None:
    with refuses(PeriodEmpty):
        end_area(area_id=world.areas["khe_nong"], effective_on=FIRST_DAY, basis=ON_PAPER, by=OPERATOR)
    with refuses(AreaNotFound):
        end_area(area_id=-1, effective_on=DAY, basis=ON_PAPER, by=OPERATOR)
    with refuses(AreaNotFound):
        rename_area(area_id=-1, name="A", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)
    with pytest.raises(AreaNotFound):
        area_coded("nowhere")


def test_who_keeps_the_cell_keeps_the_area(world: World) -> None:
    with refuses(UnitNotFound):
        _assign(world, "ban_luong", "na_lau", by="registrar_of_thach_binh")
    with refuses(UnitNotFound):
        _assign(world, "khe_nong", "ban_luong", by="registrar_of_thach_binh")
    with refuses(NotPermitted):
        _assign(world, "khe_nong", "na_lau", by="secretary_of_dong_may")
    with refuses(NotPermitted):
        _found(world, cell=None, by="nobody")

    _assign(world, "khe_nong", "na_lau", by="registrar_of_thach_binh")

    assert _found(world, cell=None, by="registrar_of_thach_binh")


def test_the_units_of_the_state_are_loaded_once(world: World) -> None:
    loaded = load_administrative_units(by=OPERATOR)

    assert loaded == AdministrativeUnit.objects.count() > 10_000
    assert load_administrative_units(by=OPERATOR) == 0
