"""Move a unit under another parent."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.units.commands.loading import locked_units, told
from chibo.register.units.commands.refusals import REFUSALS, UnitAlreadySo, UnitOutsideLife
from chibo.register.units.commands.spells import turned
from chibo.register.units.models import Placement
from chibo.register.units.queries.basics import UnitOnDay
from chibo.register.units.rules import stands_where_it_may


@transaction.atomic
def move_unit(*, unit_id: int, parent_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the unit, with all below it, stand under the parent from that day on, as long as it stood where it was.

    No row of what stands below it is written; a move recorded for a later day stays. Raises
    `UnitWouldStandUnderItself`, `UnitAlreadySo`, `UnitOutsideLife`, `UnitNotFound`, `NotPermitted`, and `RuleBroken`
    where the rule of the day lets nothing of its level stand there.
    """
    unit, parent = locked_units(unit_id, parent_id, effective_on=effective_on, by=by)
    verdict = stands_where_it_may(unit.level, parent.level, on=effective_on)
    with deed(
        f"move_unit {unit.name}",
        basis=basis,
        by=by,
        refusals=REFUSALS,
        concerning=told(unit, effective_on),
        verdicts=(verdict,),
    ):
        placed = _placement_to_end(unit, parent_id, effective_on)
        rest = turned(placed, effective_on)
        Placement.objects.create(
            unit_id=unit_id, parent_id=parent_id, valid_during=rest, decision_id=decision_of(basis)
        )
    verdict.obey()


def _placement_to_end(unit: UnitOnDay, parent_id: int, effective_on: date) -> Placement:
    placed = Placement.objects.filter(unit_id=unit.id, valid_during__contains=effective_on).first()
    if placed is None:
        raise UnitOutsideLife(
            "root_stands_under_none",
            gettext_noop("“%(unit)s” is a root of the tree and is not moved. Found another unit instead."),
            told(unit, effective_on),
        )
    if placed.parent_id == parent_id:
        raise UnitAlreadySo(
            "unit_already_there",
            gettext_noop("“%(unit)s” stands under this parent on %(on)s already. There is nothing to move."),
            told(unit, effective_on),
        )
    return placed
