"""Write to the register on a basis, and say in words what the database refuses."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from chibo.kernel.actors import Actor
from chibo.kernel.errors import ChiboError
from chibo.kernel.verdicts import Outcome, Verdict
from chibo.register.decisions.queries.basics import Basis
from chibo.trust.audit.api import Entry, EntryKind, entry


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a constraint of the database means to a person: the error to raise and its text."""

    error: type[ChiboError]
    text: str


type Refusals = Mapping[str, Refusal]

ANY_OTHER = "*"
"""The place in `Refusals` for every constraint not named there, where rooms above may rest on what is changed."""


@contextmanager
def deed(
    what: str,
    *,
    basis: Basis,
    by: Actor,
    refusals: Refusals,
    concerning: Mapping[str, object],
    verdicts: Iterable[Verdict] = (),
    kind: EntryKind = EntryKind.COMMAND,
) -> Iterator[Entry]:
    """Make what is written inside one whole deed within an entry, sound at its end, with the rules it obeyed.

    What the database refuses by a constraint named in `refusals` is raised as that error, with `concerning` in its
    text; a constraint not named there was not expected, and its error is left as it is, unless `ANY_OTHER` is.
    """
    try:
        with entry(by=by, reason=what, basis=basis, kind=kind) as opened, transaction.atomic():
            _note(opened, what, verdicts)
            yield opened
            _hold_now()
    except IntegrityError as refused:
        name = _constraint_of(refused)
        refusal = refusals.get(name) or refusals.get(ANY_OTHER)
        if refusal is None:
            raise
        raise refusal.error(name, refusal.text, {**concerning, "constraint": name}) from refused


def _note(opened: Entry, what: str, verdicts: Iterable[Verdict]) -> None:
    """Add to the entry's reason the deed, where it joined a wider one, and each rule that was asked."""
    lines = [] if opened.reason == what else [what]
    lines += [_told(verdict) for verdict in verdicts if verdict.rule or verdict.outcome is not Outcome.ALLOWED]
    if lines:
        added = "".join(f"\n{line}" for line in lines)
        Entry.objects.filter(pk=opened.pk).update(reason=Concat(F("reason"), Value(added)))


def _told(verdict: Verdict) -> str:
    told = f"{verdict.outcome}:"
    if verdict.rule:
        told += f" {verdict.rule.key} = {verdict.rule.value} ({verdict.rule.source})"
    return f"{told} {verdict.said()}".rstrip()


def _hold_now() -> None:
    """Ask now what the database would ask at commit, save the sealing of the entry, which stays last."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(format('%I', conname), ', ') FROM pg_constraint"
            " WHERE condeferred AND (contype = 'f' OR conname = 'tree_is_settled_at_the_end')"
        )
        (names,) = cursor.fetchone()
        cursor.execute(f"SET CONSTRAINTS {names} IMMEDIATE")
        cursor.execute(f"SET CONSTRAINTS {names} DEFERRED")


def _constraint_of(refused: IntegrityError) -> str:
    diagnosis = getattr(refused.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""
