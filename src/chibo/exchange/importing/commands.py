"""Take files into the register, and take an import back."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from django.db import IntegrityError, connection, transaction

from chibo.exchange.importing.findings import findings_in
from chibo.exchange.importing.folder import staging_folder
from chibo.exchange.importing.indexes import build_indexes, drop_indexes
from chibo.exchange.importing.keys import brings_most, count_what_is_pointed_to, enforce_keys, suspend_keys
from chibo.exchange.importing.matching import STEPS_OF_MATCHING, Terms, match_rows
from chibo.exchange.importing.models import Import
from chibo.exchange.importing.plan import Plan, plan_on
from chibo.exchange.importing.reading_ahead import ReadAhead
from chibo.exchange.importing.sentences import SENTENCES
from chibo.exchange.importing.staging import Stage, clear_stage, prepare_session
from chibo.exchange.importing.steps import WRITING, run
from chibo.exchange.reading.api import SHEETS, Mapping, Progress, Reading, Refusal, Warning_, read_files
from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotFound, NotPermitted, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.trust.access.api import Permission, Scope, scope_of
from chibo.trust.audit.api import Entry, EntryKind, entry, withdraw_entry

OnProgress = Callable[[str, int, int], None]
"""Told the phase (reading, matching, writing, committing), how far it is, and of how much."""

_KEPT_TABLES = (
    "decisions_decision, units_unit, units_unitname, units_unitcode, units_unitattribute, units_placement, units_term,"
    " areas_area, areas_areaname, areas_areacommune, areas_serving, people_person, people_personname,"
    " people_identifier, people_personattribute, people_sheetitem, members_member, members_memberevent, members_place,"
    " members_meetingplace, members_feeplace, members_residenceplace, offices_seat, offices_holding"
)


class ImportRefused(RuleBroken):
    """Something in the files cannot be taken in; nothing was written."""

    def __init__(self, outcome: "Outcome") -> None:
        super().__init__(
            "import_refused",
            gettext_noop("%(count)s places in the files cannot be taken in; nothing was written. The first: %(first)s"),
            {"count": len(outcome.refusals), "first": str(outcome.refusals[0])},
        )
        self.outcome = outcome


class ImportNotPermitted(NotPermitted):
    """The actor may not import into any unit."""


class ImportNotFound(NotFound):
    """There is no import of that number."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an import: the plan, what was refused and doubted, and the entry when something was written."""

    plan: Plan
    refusals: tuple[Refusal, ...]
    warnings: tuple[Warning_, ...]
    left_aside: tuple[tuple[str, str, str], ...]
    import_id: int | None = None
    entry_id: int | None = None


def import_files(
    files: Sequence[Path],
    *,
    on: date,
    by: Actor,
    asked_on: date | None = None,
    reason: str = "",
    mapping: Mapping | None = None,
    dry_run: bool = False,
    accept_name_matches: bool = False,
    correct: bool = False,
    recorded_at: datetime | None = None,
    on_progress: OnProgress | None = None,
    ahead: ReadAhead | None = None,
) -> Outcome:
    """Make the register say what the files say, all or nothing, as one entry; nothing new makes no entry.

    `on` is the day the files speak of where a row names none. With `dry_run` nothing is written and refusals are only
    reported; else they raise `ImportRefused`, all at once. What a row does not say stays as it was. Files that were
    read `ahead`, for the same day and by the same mapping, are not read again. Raises `ImportNotPermitted`.
    """
    tell = on_progress or _say_nothing
    scope = scope_of(by, Permission.IMPORT_SHEETS, on=asked_on or on)
    if not scope:
        raise ImportNotPermitted("import_not_permitted", gettext_noop("You may not import into any unit."))
    terms = Terms(on, accept_name_matches, correct)
    with staging_folder() as folder, transaction.atomic():
        prepare_session()
        stage = Stage()
        if ahead:
            reading = ahead.reading
        else:
            taking = _taken_as_read(stage, tell)
            reading = read_files(files, sheets=SHEETS, mapping=mapping, into=folder, on=on, on_progress=taking)
        outcome = _matched(reading, stage, terms, scope, tell, lock=not dry_run)
        if outcome.refusals or dry_run or not outcome.plan.changes:
            transaction.set_rollback(True)
        else:
            outcome = _written(outcome, files, terms, by, reason, recorded_at, tell)
    if outcome.refusals and not dry_run:
        raise ImportRefused(outcome)
    return outcome


