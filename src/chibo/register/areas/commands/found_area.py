"""Found an area."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.texts import nfc
from chibo.register.areas.commands.refusals import REFUSALS
from chibo.register.areas.models import Area, AreaCommune, AreaName, Serving
from chibo.register.areas.permissions import obey_keeping_area
from chibo.register.decisions.api import Basis, deed
from chibo.register.units.api import obey_keeping


@transaction.atomic
def found_area(
    *,
    name: str,
    kind: str,
    commune_code: str,
    code: str | None = None,
    cell_id: int | None = None,
    effective_on: date,
    basis: Basis,
    by: Actor,
) -> int:
    """Make a village or block exist from that day on in the commune, served by the cell if one is given.

    Returns its id. Raises `AreaAlreadySo` for a code in use, `AreaFactNotSound`, `AreaOutsideLife` where the cell does
    not exist then, `NotPermitted`.
    """
    obey_keeping_area(by, None)
    if cell_id is not None:
        obey_keeping(by, cell_id)
    named = {"area": name, "on": f"{effective_on:%d/%m/%Y}", "value": code or kind}
    life = DateRange(effective_on, None)
    with deed(f"found_area {name}", basis=basis, by=by, refusals=REFUSALS, concerning=named):
        area = Area.objects.create(code=code, kind=kind, valid_during=life)
        AreaName.objects.create(area=area, first_on=effective_on, name=nfc(name).strip())
        AreaCommune.objects.create(area=area, commune_code=commune_code, valid_during=life)
        if cell_id is not None:
            Serving.objects.create(area=area, cell_id=cell_id, valid_during=life)
        return area.pk
