"""Carry a deed out beside the request that asked for it: begun here, carried out by a process of its own, and told."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any, Protocol

from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now

from chibo.kernel.actors import Actor
from chibo.kernel.errors import ChiboError, Conflict, NotFound
from chibo.kernel.wording import Wording, gettext_noop
from chibo.register.decisions.api import Basis, basis_of
from chibo.register.reorganisations.commands.applying import apply_reorganisation, refuse_unless_it_can_be_applied
from chibo.register.reorganisations.commands.drafting import ReorganisationNotFound
from chibo.register.reorganisations.commands.rehearsing import rehearse
from chibo.register.reorganisations.commands.reversing import refuse_unless_applied, reverse_reorganisation
from chibo.register.reorganisations.models import Reorganisation, Run
from chibo.register.reorganisations.queries.listed_runs import LOCK, RunState, last_run_of
from chibo.trust.audit.api import LaterFactsRestOnEntry

FORM = Basis("form", "reorganisation")
APPLY, REHEARSE, REVERSE = "apply", "rehearse", "reverse"


class RunGoesOn(Conflict):
    """A deed on this reorganisation is still being carried out."""


class NoSuchRun(NotFound):
    """There is no run of that number, or it is over."""


class Tell(Protocol):
    """Say which step comes now, its number, and how many there are."""

    def __call__(self, name: str, number: int, of: int, /) -> None:
        """Say it."""


def begin_run(*, reorganisation_id: int, what: str, reason: str = "", by: Actor) -> int:
    """Note that the deed is to be carried out, for a process to take up; gives the number of the run.

    Raises `RunGoesOn` while another one goes on, and at once what can be known at once to stand against it.
    """
    drafted = Reorganisation.objects.filter(pk=reorganisation_id).first()
    if drafted is None:
        raise ReorganisationNotFound(reorganisation_id)
    if what == APPLY:
        refuse_unless_it_can_be_applied(drafted)
    elif what == REVERSE:
        refuse_unless_applied(reorganisation_id)
    _close_broken(reorganisation_id)
    try:
        with transaction.atomic():
            return Run.objects.create(
                reorganisation=drafted, what=what, reason=reason, actor_id=by.id, actor_name=by.name
            ).pk
    except IntegrityError as refused:
        raise RunGoesOn(
            "run_goes_on",
            gettext_noop("“%(title)s” is being worked on already. Wait until that has ended."),
            {"title": drafted.title},
        ) from refused


def carry_out_run(run_id: int, on_progress: Tell | None = None) -> None:
    """Do what the run was begun for, telling each step; the deed and the word that it is done are one transaction.

    Raises what the deed raises, once that is noted; `NoSuchRun` where it is not there to be taken up.
    """
    with _taken_up(run_id) as tell:
        run = Run.objects.select_related("reorganisation").get(pk=run_id)

        def told(name: str, number: int, of: int, /) -> None:
            tell(name, number, of)
            if on_progress:
                on_progress(name, number, of)

        try:
            if run.what == REHEARSE:
                rehearse(reorganisation_id=run.reorganisation_id, on_progress=told, by=_actor(run))
                _end(run_id, RunState.DONE)
            else:
                with transaction.atomic():
                    _do(run, told)
                    _end(run_id, RunState.DONE)
        except ChiboError as refused:
            _end(run_id, RunState.REFUSED, _as_told(refused))
            raise
        except Exception:
            _end(run_id, RunState.FAILED)
            raise


def _do(run: Run, told: Tell) -> None:
    if run.what == APPLY:
        decision = run.reorganisation.decision_id
        basis = basis_of(decision) if decision is not None else FORM
        apply_reorganisation(reorganisation_id=run.reorganisation_id, on_progress=told, basis=basis, by=_actor(run))
    else:
        told("withdraw", 1, 2)
        reverse_reorganisation(reorganisation_id=run.reorganisation_id, reason=run.reason, by=_actor(run))
        told("commit", 2, 2)


def _actor(run: Run) -> Actor:
    return Actor(run.actor_id, run.actor_name)


@contextmanager
def _taken_up(run_id: int) -> Iterator[Tell]:
    """Hold the run by a connection of its own, on which each step is written at once for others to see."""
    own = connection.copy()
    with closing(own):
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s), %s::int)", [LOCK, run_id])
            (is_held,) = cursor.fetchone()
            is_open = Run.objects.filter(pk=run_id, ended_at__isnull=True, began_at__isnull=True).exists()
            if not (is_held and is_open):
                raise NoSuchRun(
                    "no_such_run", gettext_noop("Run %(run)s is not there to be carried out."), {"run": run_id}
                )
            cursor.execute("UPDATE reorganisations_run SET began_at = clock_timestamp() WHERE id = %s", [run_id])

        def tell(name: str, number: int, of: int, /) -> None:
            with own.cursor() as cursor:
                cursor.execute(
                    "UPDATE reorganisations_run SET step_name = %s, step = %s, steps = %s WHERE id = %s",
                    [name, number, of, run_id],
                )

        yield tell


def _end(run_id: int, outcome: RunState, told: Mapping[str, Any] | None = None) -> None:
    Run.objects.filter(pk=run_id).update(ended_at=Now(), outcome=outcome.value, told=told or {})


def _close_broken(reorganisation_id: int) -> None:
    """Let a run whose process is gone count as ended, so that another one can begin."""
    last = last_run_of(reorganisation_id)
    if last is not None and last.ended_at is None and last.state is RunState.BROKEN:
        _end(last.id, RunState.BROKEN)


def _as_told(refused: ChiboError) -> dict[str, Any]:
    """Keep what refused as plain values, to be said in the language of whoever reads it."""
    values = {
        name: {"wording": str(value)} if isinstance(value, Wording) else str(value)
        for name, value in refused.data.items()
        if name != "changes"
    }
    kept: dict[str, Any] = {"code": refused.code, "text": str(refused.text), "values": values}
    if isinstance(refused, LaterFactsRestOnEntry):
        changes = refused.data.get("changes", ())
        kept["rests"] = sorted({change.entry_id for change in changes}) if isinstance(changes, tuple) else []
    return kept
