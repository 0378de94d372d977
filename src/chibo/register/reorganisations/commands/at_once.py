"""Do one or a few actions at once: the verbs over units that touch several rooms, by the way of a reorganisation."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.reorganisations.commands.refusals import REFUSALS_OF_APPLYING
from chibo.register.reorganisations.commands.rehearsing import worked_out
from chibo.register.reorganisations.commands.steps import rows_of_plan, steps_of
from chibo.register.reorganisations.permissions import obey_reorganising
from chibo.register.reorganisations.rules.actions import Action, Found, Merge, kind_of, refs_of
from chibo.register.reorganisations.rules.findings import Found as Finding
from chibo.register.units.api import hold_tree, hold_units, reserve_unit_ids


class ActionsCannotBeDone(RuleBroken):
    """Something forbids the actions; nothing was changed."""

    def __init__(self, refused: Sequence[Finding]) -> None:
        super().__init__(
            "actions_cannot_be_done",
            gettext_noop("%(count)s things forbid this; nothing was changed. The first: %(code)s (units %(units)s)."),
            {
                "count": len(refused),
                "code": refused[0].code,
                "units": ", ".join(str(unit) for unit in refused[0].unit_ids),
            },
        )
        self.refused = tuple(refused)


@transaction.atomic
def do_at_once(*, actions: Sequence[Action], effective_on: date, basis: Basis, by: Actor) -> int:
    """Make happen on that day what the actions say, in order, in one entry; gives its id.

    Planned, checked and carried out as a reorganisation is, by one person and with nobody between. Raises
    `ActionsCannotBeDone`, `PlanDoesNotHold`, `NotPermitted`; then nothing was changed.
    """
    spoken = sorted({ref for action in actions for ref in refs_of(action)})
    obey_reorganising(by, spoken)
    what = ", ".join(kind_of(action) for action in actions[:5])
    with deed(what, basis=basis, by=by, refusals=REFUSALS_OF_APPLYING, concerning={"title": what}) as opened:
        hold_tree()
        hold_units(spoken)
        new_ids = reserve_unit_ids(sum(isinstance(action, (Found, Merge)) for action in actions))
        plan, _, _, findings = worked_out(actions, new_ids, effective_on)
        refused = [finding for finding in findings if finding.refuses]
        if refused:
            raise ActionsCannotBeDone(refused)
        for _, do in steps_of(rows=rows_of_plan(plan), effective_on=effective_on, decision=decision_of(basis), by=by):
            do()
    return opened.pk
