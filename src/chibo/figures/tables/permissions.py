"""Who may sign tables of a unit."""

from chibo.figures.tables.rules.refusals import MayNotSign
from chibo.kernel.actors import Actor
from chibo.kernel.verdicts import Verdict
from chibo.register.units.api import units_outside
from chibo.trust.access.api import Permission, scope_of
from chibo.trust.audit.api import recording_day


def may_sign_tables(actor: Actor, unit: int, name: str) -> Verdict:
    """Tell whether the unit lies within what the actor may sign for on the day of asking."""
    on = recording_day()
    scope = scope_of(actor, Permission.SIGN_TABLES, on=on)
    if scope and not units_outside([unit], scope, on=on):
        return Verdict.allowed()
    refusal = MayNotSign(actor.name, name)
    return Verdict.refused(refusal.code, refusal.text, data=refusal.data)


def obey_signing(actor: Actor, unit: int, name: str) -> None:
    """Go on only where the actor may sign tables of the unit; raises `MayNotSign`."""
    if not may_sign_tables(actor, unit, name).permits:
        raise MayNotSign(actor.name, name)
