"""Who may sign tables of a unit."""

from chibo.figures.tables.rules.refusals import MayNotSign
from chibo.kernel.actors import Actor
from chibo.register.units.api import units_outside
from chibo.trust.access.api import Permission, scope_of
from chibo.trust.audit.api import recording_day


def obey_signing(actor: Actor, unit: int, name: str) -> None:
    """Go on only where the unit lies within what the actor may sign for on the day of asking; raises `MayNotSign`."""
    on = recording_day()
    scope = scope_of(actor, Permission.SIGN_TABLES, on=on)
    if not scope or units_outside([unit], scope, on=on):
        raise MayNotSign(actor.name, name)
