"""Apply a rehearsed and approved reorganisation, whole or not at all."""

from collections import Counter
from collections.abc import Callable, Mapping

from django.db import connection, transaction

from chibo.kernel.actors import Actor
from chibo.kernel.errors import Conflict
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, deed
from chibo.register.reorganisations.commands.approving import NotRehearsed, sound_rehearsal_of
from chibo.register.reorganisations.commands.drafting import ReorganisationNotFound
from chibo.register.reorganisations.commands.refusals import REFUSALS_OF_APPLYING, PlanDoesNotHold
from chibo.register.reorganisations.commands.steps import Rows, rows_of, steps_of
from chibo.register.reorganisations.models import Application, Approval, Rehearsal, Reorganisation
from chibo.register.reorganisations.permissions import obey_reorganising
from chibo.register.reorganisations.queries.asked import counted_on
from chibo.register.reorganisations.queries.touching import touching_entries
from chibo.register.reorganisations.rules.plan import Change
from chibo.register.units.api import hold_tree, hold_units, sweep_tree

type OnProgress = Callable[[str, int, int], None]


class RegisterMovedOn(Conflict):
    """A later entry touched what the plan rests on: it is to be rehearsed again."""


def apply_reorganisation(
    *, reorganisation_id: int, on_progress: OnProgress | None = None, basis: Basis, by: Actor
) -> int:
    """Carry out the plan that was approved, in one transaction and one entry; gives the id of the entry.

    What others do meanwhile comes before it or after it whole. At the end the register is counted again and must give
    the balance of the rehearsal. Raises `NotRehearsed`, `RegisterMovedOn`, `AlreadyApplied`, `PlanDoesNotHold`,
    `NotPermitted`; then nothing was changed.
    """
    drafted = Reorganisation.objects.filter(pk=reorganisation_id).first()
    if drafted is None:
        raise ReorganisationNotFound(reorganisation_id)
    tell = on_progress or _in_silence
    told = {"title": drafted.title}
    reason = f"apply_reorganisation {drafted.title}"
    with (
        transaction.atomic(),
        deed(reason, basis=basis, by=by, refusals=REFUSALS_OF_APPLYING, concerning=told) as opened,
    ):
        # Whoever would change the draft or withdraw the approval waits until this is through, or came before.
        drafted = Reorganisation.objects.select_for_update().get(pk=reorganisation_id)
        rehearsal = _approved_rehearsal(drafted)
        Application.objects.create(reorganisation=drafted, rehearsal_id=rehearsal.pk, written_by=opened.pk)
        rows = rows_of(rehearsal.pk)
        _obey(rows, by)
        steps = list(steps_of(rows=rows, effective_on=drafted.effective_on, decision=drafted.decision_id, by=by))
        last = len(steps) + 4
        tell("check", 1, last)
        hold_tree()
        hold_units(sorted({*rows[Change.END].subjects, *rows[Change.MEMBERS].subjects}))
        _refuse_what_moved_on(rows, rehearsal)
        before = counted_on(drafted.effective_on)
        for number, (name, do) in enumerate(steps, start=2):
            tell(name, number, last)
            do()
        tell("settle", last - 2, last)
        _settle()
        tell("balance", last - 1, last)
        _refuse_unless_balanced(drafted, rehearsal, before)
        sweep_tree()
        tell("commit", last, last)
    return opened.pk


def refuse_unless_it_can_be_applied(drafted: Reorganisation) -> None:
    """Go on only where it is approved as it stands and not applied; raises `NotRehearsed`, `AlreadyApplied`."""
    if Application.objects.filter(reorganisation=drafted).exists():
        refusal = REFUSALS_OF_APPLYING["application_once"]
        raise refusal.error("application_once", refusal.text, {"title": drafted.title})
    _approved_rehearsal(drafted)


def _in_silence(_name: str, _number: int, _of: int, /) -> None:
    """Tell nobody."""


def _settle() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS tree_is_settled_at_the_end IMMEDIATE")
        cursor.execute("SET CONSTRAINTS tree_is_settled_at_the_end DEFERRED")
        # What was written is asked about at once: the planner is to know it.
        cursor.execute("ANALYZE units_unit, units_placement, units_branch")


def _approved_rehearsal(drafted: Reorganisation) -> Rehearsal:
    rehearsal = sound_rehearsal_of(drafted)
    approval = Approval.objects.filter(reorganisation=drafted).first()
    if approval is None or approval.rehearsal_id != rehearsal.pk:
        raise NotRehearsed(
            "not_approved",
            gettext_noop("“%(title)s” is not approved. Somebody else than its drafter approves it."),
            {"title": drafted.title},
        )
    return rehearsal


def _obey(rows: Rows, by: Actor) -> None:
    new = set(rows[Change.FOUND].subjects)
    units = {*rows[Change.END].subjects, *rows[Change.PLACE].subjects, *rows[Change.PLACE].others}
    obey_reorganising(by, sorted(units - new))


def _refuse_what_moved_on(rows: Rows, rehearsal: Rehearsal) -> None:
    later = touching_entries(rows, after_seq=rehearsal.known_seq)
    if later:
        first = later[0]
        raise RegisterMovedOn(
            "register_moved_on",
            gettext_noop(
                "Since the rehearsal, %(actor)s changed what the plan rests on (entry %(entry)s: %(reason)s)."
                " Rehearse it again."
            ),
            {"actor": first.actor_name, "entry": first.id, "reason": first.reason.splitlines()[0]},
        )


def _refuse_unless_balanced(
    drafted: Reorganisation, rehearsal: Rehearsal, before: Mapping[tuple[str, str], int]
) -> None:
    """Hold the differences against those foretold: what others wrote elsewhere meanwhile counts before and after."""
    counted = counted_on(drafted.effective_on)
    foretold = Counter(before)
    for line in rehearsal.balance:
        foretold[line["what"], line["kind"]] += line["after"] - line["before"]
    wrong = [key for key in {*counted, *foretold} if counted.get(key, 0) != foretold.get(key, 0)]
    if wrong:
        what, kind = min(wrong)
        raise PlanDoesNotHold(
            "balance_does_not_hold",
            gettext_noop(
                "“%(title)s” would not balance: %(what)s %(kind)s would be %(counted)s, the rehearsal said"
                " %(foretold)s. Nothing was changed. Rehearse it again."
            ),
            {
                "title": drafted.title,
                "what": what,
                "kind": kind,
                "counted": counted.get((what, kind), 0),
                "foretold": foretold.get((what, kind), 0),
            },
        )
