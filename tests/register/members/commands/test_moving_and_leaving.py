"""Moving members, their standing, their leaving, and the record of their places."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.periods import Period, PeriodEmpty
from chibo.register.acts.api import part_with_member
from chibo.register.members.api import (
    MemberAlreadySo,
    MemberFactNotSound,
    MemberNotCounted,
    MemberNotFound,
    PlaceOutsideLife,
    correct_place,
    end_exemption,
    end_membership,
    end_suspension,
    exempt_member,
    member_of_person,
    member_on,
    members_in,
    suspend_member,
)
from chibo.register.members.models import MemberEvent
from chibo.register.offices.api import holders_of
from chibo.register.units.api import UnitNotFound
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.register.members.acting import DAY, EVE, cell_of, move, part
from tests.register.refusing import refuses
from tests.worlds.lam_son import ON_PAPER, World


def test_the_old_cell_counts_a_member_until_the_day_before_the_new_one_does(world: World) -> None:
    move(world, "khe_vai_1", "kiem_lam")

    assert [cell_of(world, "khe_vai_1", day) for day in (EVE, DAY)] == ["khe_vai", "kiem_lam"]
    event = MemberEvent.objects.get(member_id=world.members["khe_vai_1"], kind="moved")
    assert (event.cell_id, event.counterpart_id) == (world.units["kiem_lam"], world.units["khe_vai"])


def test_a_move_recorded_for_a_later_day_stays(world: World) -> None:
    move(world, "moves_in_2018", "kiem_lam", date(2015, 1, 1))

    days = (date(2014, 12, 31), date(2015, 1, 1), date(2018, 2, 28), date(2018, 3, 1))
    assert [cell_of(world, "moves_in_2018", day) for day in days] == ["na_lau", "kiem_lam", "kiem_lam", "khe_vai"]


def test_a_move_to_where_one_is_is_refused(world: World) -> None:
    with refuses(MemberAlreadySo, "member_already_there"):
        move(world, "khe_vai_1", "khe_vai")


def test_a_move_into_a_cell_that_ends_is_refused(world: World) -> None:
    with refuses(PlaceOutsideLife):
        move(world, "khe_vai_1", "school", date(2019, 6, 30))


def test_who_is_counted_nowhere_is_not_moved(world: World) -> None:
    with refuses(MemberNotCounted):
        move(world, "dies_in_2020", "khe_vai")


def test_a_registrar_moves_members_within_the_district_and_finds_no_cell_outside(world: World) -> None:
    with refuses(UnitNotFound):
        move(world, "khe_vai_1", "ban_luong", by="registrar_of_thach_binh")
    with refuses(MemberNotFound):
        move(world, "ban_luong_1", "na_lau", by="registrar_of_thach_binh")

    move(world, "khe_vai_1", "na_lau", by="registrar_of_thach_binh")

    assert cell_of(world, "khe_vai_1", DAY) == "na_lau"


@pytest.mark.parametrize(
    ("exit_kind", "event"),
    [
        ("died", "died"),
        ("expelled", "expelled"),
        ("removed.card", "removed"),
        ("own_request", "left"),
        ("transferred.abroad", "transferred_out"),
        ("admission_cancelled", "admission_cancelled"),
    ],
)
def test_who_leaves_is_counted_until_the_day_before_by_an_event_of_its_kind(
    exit_kind: str, event: str, world: World
) -> None:
    part(world, "khe_vai_1", exit_kind, went_to="nơi khác")

    assert [cell_of(world, "khe_vai_1", day) for day in (EVE, DAY)] == ["khe_vai", None]
    assert MemberEvent.objects.get(member_id=world.members["khe_vai_1"], kind=event).exit_kind == exit_kind
    assert member_on(world.members["khe_vai_1"], on=DAY).left_on == DAY


def test_who_leaves_before_a_move_recorded_does_not_move(world: World) -> None:
    part(world, "moves_in_2018", "died", date(2017, 1, 1))

    assert [cell_of(world, "moves_in_2018", day) for day in (date(2016, 12, 31), date(2018, 3, 1))] == ["na_lau", None]


def test_an_exit_kind_off_its_list_is_refused(world: World) -> None:
    with refuses(MemberFactNotSound):
        part(world, "khe_vai_1", "vanished")


def test_nobody_leaves_on_the_first_day(world: World) -> None:
    with refuses(PeriodEmpty):
        part(world, "khe_vai_1", "died", date(2010, 1, 1))


def test_a_member_is_exempt_and_suspended_and_stays_counted(world: World) -> None:
    for number, act in enumerate((exempt_member, end_exemption, suspend_member, end_suspension)):
        act(member_id=world.members["khe_vai_1"], effective_on=date(2025, 3, 1 + number), basis=ON_PAPER, by=OPERATOR)

    kinds = MemberEvent.objects.filter(member_id=world.members["khe_vai_1"], on__gte=DAY).order_by("on")
    assert [event.kind for event in kinds] == ["exempted", "exemption_ended", "suspended", "suspension_ended"]
    assert cell_of(world, "khe_vai_1", date(2025, 3, 10)) == "khe_vai"
    with refuses(MemberAlreadySo):
        exempt_member(member_id=world.members["khe_vai_1"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR)


@pytest.mark.parametrize(
    ("during", "cells"),
    [
        (Period(date(2015, 1, 1), date(2016, 1, 1)), ["na_lau", "kiem_lam", "na_lau", "khe_vai"]),
        (Period(date(2017, 1, 1), date(2019, 1, 1)), ["na_lau", "na_lau", "kiem_lam", "khe_vai"]),
        (Period(date(2010, 1, 1), None), ["kiem_lam", "kiem_lam", "kiem_lam", "kiem_lam"]),
    ],
)
def test_the_record_of_a_place_is_corrected_for_those_days_alone(
    during: Period, cells: list[str], world: World
) -> None:
    with sealed():
        correct_place(
            member_id=world.members["moves_in_2018"],
            cell_id=world.units["kiem_lam"],
            during=during,
            basis=ON_PAPER,
            by=OPERATOR,
        )

    days = (date(2014, 12, 31), date(2015, 6, 1), date(2017, 6, 1), date(2019, 6, 1))
    assert [cell_of(world, "moves_in_2018", day) for day in days] == cells
    assert Entry.objects.latest("seq").kind == "correction"


def test_parting_with_a_member_ends_party_posts_and_leaves_outside_ones(world: World) -> None:
    part_with_member(
        member_id=world.members["secretary_of_na_lau"],
        exit_kind="removed",
        effective_on=DAY,
        basis=ON_PAPER,
        by=OPERATOR,
    )

    assert [len(holders_of("cell_secretary", unit_id=world.units["na_lau"], on=day)) for day in (EVE, DAY)] == [1, 0]
    assert len(holders_of("village_head", area_id=world.areas["na_lau"], on=DAY)) == 1
    assert world.members["secretary_of_na_lau"] not in members_in(world.units["na_lau"], on=DAY)


def test_a_person_without_a_membership_has_none(world: World) -> None:
    assert member_of_person(world.people["front_head_no_member"]) is None
    with pytest.raises(MemberNotFound):
        member_on(-1, on=DAY)
    with pytest.raises(MemberNotFound):
        end_membership(member_id=-1, exit_kind="died", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)
