"""Rename an area."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.texts import nfc
from chibo.register.areas.commands.loading import locked_area, told
from chibo.register.areas.commands.refusals import REFUSALS
from chibo.register.areas.models import AreaName
from chibo.register.decisions.api import Basis, deed


@transaction.atomic
def rename_area(*, area_id: int, name: str, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the area bear the name from that day on, until the next name recorded; before it, it is called as it was.

    Raises `AreaAlreadySo`, `AreaNotFound`, `NotPermitted`.
    """
    area = locked_area(area_id, effective_on=effective_on, by=by)
    with deed(f"rename_area {area.name}", basis=basis, by=by, refusals=REFUSALS, concerning=told(area, effective_on)):
        AreaName.objects.create(area_id=area_id, first_on=effective_on, name=nfc(name).strip())
