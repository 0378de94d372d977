"""Admitting, recognising, receiving, moving and parting with members."""

from datetime import date
from typing import Any

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import NotPermitted, RuleBroken
from chibo.kernel.partial_dates import PartialDate
from chibo.kernel.periods import Period, PeriodEmpty
from chibo.register.acts.api import part_with_member
from chibo.register.members.api import (
    MemberAlreadySo,
    MemberCountedTwice,
    MemberFactNotSound,
    MemberNotCounted,
    MemberNotFound,
    PlaceOutsideLife,
    UnitHoldsNoMembers,
    admit_member,
    correct_place,
    end_exemption,
    end_membership,
    end_suspension,
    exempt_member,
    full_members_in,
    member_of_person,
    member_on,
    members_in,
    move_member,
    receive_member,
    recognise_member,
    suspend_member,
)
from chibo.register.members.models import MemberEvent
from chibo.register.offices.api import holders_of
from chibo.register.people.api import record_attribute, register_person
from chibo.register.units.api import UnitNotFound
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.register.refusing import refuses
from tests.worlds.lam_son import ON_PAPER, World

DAY = date(2025, 3, 1)
EVE = date(2025, 2, 28)


def _person(born: PartialDate | None = None, **attributes: str) -> int:
    return register_person(
        name="Người Mới", sex="F", born=born or PartialDate.of_day(date(1990, 5, 17)), attributes=attributes,
        basis=ON_PAPER, by=OPERATOR,
    )  # fmt: skip


def _admit(world: World, person: int, cell: str = "na_lau", on: date = DAY, by: str = "") -> int:
    return admit_member(
        person_id=person, cell_id=world.units[cell], decided_on=EVE, effective_on=on, basis=ON_PAPER,
        by=world.actors[by] if by else OPERATOR,
    )  # fmt: skip


def _move(world: World, member: str, cell: str, on: date = DAY, by: str = "") -> None:
    move_member(
        member_id=world.members[member], cell_id=world.units[cell], effective_on=on, basis=ON_PAPER,
        by=world.actors[by] if by else OPERATOR,
    )  # fmt: skip


def _part(world: World, member: str, exit_kind: str, on: date = DAY, **content: Any) -> None:
    end_membership(
        member_id=world.members[member], exit_kind=exit_kind, effective_on=on, basis=ON_PAPER, by=OPERATOR, **content
    )


def _cell(world: World, member: str, on: date) -> str | None:
    names = {unit_id: name for name, unit_id in world.units.items()}
    return names.get(member_on(world.members[member], on=on).cell_id or 0)


def test_a_person_is_a_probationary_member_from_the_ceremony_on(world: World) -> None:
    member = _admit(world, _person())

    before, since = member_on(member, on=EVE), member_on(member, on=DAY)
    assert (before.cell_id, before.admitted) == (None, None)
    assert (since.cell_id, since.is_full, str(since.admitted)) == (world.units["na_lau"], False, "01/03/2025")


def test_an_admission_keeps_the_attributes_of_its_day(world: World) -> None:
    person = _person(occupation="O4", education="E4", union_member="yes")
    member = _admit(world, person)
    record_attribute(
        person_id=person, dimension="occupation", code="O7", effective_on=date(2025, 4, 1), basis=ON_PAPER, by=OPERATOR
    )

    event = MemberEvent.objects.get(member_id=member, kind="admitted")
    assert (event.occupation, event.education, event.union_member, event.religion) == ("O4", "E4", True, None)
    assert event.decided_on == EVE


@pytest.mark.parametrize(
    ("born", "on", "code"),
    [
        (PartialDate.of_day(date(2007, 3, 2)), DAY, "too_young"),
        (PartialDate.of_day(date(2007, 3, 1)), DAY, ""),
        (PartialDate.of_day(date(2007, 2, 28)), DAY, ""),
        (PartialDate.of_year(2008), DAY, "too_young"),
        (PartialDate.of_day(date(2005, 1, 1)), date(2021, 7, 29), ""),  # no rule known
        (PartialDate.of_day(date(2005, 1, 1)), date(2021, 7, 30), "too_young"),
    ],
)
def test_an_admission_asks_for_eighteen_full_years(born: PartialDate, on: date, code: str, world: World) -> None:
    person = _person(born)

    if code:
        with refuses(RuleBroken, code):
            _admit(world, person, on=on)
    else:
        assert _admit(world, person, on=on)


def test_the_entry_says_which_rules_were_asked(world: World) -> None:
    person = _person(PartialDate.of_year(2007), education="E2")
    with sealed():
        _admit(world, person)

    reason = Entry.objects.latest("seq").reason
    assert "warned: admission.age_months_min = 216 (294" not in reason
    assert "warned: admission.age_months_min = 216 (24-QĐ/TW" in reason
    assert "warned: admission.education_min = E3" in reason
    assert "Người Mới" not in reason


