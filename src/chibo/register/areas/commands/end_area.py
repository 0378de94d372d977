"""End an area."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.periods import Period
from chibo.register.areas.commands.cutting import cut_off
from chibo.register.areas.commands.loading import locked_area, told
from chibo.register.areas.commands.refusals import REFUSALS_OF_ENDING
from chibo.register.areas.models import Area, AreaCommune, Serving
from chibo.register.areas.queries.basics import area_life
from chibo.register.decisions.api import Basis, deed


@transaction.atomic
def end_area(*, area_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make that day the first on which the area no longer exists; it is served and lies in its commune until then.

    Raises `AreaStillInUse` while posts of it go on, `PeriodEmpty` on its first day, `AreaNotFound`, `NotPermitted`.
    """
    Period(area_life(area_id).start, effective_on)
    area = locked_area(area_id, effective_on=effective_on, by=by)
    with deed(
        f"end_area {area.name}", basis=basis, by=by, refusals=REFUSALS_OF_ENDING, concerning=told(area, effective_on)
    ):
        cut_off(Serving.objects.filter(area_id=area_id), effective_on)
        cut_off(AreaCommune.objects.filter(area_id=area_id), effective_on)
        Area.objects.filter(pk=area_id).update(valid_during=DateRange(area.life.start, effective_on))
