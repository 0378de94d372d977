"""End a unit."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.periods import Period
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.units.commands.loading import locked_unit, told
from chibo.register.units.commands.refusals import REFUSALS_OF_ENDING
from chibo.register.units.commands.spells import cut_off
from chibo.register.units.models import Lineage, Placement, Term, Unit, UnitCode
from chibo.register.units.queries.basics import unit_life


@transaction.atomic
def end_unit(
    *, unit_id: int, end_kind: str, successor_id: int | None = None, effective_on: date, basis: Basis, by: Actor
) -> None:
    """Make that day the first on which the unit no longer exists; its place, code and terms end with it.

    Where a successor is named the unit goes on in it, wholly, from that day on. Nothing else is touched: while units,
    members, posts or areas rest on it from that day on it is refused with `UnitStillInUse`. Raises `PeriodEmpty` on its
    first day, `LineageNotSound` where the successor does not exist on that day, `UnitNotFound`, `NotPermitted` besides.
    """
    Period(unit_life(unit_id).start, effective_on)
    unit = locked_unit(unit_id, effective_on=effective_on, by=by)
    with deed(
        f"end_unit {unit.name}",
        basis=basis,
        by=by,
        refusals=REFUSALS_OF_ENDING,
        concerning=told(unit, effective_on, end_kind),
    ):
        for kind in (Term, UnitCode, Placement):
            cut_off(kind, unit_id, effective_on)
        Unit.objects.filter(pk=unit_id).update(
            valid_during=DateRange(unit.life.start, effective_on),
            end_kind=end_kind,
            ended_by_id=decision_of(basis),
        )
        if successor_id is not None:
            Lineage.objects.create(
                predecessor_id=unit_id,
                successor_id=successor_id,
                first_on=effective_on,
                kind=end_kind,
                decision_id=decision_of(basis),
            )
