"""Correct the record of where a member was counted."""

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.periods import Period
from chibo.register.decisions.api import Basis, deed
from chibo.register.members.commands.loading import cell_to_keep, locked_member
from chibo.register.members.commands.refusals import REFUSALS
from chibo.register.members.models import Place
from chibo.trust.audit.api import EntryKind, recording_day


@transaction.atomic
def correct_place(*, member_id: int, cell_id: int, during: Period, basis: Basis, by: Actor) -> None:
    """Mend the record: on each of these days the member was counted in this cell, whatever the register said of them.

    Days before and after stay as they were; history keeps what was said. No event is written: nothing happened.
    Raises `PlaceOutsideLife`, `UnitHoldsNoMembers`, `MemberNotFound`, `UnitNotFound`, `NotPermitted`.
    """
    day = during.start or during.last or recording_day()
    locked_member(member_id, effective_on=day, by=by)
    cell = cell_to_keep(cell_id, effective_on=day, by=by)
    named = {"cell": cell.name, "on": f"{day:%d/%m/%Y}", "value": str(during)}
    with deed("correct_place", basis=basis, by=by, refusals=REFUSALS, concerning=named, kind=EntryKind.CORRECTION):
        span = DateRange(during.start, during.end)
        kept = [
            piece
            for place in Place.objects.filter(member_id=member_id, valid_during__overlap=span)
            for piece in _cut(place, during)
        ]
        Place.objects.bulk_create([*kept, Place(member_id=member_id, cell_id=cell_id, valid_during=span)])


def _cut(place: Place, during: Period) -> list[Place]:
    """Take these days out of the place; give the pieces that the row itself can no longer hold."""
    was = place.valid_during
    pieces = []
    if during.start is not None and (was.lower is None or was.lower < during.start):
        pieces.append((DateRange(was.lower, during.start), place.from_precision))
    if during.end is not None and (was.upper is None or during.end < was.upper):
        pieces.append((DateRange(during.end, was.upper), "d"))
    if not pieces:
        place.delete()
        return []
    place.valid_during, place.from_precision = pieces[0]
    place.save(update_fields=["valid_during", "from_precision"])
    return [
        Place(member_id=place.member_id, cell_id=place.cell_id, valid_during=period, from_precision=precision)
        for period, precision in pieces[1:]
    ]
