"""Load an area for a change: locked, alive on the day, and within what the actor keeps."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.register.areas.models import Area
from chibo.register.areas.permissions import obey_keeping_area
from chibo.register.areas.queries.basics import AreaNotFound, AreaOnDay, area_on


def locked_area(area_id: int, *, effective_on: date, by: Actor) -> AreaOnDay:
    """Lock the area and give it as it is on the day; raises `AreaNotFound`, `NotPermitted`."""
    obey_keeping_area(by, area_id)
    if not Area.objects.select_for_update().filter(pk=area_id, valid_during__contains=effective_on).exists():
        raise AreaNotFound(area_id, effective_on)
    return area_on(area_id, on=effective_on)


def told(area: AreaOnDay, effective_on: date, value: object = "") -> dict[str, object]:
    """Name the area, the day and the value a refusal speaks of."""
    return {"area": area.name, "on": f"{effective_on:%d/%m/%Y}", "value": value}
