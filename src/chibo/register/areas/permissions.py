"""Who may change an area: whoever keeps the cell that serves it; one that no cell serves, any registrar."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotPermitted
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop
from chibo.register.areas.models import Serving
from chibo.register.units.api import may_keep_unit
from chibo.trust.access.api import Permission, scope_of
from chibo.trust.audit.api import recording_day


def may_keep_area(actor: Actor, area_id: int | None, *, on: date) -> Verdict:
    """Tell whether the actor, asked on that day, may write to the area; None: whether to found one."""
    if area_id is not None:
        served = Serving.objects.filter(area_id=area_id, valid_during__contains=on)
        cell = served.values_list("cell_id", flat=True).first()
        if cell is not None:
            return may_keep_unit(actor, cell, on=on)
    if scope_of(actor, Permission.KEEP_REGISTER, on=on):
        return Verdict.allowed()
    return Verdict.refused(
        "keeps_no_area",
        gettext_noop("%(actor)s keeps the register of no unit on %(on)s. A registrar may do this."),
        data={"actor": actor.name, "on": f"{on:%d/%m/%Y}"},
    )


def obey_keeping_area(actor: Actor, area_id: int | None) -> None:
    """Go on only where the actor may write to the area on the day of asking; raises `NotPermitted`."""
    may_keep_area(actor, area_id, on=recording_day()).obey(NotPermitted)