def test_nobody_is_counted_twice(world: World) -> None:
    with refuses(MemberCountedTwice):
        _admit(world, world.people["khe_vai_1"])


def test_no_member_is_counted_beside_the_tree(world: World) -> None:
    person = _person()

    with refuses(UnitHoldsNoMembers):
        _admit(world, person, "dang_doan")


def test_a_member_of_a_cell_that_is_to_end_is_counted_until_then(world: World) -> None:
    member = _admit(world, _person(), "school", date(2019, 6, 30))

    assert member_on(member, on=date(2019, 6, 30)).cell_id == world.units["school"]
    assert member_on(member, on=date(2019, 7, 1)).cell_id is None


def test_a_cell_that_does_not_exist_is_not_found(world: World) -> None:
    person = _person()

    with refuses(UnitNotFound):
        _admit(world, person, "school", date(2019, 7, 1))


@pytest.mark.parametrize(("on", "is_refused"), [(date(2024, 3, 31), False), (date(2025, 7, 1), False)])
def test_who_was_removed_is_admitted_again_after_three_years(on: date, is_refused: bool, world: World) -> None:
    member = _admit(world, world.people["removed_in_2021"], "khe_vai", on)

    assert member == world.members["removed_in_2021"]
    assert member_on(member, on=on).times_readmitted == 1
    assert not member_on(member, on=on).is_full


def test_who_left_less_than_three_years_ago_is_not_admitted_again(world: World) -> None:
    _part(world, "khe_vai_1", "own_request", date(2023, 1, 1))

    with refuses(RuleBroken, "readmission_too_early"):
        _admit(world, world.people["khe_vai_1"], "khe_vai", date(2025, 12, 31))
    assert _admit(world, world.people["khe_vai_1"], "khe_vai", date(2026, 1, 1))


def test_nobody_is_admitted_again_twice(world: World) -> None:
    _admit(world, world.people["removed_in_2021"], "khe_vai", date(2024, 6, 1))
    _part(world, "removed_in_2021", "own_request", date(2024, 9, 1))

    with refuses(RuleBroken, "readmitted_before"):
        _admit(world, world.people["removed_in_2021"], "khe_vai", date(2028, 1, 1))


def _recognise(world: World, on: date, member: str = "probationary") -> None:
    recognise_member(member_id=world.members[member], effective_on=on, basis=ON_PAPER, by=OPERATOR)


def test_a_member_is_a_full_one_from_the_official_day_on(world: World) -> None:
    _recognise(world, date(2025, 5, 19))

    full = [member_on(world.members["probationary"], on=day).is_full for day in (date(2025, 5, 18), date(2025, 5, 19))]
    assert full == [False, True]
    assert full_members_in(world.units["na_lau"], on=date(2025, 5, 19)) == 4


def test_probation_lasts_twelve_months(world: World) -> None:
    late = _admit(world, _person(), on=date(2024, 8, 1))
    world.members["late"] = late

    with refuses(RuleBroken, "probation_not_served"):
        _recognise(world, date(2025, 7, 31), "late")
    _recognise(world, date(2025, 8, 1), "late")

    assert member_on(late, on=date(2025, 8, 1)).is_full


def test_before_july_2025_a_short_probation_only_warns_since_its_text_is_not_confirmed(world: World) -> None:
    with sealed():
        _recognise(world, date(2025, 5, 18))

    assert "warned: probation.months = 12" in Entry.objects.latest("seq").reason


def test_a_full_member_is_not_recognised_again(world: World) -> None:
    with refuses(MemberAlreadySo, "member_already_full"):
        _recognise(world, DAY, "khe_vai_1")


def test_a_member_comes_from_elsewhere_with_the_past_told(world: World) -> None:
    member = receive_member(
        person_id=_person(), cell_id=world.units["kiem_lam"], came_from="Đảng bộ tỉnh Hà Mai",
        admitted=PartialDate.of_month(2012, 5), recognised=PartialDate.unknown(), effective_on=DAY, basis=ON_PAPER,
        by=OPERATOR,
    )  # fmt: skip

    since = member_on(member, on=DAY)
    assert (since.cell_id, since.is_full, str(since.admitted)) == (world.units["kiem_lam"], True, "05/2012")
    assert member_on(member, on=EVE).cell_id is None


def test_the_old_cell_counts_a_member_until_the_day_before_the_new_one_does(world: World) -> None:
    _move(world, "khe_vai_1", "kiem_lam")

    assert [_cell(world, "khe_vai_1", day) for day in (EVE, DAY)] == ["khe_vai", "kiem_lam"]
    event = MemberEvent.objects.get(member_id=world.members["khe_vai_1"], kind="moved")
    assert (event.cell_id, event.counterpart_id) == (world.units["kiem_lam"], world.units["khe_vai"])


