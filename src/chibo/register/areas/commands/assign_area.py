"""Tie an area to the cell that serves it."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.wording import gettext_noop
from chibo.register.areas.commands.loading import locked_area, told
from chibo.register.areas.commands.refusals import REFUSALS, AreaAlreadySo
from chibo.register.areas.models import Serving
from chibo.register.areas.queries.basics import AreaOnDay
from chibo.register.decisions.api import Basis, deed
from chibo.register.units.api import obey_keeping, unit_on


@transaction.atomic
def assign_area(*, area_id: int, cell_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the cell serve the area from that day on, in place of the one that did; what is recorded later stays.

    Raises `AreaAlreadySo`, `AreaOutsideLife`, `AreaNotFound`, `UnitNotFound`, `NotPermitted`.
    """
    area = locked_area(area_id, effective_on=effective_on, by=by)
    obey_keeping(by, cell_id)
    cell = unit_on(cell_id, on=effective_on)
    with deed(
        f"assign_area {area.name}",
        basis=basis,
        by=by,
        refusals=REFUSALS,
        concerning=told(area, effective_on, cell.name),
    ):
        rest = _freed(area, effective_on)
        Serving.objects.create(area_id=area_id, cell_id=cell_id, valid_during=rest)


def _freed(area: AreaOnDay, effective_on: date) -> DateRange:
    """Shorten the serving of the day to the days before; give the days that are then to be served."""
    serving = Serving.objects.filter(area_id=area.id, valid_during__contains=effective_on).first()
    if serving is None:
        later = Serving.objects.filter(area_id=area.id, valid_during__startswith__gt=effective_on)
        following = later.order_by("valid_during").first()
        return DateRange(effective_on, following.valid_during.lower if following else area.life.end)
    rest = DateRange(effective_on, serving.valid_during.upper)
    if serving.valid_during.lower == effective_on:
        raise AreaAlreadySo(
            "area_already_assigned",
            gettext_noop("“%(area)s” is assigned to a cell on %(on)s already. Correct that instead."),
            told(area, effective_on),
        )
    serving.valid_during = DateRange(serving.valid_during.lower, effective_on)
    serving.save(update_fields=["valid_during"])
    return rest
