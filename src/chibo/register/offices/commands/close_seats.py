"""Close the seats of what ends."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from chibo.kernel.actors import Actor
from chibo.register.decisions.api import Basis, deed
from chibo.register.offices.commands.refusals import REFUSALS
from chibo.register.offices.models import Holding, Seat
from chibo.register.offices.permissions import obey_keeping_seat


@transaction.atomic
def close_seats(
    *, unit_id: int | None = None, area_id: int | None = None, effective_on: date, basis: Basis, by: Actor
) -> None:
    """Make that day the first on which the unit or area has no seats and nobody holds any. Raises `NotPermitted`."""
    obey_keeping_seat(by, unit_id=unit_id, area_id=area_id)
    named = {"post": "", "of": unit_id or area_id, "on": f"{effective_on:%d/%m/%Y}", "value": ""}
    with deed("close_seats", basis=basis, by=by, refusals=REFUSALS, concerning=named):
        of_that = {"unit": unit_id} if area_id is None else {"area": area_id}
        seats = Seat.objects.filter(**of_that)
        _cut_off(Holding.objects.filter(seat__in=seats), effective_on)
        _cut_off(seats, effective_on)


def _cut_off(spells: QuerySet[Holding] | QuerySet[Seat], effective_on: date) -> None:
    """Shorten what has begun before the day, and take out what was still to come."""
    spells.filter(valid_during__startswith__gte=effective_on).delete()
    for spell in spells.filter(valid_during__contains=effective_on):
        spell.valid_during = DateRange(spell.valid_during.lower, effective_on)
        spell.save(update_fields=["valid_during"])
