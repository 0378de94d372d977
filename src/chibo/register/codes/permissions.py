"""Who may bring in the code lists."""

from chibo.kernel.actors import Actor
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop


def may_load_codes(actor: Actor) -> Verdict:
    """Allow it to the operator at the terminal alone: the lists come with the program, at set-up and at upgrades."""
    if actor.id is None:
        return Verdict.allowed()
    return Verdict.refused(
        "codes_are_loaded_by_the_operator",
        gettext_noop("%(actor)s may not load the code lists. The operator does so at the terminal."),
        data={"actor": actor.name},
    )
