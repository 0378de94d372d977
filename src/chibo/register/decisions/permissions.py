"""Who may record decisions."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop
from chibo.trust.access.api import Permission, scope_of


def may_adopt_decision(actor: Actor, *, on: date) -> Verdict:
    """Tell whether the actor may record a decision: whoever keeps the register of some unit on the day of asking."""
    if scope_of(actor, Permission.KEEP_REGISTER, on=on):
        return Verdict.allowed()
    return Verdict.refused(
        "keeps_no_unit",
        gettext_noop("%(actor)s keeps the register of no unit on %(on)s. A registrar may do this."),
        data={"actor": actor.name, "on": f"{on:%d/%m/%Y}"},
    )
