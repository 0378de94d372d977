"""Load a unit for a change: locked, alive on the day, and within what the actor keeps."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.register.units.models import Unit
from chibo.register.units.permissions import obey_keeping
from chibo.register.units.queries.basics import UnitNotFound, UnitOnDay, unit_on


def locked_unit(unit_id: int, *, effective_on: date, by: Actor) -> UnitOnDay:
    """Lock the unit and give it as it is on the day; raises `UnitNotFound`, `NotPermitted`."""
    obey_keeping(by, unit_id)
    if not Unit.objects.select_for_update().filter(pk=unit_id, valid_during__contains=effective_on).exists():
        raise UnitNotFound(unit_id, effective_on)
    return unit_on(unit_id, on=effective_on)


def told(unit: UnitOnDay, effective_on: date, value: object = "") -> dict[str, object]:
    """Name the unit, the day and the value a refusal speaks of."""
    return {"unit": unit.name, "on": f"{effective_on:%d/%m/%Y}", "value": value}
