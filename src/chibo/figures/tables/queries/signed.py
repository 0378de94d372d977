"""Read what was signed, as it was signed."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chibo.figures.tables.models import SignedTable
from chibo.figures.tables.rules.filled import Amount, FilledTable, OfUnit, cells_read
from chibo.figures.tables.rules.periods import Period, period_of
from chibo.figures.tables.rules.reading import definition_of


@dataclass(frozen=True, slots=True)
class Edition:
    """One signing: which table of what, by whom, when, and what for."""

    number: str
    unit: OfUnit
    period: Period
    edition: int
    version: str
    signed_by: str
    signed_at: datetime
    reason: str
    breaches: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that two fillings of a table tell otherwise."""

    row: str
    column: str
    label_vi: str
    label_en: str
    before: Amount | None
    after: Amount | None


def signed_table(number: str, unit: int, period: Period, edition: int | None = None) -> FilledTable | None:
    """What was signed for the unit and the period: that edition, or the last? None where nothing was."""
    rows = SignedTable.objects.filter(number=number, unit_id=unit, period=str(period))
    row = rows.filter(edition=edition).first() if edition else rows.order_by("-edition").first()
    return _filled(row) if row else None


def last_signed(units: Sequence[int], period: Period) -> dict[tuple[int, str], FilledTable]:
    """Which is the last edition of each table of the units for the period? By unit and number of the table."""
    rows = SignedTable.objects.filter(unit_id__in=units, period=str(period)).order_by("unit", "number", "-edition")
    return {(row.unit_id, row.number): _filled(row) for row in rows.distinct("unit", "number")}


def editions_of(unit: int | None = None) -> tuple[Edition, ...]:
    """What was signed, of a unit or of all? Latest first."""
    rows = SignedTable.objects.all() if unit is None else SignedTable.objects.filter(unit_id=unit)
    return tuple(
        Edition(
            row.number,
            OfUnit(row.unit_id, row.unit_name, row.unit_code, row.parent_name),
            period_of(row.period),
            row.edition,
            row.version,
            row.signed_by_name,
            row.signed_at,
            row.reason,
            len(row.breaches),
        )
        for row in rows.defer("cells", "definition").order_by("-signed_at", "-id")
    )


def differences(before: FilledTable, after: FilledTable) -> tuple[Difference, ...]:
    """Which cells tell otherwise in another filling of the same table? In the order of its rows and columns."""
    found = []
    for row in after.definition.rows:
        for column in after.definition.valued:
            one, other = before.value(row.key, column.key), after.value(row.key, column.key)
            if one != other:
                found.append(Difference(row.key, column.key, row.vi, row.en, one, other))
    return tuple(found)


def _filled(row: SignedTable) -> FilledTable:
    return FilledTable(
        definition_of(tomllib.loads(row.definition), place=f"{row}", digest=row.definition_digest),
        OfUnit(row.unit_id, row.unit_name, row.unit_code, row.parent_name),
        period_of(row.period),
        row.known_seq,
        row.known_at,
        cells_read(row.cells),
        last_year=row.last_year,
        edition=row.edition,
        signed_by=row.signed_by_name,
        signed_at=row.signed_at,
        breaches=tuple(row.breaches),
        reason=row.reason,
    )
