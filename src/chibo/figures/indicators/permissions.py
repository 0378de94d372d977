"""Who may define indicators, and say what figures from outside are."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop
from chibo.register.units.api import may_keep_unit
from chibo.trust.access.api import Permission, scope_of


def may_define(actor: Actor, *, on: date) -> Verdict:
    """Tell whether the actor may define indicators: whoever keeps the register of some unit on the day of asking."""
    if scope_of(actor, Permission.KEEP_REGISTER, on=on):
        return Verdict.allowed()
    return Verdict.refused(
        "defines_nothing",
        gettext_noop("%(actor)s keeps the register of no unit on %(on)s and may define nothing. A registrar may."),
        data={"actor": actor.name, "on": f"{on:%d/%m/%Y}"},
    )


def may_say_outside_figure(actor: Actor, unit: int, *, on: date) -> Verdict:
    """Tell whether the actor may say figures from outside of the unit: whoever keeps its register."""
    return may_keep_unit(actor, unit, on=on)
