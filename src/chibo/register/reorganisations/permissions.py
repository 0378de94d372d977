"""Who may order a reorganisation, approve it and carry it out: registrars over all that it touches."""

from collections.abc import Sequence

from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotPermitted
from chibo.kernel.wording import gettext_noop
from chibo.register.units.api import units_outside
from chibo.trust.access.api import Permission, scope_of
from chibo.trust.audit.api import recording_day


def obey_reorganising(actor: Actor, unit_ids: Sequence[int], permission: Permission = Permission.REORGANISE) -> None:
    """Go on only where each unit lies within what the actor may reorganise on the day of asking.

    Raises `NotPermitted`, naming one unit that does not.
    """
    on = recording_day()
    scope = scope_of(actor, permission, on=on)
    outside = units_outside(unit_ids, scope, on=on)
    if outside or not scope:
        raise NotPermitted(
            "may_not_reorganise",
            gettext_noop(
                "%(actor)s may not do this on %(on)s: “%(unit)s” lies outside what was granted. Ask one above."
            ),
            {"actor": actor.name, "on": f"{on:%d/%m/%Y}", "unit": outside[0] if outside else ""},
        )


def identity_of(actor: Actor) -> str:
    """Tell one person from another, whatever they are called: the operator at the terminal is one."""
    return "terminal" if actor.id is None else f"user {actor.id}"
