"""What the database holds of memberships and places."""

from typing import Any

import pytest

from chibo.register.members.models import (
    FeePlace,
    MeetingPlace,
    Member,
    MemberEvent,
    Place,
    PlaceRow,
    ResidencePlace,
)
from chibo.register.people.models import Person
from chibo.register.units.models import UnitAttribute
from tests.invariants import NO_DAY, Case, allowed, refused, run, span
from tests.worlds.lam_son import World


def _new_member() -> Member:
    return Member.objects.create(person=Person.objects.create(sex="F", born_on=None, born_precision="u"))


def _in(kind: type[PlaceRow], member: Member, world: World, cell: str, during: Any) -> object:
    return kind.objects.create(member=member, cell_id=world.units[cell], valid_during=during)  # type: ignore[attr-defined]


def _event(world: World, kind: str, on: str | None, precision: str = "d", exit_kind: str | None = None) -> object:
    return MemberEvent.objects.create(
        member_id=world.members["probationary"], kind=kind, on=on, precision=precision, exit_kind=exit_kind
    )


def _level(world: World, unit: str, first_on: str | None, code: str) -> object:
    return UnitAttribute.objects.create(unit_id=world.units[unit], dimension="level", first_on=first_on, code=code)


def _beside_until(world: World, day: str, *, counted: str) -> object:
    """Let the delegation become a cell on a day, and count a member from another."""
    _level(world, "dang_doan", day, "cell")
    return _in(Place, _new_member(), world, "dang_doan", span(counted))


def _moved_to_delegation(world: World, day: str) -> object:
    _level(world, "dang_doan", "2015-01-01", "cell")
    member = _new_member()
    _in(Place, member, world, "na_lau", span(day))
    return Place.objects.filter(member=member).update(cell_id=world.units["dang_doan"])


def _cell_for_a_year(world: World, counted: str) -> object:
    """Let the delegation be a cell for one year, count a member in it, and take the year back."""
    _level(world, "dang_doan", "2015-01-01", "cell")
    _in(Place, _new_member(), world, counted, span("2015-01-01", "2016-01-01"))
    return UnitAttribute.objects.filter(
        unit_id=world.units["dang_doan"], first_on="2015-01-01", dimension="level"
    ).delete()


def _places(kind: type[PlaceRow], name: str, once: str) -> tuple[Case, ...]:
    """The three invariants each of the four relations has."""
    return (
        Case(
            f"{name}_period_is_sound",
            lambda w: _in(kind, _new_member(), w, "na_lau", NO_DAY),
            lambda w: _in(kind, _new_member(), w, "na_lau", span("2015-01-01", "2015-01-02")),
        ),
        Case(
            once,
            lambda w: (
                _in(kind, one := _new_member(), w, "na_lau", span("2015-01-01", "2018-03-02")),
                _in(kind, one, w, "khe_vai", span("2018-03-01")),
            ),
            lambda w: (
                _in(kind, one := _new_member(), w, "na_lau", span("2015-01-01", "2018-03-01")),
                _in(kind, one, w, "khe_vai", span("2018-03-01")),
            ),
        ),
        Case(
            f"{name}_within_life_of_cell",
            lambda w: _in(kind, _new_member(), w, "school", span("2015-01-01", "2019-07-02")),
            lambda w: _in(kind, _new_member(), w, "school", span("2015-01-01", "2019-07-01")),
        ),
        Case(
            f"{name}_within_life_of_cell",
            lambda w: _in(kind, _new_member(), w, "school", span("2012-08-31", "2019-07-01")),
            lambda w: _in(kind, _new_member(), w, "school", span("2012-09-01", "2012-09-02")),
            "before it is founded",
        ),
    )


