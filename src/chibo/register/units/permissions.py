"""Who may change a unit: a registrar of it or of a unit above it."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotPermitted
from chibo.kernel.periods import Period
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop
from chibo.register.units.queries.basics import UnitNotFound, is_within, unit_life
from chibo.trust.access.api import Permission, Scope, scope_of
from chibo.trust.audit.api import recording_day


def may_keep_unit(actor: Actor, unit_id: int, *, on: date) -> Verdict:
    """Tell whether the actor, asked on that day, may write to what lies in the unit.

    A unit that has ended is kept by who kept it on its last day, one yet to begin by who will on its first. A unit the
    actor may not even read is not found: raises `UnitNotFound`.
    """
    return _may_keep(actor, unit_id, scope_of(actor, Permission.KEEP_REGISTER, on=on))


def _may_keep(actor: Actor, unit_id: int, kept: Scope) -> Verdict:
    on = kept.asked_on
    lived_on = _nearest_day(unit_life(unit_id), on)
    if is_within(unit_id, kept, on=lived_on):
        return Verdict.allowed()
    if not is_within(unit_id, scope_of(actor, Permission.READ_UNITS, on=on), on=lived_on):
        raise UnitNotFound(unit_id)
    return Verdict.refused(
        "does_not_keep_unit",
        gettext_noop("%(actor)s may read this unit on %(on)s but not change it. A registrar of it may do this."),
        data={"actor": actor.name, "on": f"{on:%d/%m/%Y}"},
    )


def _nearest_day(life: Period, on: date) -> date:
    if life.start is not None and on < life.start:
        return life.start
    if life.last is not None and on > life.last:
        return life.last
    return on


def obey_keeping(actor: Actor, *unit_ids: int) -> None:
    """Go on only where the actor may write to each unit on the day of asking; raises `NotPermitted`, `UnitNotFound`."""
    kept = scope_of(actor, Permission.KEEP_REGISTER, on=recording_day())
    for unit_id in unit_ids:
        _may_keep(actor, unit_id, kept).obey(NotPermitted)
