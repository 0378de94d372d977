"""End the servings of a cell, as its end does."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.register.areas.commands.cutting import cut_off
from chibo.register.areas.commands.refusals import REFUSALS
from chibo.register.areas.models import Serving
from chibo.register.decisions.api import Basis, deed
from chibo.register.units.api import obey_keeping


@transaction.atomic
def release_areas_of(*, cell_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the cell serve no area from that day on; until assigned anew they have no cell. Raises `NotPermitted`."""
    obey_keeping(by, cell_id)
    named = {"area": "", "on": f"{effective_on:%d/%m/%Y}", "value": cell_id}
    with deed(f"release_areas_of {cell_id}", basis=basis, by=by, refusals=REFUSALS, concerning=named):
        cut_off(Serving.objects.filter(cell_id=cell_id), effective_on)
