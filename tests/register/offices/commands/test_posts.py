"""Filling and emptying posts."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.code_lists import CodeUnknown
from chibo.kernel.errors import ChiboError, NotPermitted, RuleBroken
from chibo.kernel.periods import PeriodEmpty
from chibo.register.members.api import move_member
from chibo.register.offices.api import (
    HoldingNotFound,
    HoldingOutsideLife,
    OfficeFactNotSound,
    PersonHoldsSeatAlready,
    PostNotOfThat,
    SeatHasHolder,
    appoint_officer,
    close_seats,
    end_holding,
    holders_of,
    holdings_of_person,
    seat_of,
)
from chibo.register.offices.models import Seat
from chibo.register.people.api import PersonNotFound
from chibo.register.units.api import UnitNotFound
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.register.refusing import refuses
from tests.worlds.lam_son import ON_PAPER, World

DAY = date(2025, 3, 1)
EVE = date(2025, 2, 28)


def _appoint(
    world: World,
    person: str,
    post: str,
    *,
    unit: str | None = None,
    area: str | None = None,
    on: date = DAY,
    until: date | None = None,
    form: str | None = "appointed",
    by: str = "",
) -> int:
    return appoint_officer(
        person_id=world.people[person],
        post=post,
        unit_id=world.units[unit] if unit else None,
        area_id=world.areas[area] if area else None,
        appointment_form=form,
        until=until,
        effective_on=on,
        basis=ON_PAPER,
        by=world.actors[by] if by else OPERATOR,
    )


def _end(world: World, holding: str, on: date = DAY, by: str = "") -> None:
    end_holding(
        holding_id=world.holdings[holding], effective_on=on, basis=ON_PAPER, by=world.actors[by] if by else OPERATOR
    )


def test_a_person_holds_the_post_from_the_day_on(world: World) -> None:
    _appoint(world, "khe_vai_1", "village_head", area="khe_nong")

    heads = [holders_of("village_head", area_id=world.areas["khe_nong"], on=day) for day in (EVE, DAY)]
    assert heads == [(), (world.people["khe_vai_1"],)]


def test_a_person_holds_several_posts_on_a_day(world: World) -> None:
    held = holdings_of_person(world.people["secretary_of_na_lau"], on=DAY)

    assert {one.post for one in held} == {"cell_secretary", "village_head"}


def test_a_post_may_be_held_by_one_who_is_no_member(world: World) -> None:
    held = holdings_of_person(world.people["front_head_no_member"], on=DAY)

    assert [(one.post, one.area_id) for one in held] == [("front_head", world.areas["khe_vai"])]


def test_a_single_seat_is_filled_again_once_it_is_empty(world: World) -> None:
    with refuses(SeatHasHolder):
        _appoint(world, "khe_vai_1", "cell_secretary", unit="khe_vai")

    _end(world, "second_secretary_of_khe_vai")
    _appoint(world, "khe_vai_1", "cell_secretary", unit="khe_vai")

    secretaries = [holders_of("cell_secretary", unit_id=world.units["khe_vai"], on=day) for day in (EVE, DAY)]
    assert secretaries == [(world.people["moves_in_2018"],), (world.people["khe_vai_1"],)]


def test_a_plural_seat_has_several_holders_but_nobody_twice(world: World) -> None:
    for person in ("khe_vai_1", "moves_in_2018"):
        _appoint(world, person, "cell_deputy_secretary", unit="khe_vai")

    assert len(holders_of("cell_deputy_secretary", unit_id=world.units["khe_vai"], on=DAY)) == 2
    with refuses(PersonHoldsSeatAlready):
        _appoint(world, "khe_vai_1", "cell_deputy_secretary", unit="khe_vai", on=date(2025, 4, 1))


def test_a_holding_with_an_end_leaves_the_seat_after_it(world: World) -> None:
    _appoint(world, "khe_vai_1", "unit_head", unit="kiem_lam", until=date(2025, 4, 1))
    _appoint(world, "kiem_lam_1", "unit_head", unit="kiem_lam", on=date(2025, 4, 1))

    heads = [
        holders_of("unit_head", unit_id=world.units["kiem_lam"], on=day)
        for day in (date(2025, 3, 31), date(2025, 4, 1))
    ]
    assert heads == [(world.people["khe_vai_1"],), (world.people["kiem_lam_1"],)]
    assert Seat.objects.filter(unit_id=world.units["kiem_lam"], post="unit_head").count() == 1


def test_after_seats_were_closed_a_new_one_stands_beside_them_in_time(world: World) -> None:
    close_seats(unit_id=world.units["khe_vai"], effective_on=date(2023, 1, 1), basis=ON_PAPER, by=OPERATOR)
    _appoint(world, "khe_vai_1", "cell_secretary", unit="khe_vai", on=DAY)

    days = (date(2022, 12, 31), date(2023, 1, 1), DAY)
    assert [len(holders_of("cell_secretary", unit_id=world.units["khe_vai"], on=day)) for day in days] == [1, 0, 1]


@pytest.mark.parametrize(
    ("post", "seat", "on", "error"),
    [
        ("village_head", {"unit": "na_lau"}, DAY, PostNotOfThat),
        ("cell_secretary", {"area": "na_lau"}, DAY, PostNotOfThat),
        ("cell_secretary", {"unit": "na_lau", "area": "na_lau"}, DAY, PostNotOfThat),
        ("king", {"unit": "na_lau"}, DAY, CodeUnknown),
        ("cell_secretary", {"unit": "school"}, date(2019, 7, 1), UnitNotFound),
    ],
)
def test_a_post_where_it_cannot_be_is_refused(
    post: str, seat: dict[str, str], on: date, error: type[ChiboError], world: World
) -> None:
    with refuses(error):
        _appoint(world, "khe_vai_1", post, on=on, **seat)  # type: ignore[arg-type]


def test_a_post_is_not_held_longer_than_its_unit_lives(world: World) -> None:
    with refuses(HoldingOutsideLife):
        _appoint(world, "khe_vai_1", "unit_head", unit="school", on=date(2019, 6, 1), until=date(2019, 7, 2))


def test_a_form_off_its_list_and_a_person_who_is_nobody_are_refused(world: World) -> None:
    with refuses(OfficeFactNotSound):
        _appoint(world, "khe_vai_1", "unit_head", unit="kiem_lam", form="bought")
    world.people["nobody"] = -1
    with refuses(PersonNotFound):
        _appoint(world, "nobody", "unit_head", unit="kiem_lam")


def test_a_cell_below_nine_full_members_has_no_committee_from_july_2025_on(world: World) -> None:
    with refuses(RuleBroken, "cell_too_small_for_committee"):
        _appoint(world, "khe_vai_1", "cell_committee_member", unit="khe_vai", on=date(2025, 7, 1))
    with sealed():
        _appoint(world, "khe_vai_1", "cell_committee_member", unit="khe_vai", on=date(2025, 6, 30))

    assert "warned: cell.committee_threshold_full = 9" in Entry.objects.latest("seq").reason


def test_a_cell_of_nine_full_members_has_a_committee(world: World) -> None:
    full = (
        "secretary_of_na_lau",
        "exempt_since_2015",
        "admitted_in_2014",
        "kiem_lam_1",
        "secretary_of_kiem_lam",
        "ban_luong_1",
        "secretary_of_ban_luong",
    )
    for name in full:
        move_member(
            member_id=world.members[name], cell_id=world.units["khe_vai"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR
        )

    # with the three who were there
    assert _appoint(world, "khe_vai_1", "cell_committee_member", unit="khe_vai", on=date(2025, 7, 1))


def test_a_holding_ends_on_the_day_before(world: World) -> None:
    _end(world, "head_of_na_lau")

    assert [len(holders_of("village_head", area_id=world.areas["na_lau"], on=day)) for day in (EVE, DAY)] == [1, 0]
    with refuses(HoldingNotFound):
        _end(world, "head_of_na_lau", date(2025, 3, 2))
    with refuses(PeriodEmpty):
        _end(world, "secretary_of_na_lau", date(2010, 1, 1))
    world.holdings["none"] = -1
    with refuses(HoldingNotFound):
        _end(world, "none")


def test_who_keeps_the_unit_or_the_area_fills_its_posts(world: World) -> None:
    with refuses(NotPermitted):
        _end(world, "head_of_na_lau", by="secretary_of_dong_may")
    with refuses(UnitNotFound):
        _appoint(world, "khe_vai_1", "village_head", area="ban_luong", by="registrar_of_thach_binh")
    with refuses(UnitNotFound):
        _end(world, "secretary_of_ban_luong", by="registrar_of_thach_binh")

    _end(world, "head_of_na_lau", by="registrar_of_thach_binh")

    assert _appoint(world, "khe_vai_1", "village_head", area="na_lau", by="registrar_of_thach_binh")


def test_a_post_says_what_it_is_a_seat_of() -> None:
    head, secretary, deputy = (seat_of(post, on=DAY) for post in ("village_head", "secretary", "deputy_secretary"))

    assert (head.of, head.is_single, head.is_party_post) == ("area", True, False)
    assert (secretary.of, secretary.is_single, secretary.is_party_post) == ("unit", True, True)
    assert not deputy.is_single
