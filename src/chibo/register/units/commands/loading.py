"""Load units for a change: locked, alive on the day, and within what the actor keeps."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.register.units.models import Unit
from chibo.register.units.permissions import obey_keeping
from chibo.register.units.queries.basics import UnitNotFound, UnitOnDay, units_on


def locked_unit(unit_id: int, *, effective_on: date, by: Actor) -> UnitOnDay:
    """Lock the unit and give it as it is on the day; raises `UnitNotFound`, `NotPermitted`."""
    (unit,) = locked_units(unit_id, effective_on=effective_on, by=by)
    return unit


def locked_units(*unit_ids: int, effective_on: date, by: Actor) -> tuple[UnitOnDay, ...]:
    """Lock the units, in an order that is the same for whoever asks, and give each as it is on the day.

    They come in the order asked for. Raises `UnitNotFound`, `NotPermitted`.
    """
    obey_keeping(by, *unit_ids)
    living = Unit.objects.filter(pk__in=unit_ids, valid_during__contains=effective_on).order_by("pk")
    held = set(living.select_for_update().values_list("pk", flat=True))
    for unit_id in unit_ids:
        if unit_id not in held:
            raise UnitNotFound(unit_id, effective_on)
    return units_on(unit_ids, on=effective_on)


def told(unit: UnitOnDay, effective_on: date, value: object = "") -> dict[str, object]:
    """Name the unit, the day and the value a refusal speaks of."""
    return {"unit": unit.name, "on": f"{effective_on:%d/%m/%Y}", "value": value}
