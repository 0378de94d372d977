"""Rename a unit."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.texts import nfc
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.units.commands.loading import locked_unit, told
from chibo.register.units.commands.refusals import REFUSALS
from chibo.register.units.models import UnitName


@transaction.atomic
def rename_unit(*, unit_id: int, name: str, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the unit bear the name from that day on, until the next name recorded; before it, it is called as it was.

    Raises `UnitAlreadySo`, `UnitNotFound`, `NotPermitted`.
    """
    unit = locked_unit(unit_id, effective_on=effective_on, by=by)
    with deed(
        f"rename_unit {unit.name}", basis=basis, by=by, refusals=REFUSALS, concerning=told(unit, effective_on, name)
    ):
        UnitName.objects.create(
            unit_id=unit_id, first_on=effective_on, name=nfc(name).strip(), decision_id=decision_of(basis)
        )
