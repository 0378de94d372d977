"""Take from the address which table is asked for: of which unit, for which period, as counted or as signed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from chibo.desk.web.known_then import OF_MEMBERS
from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.shell import current_unit, units_granted
from chibo.desk.web.tables.refusals import advised_for_the_desk
from chibo.figures.api import (
    EditionNotFound,
    FilledTable,
    Filling,
    Period,
    TableDefinition,
    definitions,
    filling,
    period_of,
    signed_table,
)
from chibo.register.units.api import UnitNotFound, UnitSeen, unit_seen
from chibo.trust.access.api import Permission
from chibo.trust.audit.api import known_at, known_held, recorded_at_of
from chibo.ui.api import asked_day, asked_instant


@dataclass(frozen=True, slots=True)
class Asked:
    """A table's unit and period; `edition` where it is asked for as signed, `version` where another form is.

    `page_on` is the day in the bar, carried on; the tree and the rows are those of the period.
    """

    unit: UnitSeen
    period: Period
    edition: int | None = None
    version: str | None = None
    known_at: datetime | None = None
    known_text: str = ""
    page_on: date | None = None

    def address_part(self, **changes: object) -> str:
        """Write it as the part of an address after the `?`, with some of its parts changed (None: left out)."""
        parts: dict[str, object] = {
            "unit": self.unit.public_id,
            "period": self.period,
            "edition": self.edition,
            "version": self.version,
            "known_at": self.known_text or None,
            "on": self.page_on,
        } | changes
        return urlencode([(name, str(value)) for name, value in parts.items() if value is not None])


def asked_of(request: HttpRequest, reader: Reader) -> Asked | None:
    """Take it from the request; None for a reader without a unit.

    Raises `PeriodNotUnderstood`, and `UnitNotFound` where the reader's grants do not reach.
    """
    given = request.GET
    text = given.get("period", "")
    period = period_of(text) if text else latest_period(reader.on)
    unit = _unit(given.get("unit", ""), request, reader, period)
    if unit is None:
        return None
    edition = given.get("edition", "")
    instant = asked_instant(request)
    return Asked(
        unit, period, int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 7 else None,
        given.get("version") or None, instant, given.get("known_at", "") if instant else "", asked_day(request),
    )  # fmt: skip


def latest_period(on: date) -> Period:
    """Give the last year that was over by the day and had a table in force; else the year before the day."""
    over = on.year if (on.month, on.day) == (12, 31) else on.year - 1
    reported = (Period(year) for year in range(over, over - 20, -1))
    forms = definitions().values()
    return next((one for one in reported if any(form.is_in_force(one.on) for form in forms)), Period(over))


def forms_of(asked: Asked) -> dict[str, TableDefinition]:
    """Give the version of each table that is in force on the last day, or the one asked for."""
    return {
        number: one
        for (number, version), one in definitions().items()
        if version == asked.version or (asked.version is None and one.is_in_force(asked.period.on))
    }


def as_signed(reader: Reader, filled: FilledTable) -> Reader:
    """Give the reader of what was known when the table was signed: who may read history, and nobody else."""
    instant = recorded_at_of(filled.known_seq) or filled.known_at
    signing = replace(reader, known_at=timezone.localtime(instant) if instant else None, _answers={})
    if not signing.scope(Permission.READ_HISTORY):
        raise Http404
    return signing


@contextmanager
def knowing(instant: datetime | None) -> Iterator[None]:
    """Read inside as the register was known at the instant; None: as the page already does."""
    if instant is None:
        yield
        return
    with known_at(instant), known_held(OF_MEMBERS):
        yield


def edition_of(number: str, asked: Asked) -> FilledTable | None:
    """Give the edition asked for, None where the table is asked for as counted. Raises `EditionNotFound`."""
    if asked.edition is None:
        return None
    found = signed_table(number.upper(), asked.unit.id, asked.period, asked.edition)
    if found is None:
        raise EditionNotFound(number, str(asked.edition))
    return found


@contextmanager
def counting(asked: Asked, instant: datetime | None = None, version: str | None = None) -> Iterator[Filling]:
    """Open what fills tables in, as known at the instant or as the page asks; by this version of the forms or that.

    Raises `NoFormInForce` where a table has none at the end of the period.
    """
    with advised_for_the_desk(), filling(instant or asked.known_at, version or asked.version) as tables:
        yield tables


def reader_and_asked(request: HttpRequest) -> tuple[Reader, Asked]:
    """Take both from the request; whoever has no unit finds no table."""
    reader = reader_of(request)
    return reader, asked_as(request, reader)


def asked_as(request: HttpRequest, reader: Reader) -> Asked:
    """Take it from the request as that reader may ask it."""
    asked = asked_of(request, reader)
    if asked is None:
        raise Http404
    return asked


def _unit(text: str, request: HttpRequest, reader: Reader, period: Period) -> UnitSeen | None:
    if not text:
        found = current_unit(request, units_granted(reader))
        if found is None or not reader.scope(Permission.READ_FIGURES):
            return None
        text = str(found.public_id)
    try:
        public_id = UUID(text)
    except ValueError as fault:
        raise UnitNotFound(text, reader.on) from fault
    scope = reader.scope(Permission.READ_FIGURES)
    for day in (period.on, period.since):
        try:
            return unit_seen(public_id, on=day, scope=scope)
        except UnitNotFound:
            continue
    return unit_seen(public_id, on=reader.on, scope=scope)