def test_a_move_recorded_for_a_later_day_stays(world: World) -> None:
    _move(world, "moves_in_2018", "kiem_lam", date(2015, 1, 1))

    days = (date(2014, 12, 31), date(2015, 1, 1), date(2018, 2, 28), date(2018, 3, 1))
    assert [_cell(world, "moves_in_2018", day) for day in days] == ["na_lau", "kiem_lam", "kiem_lam", "khe_vai"]


def test_a_move_to_where_one_is_is_refused(world: World) -> None:
    with refuses(MemberAlreadySo, "member_already_there"):
        _move(world, "khe_vai_1", "khe_vai")


def test_a_move_into_a_cell_that_ends_is_refused(world: World) -> None:
    with refuses(PlaceOutsideLife):
        _move(world, "khe_vai_1", "school", date(2019, 6, 30))


def test_who_is_counted_nowhere_is_not_moved(world: World) -> None:
    with refuses(MemberNotCounted):
        _move(world, "dies_in_2020", "khe_vai")


def test_a_registrar_moves_members_within_the_district_and_finds_no_cell_outside(world: World) -> None:
    with refuses(UnitNotFound):
        _move(world, "khe_vai_1", "ban_luong", by="registrar_of_thach_binh")
    with refuses(MemberNotFound):
        _move(world, "ban_luong_1", "na_lau", by="registrar_of_thach_binh")

    _move(world, "khe_vai_1", "na_lau", by="registrar_of_thach_binh")

    assert _cell(world, "khe_vai_1", DAY) == "na_lau"


def test_a_secretary_may_not_admit(world: World) -> None:
    person = _person()

    with refuses(NotPermitted):
        _admit(world, person, by="secretary_of_dong_may")


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
    _part(world, "khe_vai_1", exit_kind, went_to="nơi khác")

    assert [_cell(world, "khe_vai_1", day) for day in (EVE, DAY)] == ["khe_vai", None]
    assert MemberEvent.objects.get(member_id=world.members["khe_vai_1"], kind=event).exit_kind == exit_kind
    assert member_on(world.members["khe_vai_1"], on=DAY).left_on == DAY


def test_who_leaves_before_a_move_recorded_does_not_move(world: World) -> None:
    _part(world, "moves_in_2018", "died", date(2017, 1, 1))

    assert [_cell(world, "moves_in_2018", day) for day in (date(2016, 12, 31), date(2018, 3, 1))] == ["na_lau", None]


def test_an_exit_kind_off_its_list_is_refused(world: World) -> None:
    with refuses(MemberFactNotSound):
        _part(world, "khe_vai_1", "vanished")


def test_nobody_leaves_on_the_first_day(world: World) -> None:
    with refuses(PeriodEmpty):
        _part(world, "khe_vai_1", "died", date(2010, 1, 1))


def test_a_member_is_exempt_and_suspended_and_stays_counted(world: World) -> None:
    for number, act in enumerate((exempt_member, end_exemption, suspend_member, end_suspension)):
        act(
            member_id=world.members["khe_vai_1"], effective_on=date(2025, 3, 1 + number), basis=ON_PAPER, by=OPERATOR
        )

    kinds = MemberEvent.objects.filter(member_id=world.members["khe_vai_1"], on__gte=DAY).order_by("on")
    assert [event.kind for event in kinds] == ["exempted", "exemption_ended", "suspended", "suspension_ended"]
    assert _cell(world, "khe_vai_1", date(2025, 3, 10)) == "khe_vai"
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
            member_id=world.members["moves_in_2018"], cell_id=world.units["kiem_lam"], during=during, basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip

    days = (date(2014, 12, 31), date(2015, 6, 1), date(2017, 6, 1), date(2019, 6, 1))
    assert [_cell(world, "moves_in_2018", day) for day in days] == cells
    assert Entry.objects.latest("seq").kind == "correction"


def test_parting_with_a_member_ends_party_posts_and_leaves_outside_ones(world: World) -> None:
    part_with_member(
        member_id=world.members["secretary_of_na_lau"], exit_kind="removed", effective_on=DAY, basis=ON_PAPER,
        by=OPERATOR,
    )  # fmt: skip

    assert [len(holders_of("cell_secretary", unit_id=world.units["na_lau"], on=day)) for day in (EVE, DAY)] == [1, 0]
    assert len(holders_of("village_head", area_id=world.areas["na_lau"], on=DAY)) == 1
    assert world.members["secretary_of_na_lau"] not in members_in(world.units["na_lau"], on=DAY)


def test_a_person_without_a_membership_has_none(world: World) -> None:
    assert member_of_person(world.people["front_head_no_member"]) is None
    with pytest.raises(MemberNotFound):
        member_on(-1, on=DAY)
    with pytest.raises(MemberNotFound):
        end_membership(member_id=-1, exit_kind="died", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)