CASES = (
    *_places(Place, "place", "place_counted_once_at_a_time"),
    *_places(MeetingPlace, "meeting_place", "meeting_place_one_at_a_time"),
    *_places(FeePlace, "fee_place", "fee_place_one_at_a_time"),
    *_places(ResidencePlace, "residence_place", "residence_place_one_at_a_time"),
    Case(
        "unit_beside_the_tree_holds_no_members",
        lambda w: _beside_until(w, "2015-01-01", counted="2014-12-31"),
        lambda w: _beside_until(w, "2015-01-01", counted="2015-01-01"),
        "unit_beside_holds_no_members_new",
    ),
    Case(
        "unit_beside_the_tree_holds_no_members",
        lambda w: _moved_to_delegation(w, "2014-12-31"),
        lambda w: _moved_to_delegation(w, "2015-01-01"),
        "unit_beside_holds_no_members_changed",
    ),
    Case(
        "unit_beside_the_tree_holds_no_members",
        lambda w: _level(w, "school", "2019-06-30", "beside"),
        lambda w: _level(w, "school", "2019-07-01", "beside"),
        "unit_with_members_not_beside_new",
    ),
    Case(
        "unit_beside_the_tree_holds_no_members",
        lambda w: UnitAttribute.objects.filter(unit_id=w.units["na_lau"], dimension="level").update(code="staff"),
        lambda w: UnitAttribute.objects.filter(unit_id=w.units["na_lau"], dimension="level").update(code="base"),
        "unit_with_members_not_beside_changed",
    ),
    Case(
        "unit_beside_the_tree_holds_no_members",
        lambda w: _cell_for_a_year(w, "dang_doan"),
        lambda w: _cell_for_a_year(w, "na_lau"),
        "unit_with_members_not_beside_uncovered",
    ),
    Case(
        "member_event_once",
        lambda w: _event(w, "admitted", "2024-05-19"),
        lambda w: _event(w, "admitted", "2024-05-20"),
    ),
    Case(
        "member_event_once",
        lambda w: (_event(w, "moved", None, "u"), _event(w, "moved", None, "u")),
        lambda w: _event(w, "moved", None, "u"),
        "on a day not known",
    ),
    Case(
        "member_event_precision_known",
        lambda w: _event(w, "moved", "2024-06-01", "w"),
        lambda w: _event(w, "moved", "2024-06-01", "m"),
    ),
    Case(
        "member_event_day_or_unknown", lambda w: _event(w, "moved", None, "d"), lambda w: _event(w, "moved", None, "u")
    ),
    Case(
        "member_event_days_are_sound",
        lambda w: run(
            "INSERT INTO members_memberevent (member_id, kind, \"on\") VALUES (%s, 'moved', 'infinity')",
            w.members["probationary"],
        ),
        lambda w: run(
            "INSERT INTO members_memberevent (member_id, kind, \"on\") VALUES (%s, 'moved', '9999-12-31')",
            w.members["probationary"],
        ),
    ),
    Case(
        "code_is_listed",
        lambda w: _event(w, "vanished", "2024-06-01"),
        lambda w: _event(w, "suspended", "2024-06-01"),
        "member_event_kind_is_listed",
    ),
    Case(
        "code_is_listed",
        lambda w: _event(w, "removed", "2024-06-01", exit_kind="vanished"),
        lambda w: _event(w, "removed", "2024-06-01", exit_kind="removed.card"),
        "member_event_exit_kind_is_listed",
    ),
    Case(
        "code_is_listed",
        lambda w: MemberEvent.objects.filter(kind="exempted").update(kind="vanished"),
        lambda w: MemberEvent.objects.filter(kind="exempted").update(kind="suspended"),
        "member_event_kind_is_listed_changed",
    ),
    Case(
        "code_is_listed",
        lambda w: MemberEvent.objects.update(exit_kind="vanished"),
        lambda w: MemberEvent.objects.update(exit_kind="died"),
        "member_event_exit_kind_is_listed_changed",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_it_is_refused(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_just_does_not_break_it_is_allowed(case: Case, world: World) -> None:
    allowed(case, world)
