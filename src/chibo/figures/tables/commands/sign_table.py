"""Sign a table, and sign it anew when the register tells otherwise."""

from collections.abc import Sequence

from django.db import transaction

from chibo.figures.tables.models import SignedTable
from chibo.figures.tables.permissions import obey_signing
from chibo.figures.tables.queries.definitions import text_of
from chibo.figures.tables.queries.filling import filling
from chibo.figures.tables.queries.signed import differences, signed_table
from chibo.figures.tables.rules.checking import Outcome
from chibo.figures.tables.rules.filled import FilledTable, cells_written
from chibo.figures.tables.rules.periods import Period
from chibo.figures.tables.rules.refusals import ChecksAreBroken, NothingToCorrect, PeriodNotOver, TableChangedMeanwhile
from chibo.kernel.actors import Actor
from chibo.kernel.clock import SystemClock
from chibo.register.decisions.api import Basis, deed
from chibo.trust.audit.api import recording_day


@transaction.atomic
def sign_table(
    *,
    number: str,
    unit: int,
    period: Period,
    version: str | None = None,
    reason: str = "",
    seal: str | None = None,
    basis: Basis,
    by: Actor,
) -> int:
    """Freeze the table as it stands: values, definition, tree and what was known; gives the number of the edition.

    What was signed before stays; this becomes its next edition. Broken checks need a `reason`, which is kept with them.
    Where the `seal` of what the signer looked at is given, that is signed or nothing.
    Raises `MayNotSign`, `PeriodNotOver`, `TableChangedMeanwhile`, `ChecksAreBroken`, `NothingToCorrect`, and what
    filling it in raises.
    """
    if recording_day() <= period.on:
        raise PeriodNotOver(str(period), period.on)
    with filling(version=version) as tables:
        filled = tables.table(number, unit, period)
        obey_signing(by, unit, filled.unit.name)
        broken = [one.spelled for one in tables.checks(filled) if one.outcome is Outcome.BROKEN]
    if seal is not None and seal != filled.seal:
        raise TableChangedMeanwhile(filled.definition.number, filled.unit.name)
    if broken and not reason.strip():
        raise ChecksAreBroken(filled.definition.number, filled.unit.name, len(broken))
    with deed(f"sign_table {number} {period}", basis=basis, by=by, refusals={}, concerning={}):
        last = last_edition(filled.definition.number, unit, period)
        before = signed_table(filled.definition.number, unit, period)
        if before is not None and not differences(before, filled):
            raise NothingToCorrect(filled.definition.number, last)
        keep_edition(filled, last + 1, broken, reason.strip(), by)
    return last + 1


def keep_edition(filled: FilledTable, edition: int, broken: Sequence[str], reason: str, by: Actor) -> None:
    """Write the edition down; nothing is asked any more."""
    SignedTable.objects.create(
        unit_id=filled.unit.id,
        number=filled.definition.number,
        period=str(filled.period),
        edition=edition,
        version=filled.definition.version,
        definition_digest=filled.definition.digest,
        definition=text_of(filled.definition),
        tree_on=filled.period.on,
        known_seq=filled.known_seq,
        known_at=SystemClock().now(),
        unit_name=filled.unit.name,
        unit_code=filled.unit.code,
        parent_name=filled.unit.parent,
        cells=cells_written(filled.cells),
        last_year=filled.last_year,
        breaches=list(broken),
        reason=reason,
        signed_by="terminal" if by.id is None else f"user {by.id}",
        signed_by_name=by.name,
    )


def last_edition(number: str, unit: int, period: Period) -> int:
    """Lock the unit's table against another signing, and give the last edition; 0 before the first."""
    rows = SignedTable.objects.select_for_update().filter(number=number, unit_id=unit, period=str(period))
    return max((row.edition for row in rows.only("edition")), default=0)
