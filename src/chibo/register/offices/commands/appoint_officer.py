"""Put a person in a post."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from chibo.kernel.actors import Actor
from chibo.kernel.code_lists import label_of
from chibo.kernel.errors import RuleBroken
from chibo.kernel.periods import Period
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop
from chibo.register.areas.api import area_on
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.members.api import full_members_in
from chibo.register.offices.commands.refusals import REFUSALS
from chibo.register.offices.models import Holding, Seat
from chibo.register.offices.permissions import obey_keeping_seat
from chibo.register.offices.rules import SeatOfPost, seat_of
from chibo.register.people.api import person_on
from chibo.register.units.api import committee_elected, unit_on


class PostNotOfThat(RuleBroken):
    """The post is one of an area and was given a unit, or the other way round."""


@dataclass(frozen=True, slots=True)
class _Place:
    """What the seat is a seat of, on the day."""

    unit_id: int | None
    area_id: int | None
    name: str
    life: Period


@transaction.atomic
def appoint_officer(
    *,
    person_id: int,
    post: str,
    unit_id: int | None = None,
    area_id: int | None = None,
    appointment_form: str | None = None,
    congress_ordinal: int | None = None,
    until: date | None = None,
    effective_on: date,
    basis: Basis,
    by: Actor,
) -> int:
    """Make the person hold the post of the unit or area from that day on, until the other if given; gives the id.

    The seat comes into being with its first holder. Whoever holds a single seat is not put out: raises
    `SeatHasHolder`. Raises `PostNotOfThat`, `PersonHoldsSeatAlready`, `HoldingOutsideLife`, `RuleBroken` for a
    committee in too small a cell, `UnitNotFound`, `AreaNotFound`, `PersonNotFound`, `NotPermitted` besides.
    """
    obey_keeping_seat(by, unit_id=unit_id, area_id=area_id)
    kind = seat_of(post, on=effective_on)
    place = _place(kind, unit_id, area_id, effective_on)
    person_on(person_id, on=effective_on)
    verdicts = _judged(post, unit_id, effective_on)
    named = {
        "post": label_of("post", post, effective_on),
        "of": place.name,
        "on": f"{effective_on:%d/%m/%Y}",
        "value": appointment_form,
    }
    with deed(f"appoint_officer {post}", basis=basis, by=by, refusals=REFUSALS, concerning=named, verdicts=verdicts):
        seat = _seat(post, kind, place, effective_on)
        return Holding.objects.create(
            seat=seat,
            is_single=seat.is_single,
            person_id=person_id,
            valid_during=DateRange(effective_on, until or seat.valid_during.upper),
            appointment_form=appointment_form,
            congress_ordinal=congress_ordinal,
            decision_id=decision_of(basis),
        ).pk


def _place(kind: SeatOfPost, unit_id: int | None, area_id: int | None, on: date) -> _Place:
    if kind.of == "unit" and unit_id is not None and area_id is None:
        unit = unit_on(unit_id, on=on)
        return _Place(unit_id, None, unit.name, unit.life)
    if kind.of == "area" and area_id is not None and unit_id is None:
        area = area_on(area_id, on=on)
        return _Place(None, area_id, area.name, area.life)
    raise PostNotOfThat(
        "post_not_of_that",
        gettext_noop("The post is one of %(of)s. Give that, and nothing else."),
        {"of": gettext_noop("a unit") if kind.of == "unit" else gettext_noop("a village or block")},
    )


def _judged(post: str, unit_id: int | None, on: date) -> tuple[Verdict, ...]:
    if post != "cell_committee_member" or unit_id is None:
        return ()
    return (committee_elected(full_members_in(unit_id, on=on), on=on).obey(),)


def _seat(post: str, kind: SeatOfPost, place: _Place, on: date) -> Seat:
    of_that = {"unit_id": place.unit_id} if place.area_id is None else {"area_id": place.area_id}
    seats = Seat.objects.filter(post=post, **of_that)
    known = seats.filter(valid_during__contains=on).select_for_update().first()
    return known or Seat.objects.create(
        post=post, is_single=kind.is_single, valid_during=_days_without(seats, place.life, on), **of_that
    )


def _days_without(seats: QuerySet[Seat], life: Period, on: date) -> DateRange:
    """Give the days round that day on which there is no such seat, within the life of what it is a seat of."""
    earlier = seats.filter(valid_during__endswith__lte=on).order_by("-valid_during").first()
    later = seats.filter(valid_during__startswith__gt=on).order_by("valid_during").first()
    return DateRange(
        earlier.valid_during.upper if earlier else life.start, later.valid_during.lower if later else life.end
    )
