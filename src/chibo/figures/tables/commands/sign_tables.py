"""Sign all tables of a unit for a period at once: all that are to be signed, or none."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from chibo.figures.tables.commands.sign_table import keep_edition, last_edition
from chibo.figures.tables.permissions import obey_signing
from chibo.figures.tables.queries.filling import filling
from chibo.figures.tables.queries.signed import differences, signed_table
from chibo.figures.tables.queries.signing import ToSign, tables_to_sign
from chibo.figures.tables.rules.filled import seal_of_all
from chibo.figures.tables.rules.periods import Period
from chibo.figures.tables.rules.refusals import (
    PeriodNotOver,
    SomeChecksAreBroken,
    TablesChangedMeanwhile,
    TablesSignedAlready,
)
from chibo.kernel.actors import Actor
from chibo.register.decisions.api import Basis, deed
from chibo.trust.audit.api import recording_day


@transaction.atomic
def sign_tables(
    *, unit: int, period: Period, version: str | None = None, reason: str = "", seal: str, basis: Basis, by: Actor
) -> Mapping[str, int]:
    """Freeze each table of the unit that says otherwise than its last edition, in one entry; gives their editions.

    Tables that their last edition tells in every cell stay as they are signed. The `seal` is that of all tables looked
    at, those too: where one of them says something else by now, none is signed. The `reason` is kept with each.
    Raises `MayNotSign`, `PeriodNotOver`, `TablesChangedMeanwhile`, `SomeChecksAreBroken`, `TablesSignedAlready`, and
    what filling them in raises.
    """
    on = recording_day()
    if on <= period.on:
        raise PeriodNotOver(str(period), period.on)
    with filling(version=version) as tables:
        ready = tables_to_sign(tables, unit, period, on=on)
    name = ready[0].filled.unit.name
    obey_signing(by, unit, name)
    if seal != seal_of_all([one.filled for one in ready]):
        raise TablesChangedMeanwhile(name)
    due = [one for one in ready if one.obstacle is None]
    if not due:
        raise TablesSignedAlready(name, str(period))
    broken = [one for one in due if one.broken]
    if broken and not reason.strip():
        numbers = [one.filled.definition.number for one in broken]
        raise SomeChecksAreBroken(numbers, name, sum(len(one.broken) for one in broken))
    with deed(f"sign_tables {period}", basis=basis, by=by, refusals={}, concerning={}):
        return _kept(due, reason.strip(), by)


def _kept(due: Sequence[ToSign], reason: str, by: Actor) -> dict[str, int]:
    """Write each down as the edition after the last; one that somebody signed alike meanwhile refuses all."""
    editions = {}
    for one in due:
        filled = one.filled
        number = filled.definition.number
        edition = last_edition(number, filled.unit.id, filled.period) + 1
        before = signed_table(number, filled.unit.id, filled.period)
        if before is not None and not differences(before, filled):
            raise TablesChangedMeanwhile(filled.unit.name)
        keep_edition(filled, edition, [check.spelled for check in one.broken], reason, by)
        editions[number] = edition
    return editions
