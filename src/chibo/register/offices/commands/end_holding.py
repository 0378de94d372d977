"""End the holding of a post."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.code_lists import label_of
from chibo.kernel.periods import Period
from chibo.register.decisions.api import Basis, deed
from chibo.register.offices.commands.refusals import REFUSALS
from chibo.register.offices.models import Holding
from chibo.register.offices.permissions import obey_keeping_seat
from chibo.register.offices.queries.basics import HoldingNotFound


@transaction.atomic
def end_holding(*, holding_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make that day the first on which the person no longer holds the post; the seat stays.

    Raises `HoldingNotFound` where it does not hold on the day before, `PeriodEmpty` on its first day, `NotPermitted`.
    """
    held = Holding.objects.select_for_update(of=("self",)).select_related("seat").filter(pk=holding_id).first()
    if held is None:
        raise HoldingNotFound(holding_id)
    obey_keeping_seat(by, unit_id=held.seat.unit_id, area_id=held.seat.area_id)
    during = Period(held.valid_during.lower, held.valid_during.upper)
    Period(during.start, effective_on)
    if during.end is not None and during.end <= effective_on:
        raise HoldingNotFound(holding_id)
    named = {
        "post": label_of("post", held.seat.post, effective_on),
        "of": "",
        "on": f"{effective_on:%d/%m/%Y}",
        "value": "",
    }
    with deed(f"end_holding {held.seat.post}", basis=basis, by=by, refusals=REFUSALS, concerning=named):
        held.valid_during = DateRange(during.start, effective_on)
        held.save(update_fields=["valid_during"])
