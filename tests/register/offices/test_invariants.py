"""What the database holds of seats and holders."""

from typing import Any

import pytest

from chibo.register.offices.models import Holding, Seat
from tests.invariants import NO_DAY, Case, allowed, refused, run, span
from tests.worlds.lam_son import World


def _seat(
    world: World,
    during: Any,
    *,
    unit: str | None = "school",
    area: str | None = None,
    post: str = "cell_secretary",
    single: bool = True,
) -> Seat:
    return Seat.objects.create(
        unit_id=unit and world.units[unit],
        area_id=area and world.areas[area],
        post=post,
        is_single=single,
        valid_during=during,
    )


def _holds(
    world: World, seat: Seat, person: str, during: Any, *, single: bool | None = None, form: str = "elected"
) -> object:
    return Holding.objects.create(
        seat=seat,
        is_single=seat.is_single if single is None else single,
        person_id=world.people[person],
        valid_during=during,
        appointment_form=form,
    )


LIFE = span("2012-09-01", "2019-07-01")


def _life_of_area(world: World, first: str) -> object:
    run(
        "UPDATE areas_serving SET valid_during = daterange('2012-01-01', NULL) WHERE area_id = %s",
        world.areas["na_lau"],
    )
    run(
        "UPDATE areas_areacommune SET valid_during = daterange('2012-01-01', NULL) WHERE area_id = %s",
        world.areas["na_lau"],
    )
    run(
        "UPDATE offices_holding SET valid_during = daterange('2012-01-01', NULL) "
        " WHERE seat_id IN (SELECT id FROM offices_seat WHERE area_id = %s)",
        world.areas["na_lau"],
    )
    run(
        "UPDATE offices_seat SET valid_during = daterange('2012-01-01', NULL) WHERE area_id = %s", world.areas["na_lau"]
    )
    run("UPDATE areas_area SET valid_during = daterange('2012-01-01', NULL) WHERE id = %s", world.areas["na_lau"])
    return _seat(world, span(first), unit=None, area="na_lau", post="front_head")


def _two_in_one(world: World, first_ends: str, other: str, *, single: bool, second: str = "2015-01-01") -> object:
    seat = _seat(world, LIFE, post="cell_secretary" if single else "cell_committee_member", single=single)
    _holds(world, seat, "moves_in_2018", span("2013-01-01", first_ends))
    return _holds(world, seat, other, span(second, "2016-01-01"))


CASES = (
    Case("seat_of_a_unit_or_an_area", lambda w: _seat(w, LIFE, area="na_lau"), lambda w: _seat(w, LIFE)),
    Case(
        "seat_of_a_unit_or_an_area",
        lambda w: _seat(w, LIFE, unit=None),
        lambda w: _seat(w, LIFE, unit=None, area="khe_nong", post="village_head"),
        "of neither",
    ),
    Case("seat_period_is_sound", lambda w: _seat(w, NO_DAY), lambda w: _seat(w, span("2013-01-01", "2013-01-02"))),
    Case("seat_within_life_of_unit", lambda w: _seat(w, span("2012-09-01", "2019-07-02")), lambda w: _seat(w, LIFE)),
    Case(
        "seat_within_life_of_area", lambda w: _life_of_area(w, "2011-12-31"), lambda w: _life_of_area(w, "2012-01-01")
    ),
    Case(
        "seat_one_of_a_post_in_a_unit",
        lambda w: (_seat(w, span("2013-01-01", "2015-01-02")), _seat(w, span("2015-01-01", "2016-01-01"))),
        lambda w: (_seat(w, span("2013-01-01", "2015-01-01")), _seat(w, span("2015-01-01", "2016-01-01"))),
    ),
    Case(
        "seat_one_of_a_post_in_an_area",
        lambda w: _seat(w, span("2015-01-01"), unit=None, area="na_lau", post="village_head"),
        lambda w: _seat(w, span("2015-01-01"), unit=None, area="khe_nong", post="village_head"),
    ),
    Case(
        "code_is_listed",
        lambda w: _seat(w, LIFE, post="king"),
        lambda w: _seat(w, LIFE, post="unit_head"),
        "seat_post_is_listed",
    ),
    Case(
        "holding_period_is_sound",
        lambda w: _holds(w, _seat(w, LIFE), "khe_vai_1", NO_DAY),
        lambda w: _holds(w, _seat(w, LIFE), "khe_vai_1", span("2013-01-01", "2013-01-02")),
    ),
    Case(
        "holding_knows_its_seat",
        lambda w: _holds(w, _seat(w, LIFE), "khe_vai_1", LIFE, single=False),
        lambda w: _holds(w, _seat(w, LIFE), "khe_vai_1", LIFE),
    ),
    Case(
        "holding_within_life_of_seat",
        lambda w: _holds(w, _seat(w, LIFE), "khe_vai_1", span("2013-01-01", "2019-07-02")),
        lambda w: _holds(w, _seat(w, LIFE), "khe_vai_1", LIFE),
    ),
    Case(
        "holding_one_holder_of_a_single_seat",
        lambda w: _two_in_one(w, "2015-01-02", "khe_vai_1", single=True),
        lambda w: _two_in_one(w, "2015-01-01", "khe_vai_1", single=True),
    ),
    Case(
        "holding_once_a_person_at_a_time",
        lambda w: _two_in_one(w, "2015-01-02", "moves_in_2018", single=False),
        lambda w: _two_in_one(w, "2015-01-02", "khe_vai_1", single=False),
    ),
    Case(
        "code_is_listed",
        lambda w: _holds(w, _seat(w, LIFE), "khe_vai_1", LIFE, form="bought"),
        lambda w: _holds(w, _seat(w, LIFE), "khe_vai_1", LIFE, form="appointed"),
        "holding_form_is_listed",
    ),
    Case(
        "code_is_listed",
        lambda w: Seat.objects.filter(post="village_head").update(post="king"),
        lambda w: Seat.objects.filter(post="village_head").update(post="unit_head"),
        "seat_post_is_listed_changed",
    ),
    Case(
        "code_is_listed",
        lambda w: Holding.objects.update(appointment_form="bought"),
        lambda w: Holding.objects.update(appointment_form="appointed"),
        "holding_form_is_listed_changed",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_it_is_refused(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_just_does_not_break_it_is_allowed(case: Case, world: World) -> None:
    allowed(case, world)
