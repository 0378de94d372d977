"""What the database holds of areas and of the state's units."""

from typing import Any

import pytest

from chibo.register.areas.models import AdministrativeUnit, Area, AreaCommune, AreaName, Serving
from tests.invariants import NO_DAY, Case, allowed, refused, run, span
from tests.worlds.lam_son import World


def _commune(code: str, during: Any, level: str = "commune") -> AdministrativeUnit:
    return AdministrativeUnit.objects.create(code=code, level=level, kind="xã", name="Đồng Mây", valid_during=during)


def _area(during: Any, kind: str = "village") -> Area:
    return Area.objects.create(kind=kind, valid_during=during)


def _lies(world: World, area: str, during: Any) -> object:
    return AreaCommune.objects.create(area_id=world.areas[area], commune_code="00002", valid_during=during)


def _short_lived() -> Area:
    return _area(span("2015-01-01", "2016-01-01"))


def _serves(area: Area, world: World, cell: str, during: Any) -> object:
    return Serving.objects.create(area=area, cell_id=world.units[cell], valid_during=during)


def _leave_commune(world: World, area: str, on: str) -> object:
    return run(
        "UPDATE areas_areacommune SET valid_during = daterange(lower(valid_during), %s) WHERE area_id = %s",
        on,
        world.areas[area],
    )


def _name(world: World, first_on: str, name: str = "Thôn mới") -> object:
    return AreaName.objects.create(area_id=world.areas["na_lau"], first_on=first_on, name=name)


CASES = (
    Case("administrative_period_is_sound", lambda w: _commune("7", NO_DAY), lambda w: _commune("7", span(None))),
    Case(
        "administrative_level_known",
        lambda w: _commune("7", span(None), "hamlet"),
        lambda w: _commune("7", span(None), "district"),
    ),
    Case(
        "administrative_code_names_one_place_at_a_time",
        lambda w: (_commune("7", span(None, "2025-07-02")), _commune("7", span("2025-07-01"))),
        lambda w: (_commune("7", span(None, "2025-07-01")), _commune("7", span("2025-07-01"))),
    ),
    Case("area_life_is_sound", lambda w: _area(NO_DAY), lambda w: _area(span("2015-01-01", "2015-01-02"))),
    Case(
        "code_is_listed",
        lambda w: _area(span(None), "hill"),
        lambda w: _area(span(None), "block"),
        "area_kind_is_listed",
    ),
    Case("area_name_one_at_a_time", lambda w: _name(w, "2010-01-01"), lambda w: _name(w, "2010-01-02")),
    Case("area_name_not_blank", lambda w: _name(w, "2015-01-01", ""), lambda w: _name(w, "2015-01-01", "A")),
    Case(
        "area_name_day_is_sound",
        lambda w: run(
            "INSERT INTO areas_areaname (area_id, first_on, name) VALUES (%s, 'infinity', 'A')", w.areas["na_lau"]
        ),
        lambda w: _name(w, "9999-12-31"),
    ),
    Case(
        "area_commune_period_is_sound",
        lambda w: AreaCommune.objects.create(area=_short_lived(), commune_code="1", valid_during=NO_DAY),
        lambda w: AreaCommune.objects.create(
            area=_short_lived(), commune_code="1", valid_during=span("2015-01-01", "2015-01-02")
        ),
    ),
    Case(
        "area_lies_in_one_commune_at_a_time",
        lambda w: (_leave_commune(w, "na_lau", "2015-01-02"), _lies(w, "na_lau", span("2015-01-01"))),
        lambda w: (_leave_commune(w, "na_lau", "2015-01-01"), _lies(w, "na_lau", span("2015-01-01"))),
    ),
    Case(
        "area_commune_within_life_of_area",
        lambda w: AreaCommune.objects.create(
            area=_short_lived(), commune_code="1", valid_during=span("2015-01-01", "2016-01-02")
        ),
        lambda w: AreaCommune.objects.create(
            area=_short_lived(), commune_code="1", valid_during=span("2015-01-01", "2016-01-01")
        ),
    ),
    Case(
        "serving_period_is_sound",
        lambda w: _serves(_short_lived(), w, "na_lau", NO_DAY),
        lambda w: _serves(_short_lived(), w, "na_lau", span("2015-01-01", "2015-01-02")),
    ),
    Case(
        "area_served_by_one_cell_at_a_time",
        lambda w: (
            _serves(area := _short_lived(), w, "na_lau", span("2015-01-01", "2015-06-02")),
            _serves(area, w, "khe_vai", span("2015-06-01", "2016-01-01")),
        ),
        lambda w: (
            _serves(area := _short_lived(), w, "na_lau", span("2015-01-01", "2015-06-01")),
            _serves(area, w, "khe_vai", span("2015-06-01", "2016-01-01")),
        ),
    ),
    Case(
        "serving_within_life_of_area",
        lambda w: _serves(_short_lived(), w, "na_lau", span("2014-12-31", "2016-01-01")),
        lambda w: _serves(_short_lived(), w, "na_lau", span("2015-01-01", "2016-01-01")),
    ),
    Case(
        "serving_within_life_of_cell",
        lambda w: _serves(_area(span("2010-01-01")), w, "school", span("2015-01-01", "2019-07-02")),
        lambda w: _serves(_area(span("2010-01-01")), w, "school", span("2015-01-01", "2019-07-01")),
    ),
    Case(
        "code_is_listed",
        lambda w: Area.objects.update(kind="hill"),
        lambda w: Area.objects.update(kind="block"),
        "area_kind_is_listed_changed",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_it_is_refused(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_just_does_not_break_it_is_allowed(case: Case, world: World) -> None:
    allowed(case, world)
