"""What the database refuses of a reorganisation, in words."""

from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import ANY_OTHER, Refusal, Refusals


class ReorganisationNotSound(RuleBroken):
    """It has no title, or two actions at one place."""


class ApprovedByItsDrafter(RuleBroken):
    """Who drafted would approve."""


class AlreadyApproved(Conflict):
    """It was approved before."""


class AlreadyApplied(Conflict):
    """It was applied before."""


class PlanDoesNotHold(Conflict):
    """The register refuses the plan as a whole; nothing was changed."""


REFUSALS: Refusals = {
    "reorganisation_has_a_title": Refusal(ReorganisationNotSound, gettext_noop("A reorganisation needs a title.")),
    "approval_by_another_than_the_drafter": Refusal(
        ApprovedByItsDrafter,
        gettext_noop("“%(title)s” was drafted by the same person. Let somebody else approve it."),
    ),
    "approval_once": Refusal(AlreadyApproved, gettext_noop("“%(title)s” is approved already.")),
    "application_once": Refusal(AlreadyApplied, gettext_noop("“%(title)s” is applied already. Reverse that first.")),
}

REFUSALS_OF_APPLYING: Refusals = {
    **REFUSALS,
    ANY_OTHER: Refusal(
        PlanDoesNotHold,
        gettext_noop("“%(title)s” cannot be applied: the register refuses it (%(constraint)s). Rehearse it again."),
    ),
}
