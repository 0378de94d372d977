"""Change a coded attribute of a unit: its kind, level, setting and the like."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.units.commands.loading import locked_unit, told
from chibo.register.units.commands.refusals import REFUSALS
from chibo.register.units.models import UnitAttribute


@transaction.atomic
def change_unit_attribute(
    *, unit_id: int, dimension: str, code: str, effective_on: date, basis: Basis, by: Actor
) -> None:
    """Make the unit have that code in the dimension from that day on, until the next one recorded.

    Raises `UnitAlreadySo`, `UnitFactNotSound` for a code not listed, `UnitHoldsMembers`, `UnitNotFound` and
    `NotPermitted`.
    """
    unit = locked_unit(unit_id, effective_on=effective_on, by=by)
    with deed(
        f"change_unit_attribute {dimension} {unit.name}",
        basis=basis,
        by=by,
        refusals=REFUSALS,
        concerning=told(unit, effective_on, code),
    ):
        UnitAttribute.objects.create(
            unit_id=unit_id, dimension=dimension, first_on=effective_on, code=code, decision_id=decision_of(basis)
        )