def _matched(reading: Reading, stage: Stage, terms: Terms, scope: Scope, tell: OnProgress, *, lock: bool) -> Outcome:
    if lock:
        with connection.cursor() as cursor:
            # What was matched must still be so when it is written; readers are not held up.
            cursor.execute(f"LOCK TABLE {_KEPT_TABLES} IN SHARE ROW EXCLUSIVE MODE")
    stage.complete(reading.sheets)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        tell("matching", done, STEPS_OF_MATCHING)

    match_rows(terms, scope, step, rows=sum(sheet.rows for sheet in reading.sheets))
    refusals, warnings = findings_in(reading.sheets)
    left_out: Counter[str] = Counter()
    for sheet in reading.sheets:
        left_out[sheet.kind] += sheet.refused_rows
    return Outcome(
        plan_on(terms.on, left_out),
        (*reading.refusals, *refusals),
        (*reading.warnings, *warnings),
        reading.left_aside,
    )


def _written(
    outcome: Outcome,
    files: Sequence[Path],
    terms: Terms,
    by: Actor,
    reason: str,
    recorded_at: datetime | None,
    tell: OnProgress,
) -> Outcome:
    import_id = _next_import()
    names = ", ".join(file.name for file in files)
    try:
        with transaction.atomic():
            with entry(
                by=by,
                reason=reason or f"import {names}",
                basis=("import", str(import_id)),
                kind=EntryKind.CORRECTION if terms.correct else EntryKind.IMPORT,
                recorded_at=recorded_at,
            ) as opened:
                keys, indexes = (suspend_keys(), drop_indexes()) if brings_most() else ((), ())
                _write(import_id, opened, outcome, files, terms, tell)
                if keys:
                    count_what_is_pointed_to()
            tell("committing", 0, 1)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            build_indexes(indexes)
            enforce_keys(keys)
            clear_stage()
    except IntegrityError as broken:
        transaction.set_rollback(True)
        return replace(outcome, refusals=(_as_refusal(broken, names),))
    tell("committing", 1, 1)
    return replace(outcome, import_id=import_id, entry_id=opened.pk)


def _write(
    import_id: int, opened: Entry, outcome: Outcome, files: Sequence[Path], terms: Terms, tell: OnProgress
) -> None:
    for place, name in enumerate(WRITING):
        tell("writing", place, len(WRITING))
        run(name, parameters={"on": terms.on})
    Import.objects.create(
        pk=import_id,
        speaks_on=terms.on,
        files=[{"name": file.name, "sha256": _sha256(file)} for file in files],
        counts=outcome.plan.as_json()["totals"],
        entry_id=opened.pk,
    )
    tell("writing", len(WRITING), len(WRITING))


def undo_import(import_id: int, *, reason: str, by: Actor) -> Entry:
    """Make the register what it was before the import, by an entry of its own; history keeps both.

    Raises `ImportNotFound`, and `LaterFactsRestOnEntry`, which names what rests on it.
    """
    made = Import.objects.filter(pk=import_id).first()
    if made is None:
        raise ImportNotFound("import_not_found", gettext_noop("There is no import %(import)s."), {"import": import_id})
    return withdraw_entry(made.entry_id, by=by, reason=reason or f"undo import {import_id}")


def _next_import() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('importing_import', 'id'))")
        (import_id,) = cursor.fetchone()
    return int(import_id)


def _as_refusal(broken: IntegrityError, names: str) -> Refusal:
    """Say what the database refused, by the name of its rule, which is a sentence."""
    told = getattr(broken.__cause__, "diag", None)
    constraint = (told.constraint_name if told else "") or ""
    rule, remedy = SENTENCES["constraint_broken"]
    data = {
        "constraint": constraint.replace("_", " "),
        "detail": (told.message_detail or told.message_primary if told else "") or str(broken),
    }
    return Refusal(code="constraint_broken", rule=rule, remedy=remedy, file=names, data=data)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _taken_as_read(stage: Stage, tell: OnProgress) -> Callable[[Progress], None]:
    """Take rows in as soon as they are read, and tell how far the reading is."""

    def take(progress: Progress) -> None:
        stage.set_up()
        if progress.copy_file:
            stage.take(progress.kind, Path(progress.copy_file), progress.copied)
        tell("reading", progress.done, progress.total)

    return take


def _say_nothing(phase: str, done: int, total: int) -> None:
    """Stand in for a listener where there is none."""
