"""Who may fill and empty a seat: whoever keeps the unit or the area it is a seat of."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotPermitted
from chibo.kernel.verdicts import Verdict
from chibo.register.areas.api import may_keep_area
from chibo.register.units.api import may_keep_unit
from chibo.trust.audit.api import recording_day


def may_keep_seat(actor: Actor, *, unit_id: int | None = None, area_id: int | None = None, on: date) -> Verdict:
    """Tell whether the actor, asked on that day, may write of the seats there; raises `UnitNotFound` out of sight."""
    if unit_id is not None:
        return may_keep_unit(actor, unit_id, on=on)
    return may_keep_area(actor, area_id, on=on)


def obey_keeping_seat(actor: Actor, *, unit_id: int | None = None, area_id: int | None = None) -> None:
    """Go on only where the actor may write of the seats there on the day of asking; raises `NotPermitted`."""
    may_keep_seat(actor, unit_id=unit_id, area_id=area_id, on=recording_day()).obey(NotPermitted)
