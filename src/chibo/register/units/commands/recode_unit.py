"""Give a unit another code."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.register.decisions.api import Basis, deed
from chibo.register.units.commands.loading import locked_unit, told
from chibo.register.units.commands.refusals import REFUSALS
from chibo.register.units.commands.spells import turned
from chibo.register.units.models import UnitCode


@transaction.atomic
def recode_unit(*, unit_id: int, code: str, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the unit bear the code from that day on, and no longer the one it bore; what is recorded later stays.

    Raises `UnitCodeTaken`, `UnitAlreadySo`, `UnitNotFound`, `NotPermitted`.
    """
    unit = locked_unit(unit_id, effective_on=effective_on, by=by)
    with deed(
        f"recode_unit {unit.name}", basis=basis, by=by, refusals=REFUSALS, concerning=told(unit, effective_on, code)
    ):
        held = UnitCode.objects.filter(unit_id=unit_id, valid_during__contains=effective_on).first()
        rest = turned(held, effective_on) if held else _until_next(unit_id, effective_on, unit.life.end)
        UnitCode.objects.create(unit_id=unit_id, code=code, valid_during=rest)


def _until_next(unit_id: int, effective_on: date, end_of_life: date | None) -> DateRange:
    later = UnitCode.objects.filter(unit_id=unit_id, valid_during__startswith__gt=effective_on)
    following = later.order_by("valid_during").first()
    return DateRange(effective_on, following.valid_during.lower if following else end_of_life)
