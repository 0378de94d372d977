"""Open entries and withdraw them: the two writes of the audit room."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Func

from chibo.kernel.actors import Actor
from chibo.kernel.errors import Conflict, NotFound
from chibo.kernel.wording import gettext_noop
from chibo.trust.audit.models import Entry, EntryKind, Installation, InstallationKind, Reading
from chibo.trust.audit.queries import changes_after


class EntryNotFound(NotFound):
    """There is no such entry."""


class EntryAlreadyWithdrawn(Conflict):
    """The entry has been withdrawn before."""


class LaterFactsRestOnEntry(Conflict):
    """What the entry wrote was changed since, or later facts point to it: they go first."""


class InstallationIsOfAnotherKind(Conflict):
    """The data folder is for something else: a demo is never built into a real register, nor the other way round."""


def establish_installation(kind: InstallationKind) -> bool:
    """Say what this register is for, once and for all; return whether it was said now for the first time."""
    established, is_new = Installation.objects.get_or_create(pk=1, defaults={"kind": kind})
    if established.kind != kind:
        raise InstallationIsOfAnotherKind(
            "installation_of_another_kind",
            gettext_noop(
                "This data folder holds a %(kind)s register, not a %(wanted)s one. Set CHIBO_DATA to another folder."
            ),
            {"kind": established.kind, "wanted": kind.value},
        )
    return is_new


def renew_epoch() -> None:
    """Begin another life of the register, after a restore: nothing derived from the one before is taken for its own."""
    Installation.objects.update(epoch=Func(function="uuidv7"))


@contextmanager
def entry(
    *,
    by: Actor,
    reason: str,
    basis: tuple[str, str] = ("", ""),
    kind: EntryKind = EntryKind.COMMAND,
    recorded_at: datetime | None = None,
) -> Iterator[Entry]:
    """Make all that is written inside one transaction and one entry of the register.

    Inside another entry it joins that one: a deed across rooms is one entry. `recorded_at` may be given in a demo or
    test data folder only; the database refuses it elsewhere, and refuses an instant before the last entry's.
    """
    running = _running_entry()
    if running is not None:
        yield running
        return
    with transaction.atomic(durable=False):
        opened = Entry.objects.create(
            kind=kind, actor_id=by.id, actor_name=by.name, reason=reason, basis_kind=basis[0], basis_id=basis[1]
        )
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('chibo.entry', %s, true)", [str(opened.pk)])
            if recorded_at is not None:
                cursor.execute("SELECT set_config('chibo.recorded_at', %s, true)", [recorded_at.isoformat()])
        yield opened
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('chibo.entry', '', true)")


@contextmanager
def recording_at(instant: datetime) -> Iterator[None]:
    """Let every entry inside be recorded at the instant; the database refuses it outside a demo or test folder."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('chibo.recorded_at', %s, false)", [instant.isoformat()])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('chibo.recorded_at', '', false)")


def _running_entry() -> Entry | None:
    if not connection.in_atomic_block:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT nullif(current_setting('chibo.entry', true), '')::bigint")
        (running,) = cursor.fetchone()
    return Entry.objects.filter(pk=running, seq__isnull=True).first() if running else None


def withdraw_entry(entry_id: int, *, by: Actor, reason: str) -> Entry:
    """Make the living tables what they were before the entry, by an entry of its own; history keeps both.

    Refused while a later entry has changed what it wrote, or later facts point to it.
    """
    withdrawn = Entry.objects.filter(pk=entry_id, seq__isnull=False).first()
    if withdrawn is None:
        raise EntryNotFound("entry_not_found", gettext_noop("There is no entry %(entry)s."), {"entry": entry_id})
    if Entry.objects.filter(withdraws=withdrawn).exists():
        raise EntryAlreadyWithdrawn(
            "entry_already_withdrawn", gettext_noop("Entry %(entry)s was withdrawn before."), {"entry": entry_id}
        )
    with transaction.atomic(), entry(by=by, reason=reason, kind=EntryKind.WITHDRAWAL) as withdrawal:
        Entry.objects.filter(pk=withdrawal.pk).update(withdraws=withdrawn)
        _refuse_if_rested_upon(entry_id)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT audit_withdraw(%s)", [entry_id])
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        except IntegrityError as pointed_to:
            raise LaterFactsRestOnEntry(
                "later_facts_rest_on_entry",
                gettext_noop("Later facts rest on entry %(entry)s and must be withdrawn first: %(where)s."),
                {"entry": entry_id, "where": str(pointed_to).splitlines()[0]},
            ) from pointed_to
    return withdrawal


def _refuse_if_rested_upon(entry_id: int) -> None:
    later = changes_after(entry_id)
    if later:
        raise LaterFactsRestOnEntry(
            "later_facts_rest_on_entry",
            gettext_noop("Later facts rest on entry %(entry)s and must be withdrawn first: %(where)s."),
            {"entry": entry_id, "where": "; ".join(str(change) for change in later[:10]), "changes": later},
        )


def record_reading(*, by: Actor, what: str, of_kind: str, of_id: str) -> None:
    """Note that somebody opened what is masked on every page; the register itself stays as it was."""
    Reading.objects.create(actor_id=by.id, actor_name=by.name, what=what, subject_kind=of_kind, subject_id=of_id)
