"""Say figures from outside the register: population, workforce, targets; from a CSV file, all of it or nothing."""

import csv
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from chibo.figures.indicators import faults as say
from chibo.figures.indicators.defining import LARGEST_FILE, OUTSIDE_KINDS
from chibo.figures.indicators.faults import DefinitionsRefused, Fault, shown
from chibo.figures.indicators.models import OutsideFigure
from chibo.figures.indicators.permissions import may_say_outside_figure
from chibo.figures.indicators.queries.kept_indicators import indicator_of
from chibo.figures.indicators.queries.outside import TARGET
from chibo.kernel.actors import Actor
from chibo.kernel.errors import ChiboError, NotPermitted
from chibo.kernel.inert_texts import unmarked
from chibo.kernel.numbers import parse_number
from chibo.kernel.partial_dates import Precision, parse_partial_date
from chibo.kernel.wording import Wording, gettext_noop
from chibo.register.units.api import find_unit
from chibo.trust.access.api import Permission, scope_of
from chibo.trust.audit.api import entry, recording_day

COLUMNS = ("kind", "indicator", "unit", "from", "until", "value", "source")
MOST_LINES = 5_000
LONGEST_SOURCE = 500
LARGEST = Decimal(10) ** 15

_NOT_A_FILE = gettext_noop("This is no CSV file in UTF-8: %(trouble)s. Save it anew as CSV UTF-8.")
_NOT_A_DAY = gettext_noop("“%(value)s” is no whole day. Write it as 01/01/2024.")
_BACKWARDS = gettext_noop("The last day %(value)s lies before the first. Write the later day as until.")
_TARGET_NEEDS = gettext_noop("A target needs its indicator and its last day. Write indicator and until.")
_NO_TARGET = gettext_noop("Only a target has an indicator. Leave it empty, or write the kind target.")
_NOT_A_VALUE = gettext_noop("“%(value)s” is no number from 0 on with four decimals at most. Write it as 50.123.")
_TROUBLE = Wording("%(trouble)s")


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    indicator: str
    unit: int
    first_on: date
    last_on: date | None
    value: Decimal
    source: str


def say_outside_figures(content: bytes, *, by: Actor, is_rehearsal: bool = False) -> int:
    """Make the file's figures those that hold: a line of the same kind, unit and days takes the place of the former.

    Returns how many lines there are. Raises `DefinitionsRefused` with every fault there is.
    """
    lines, faults = [], []
    for number, row in enumerate(_rows(content), start=2):
        told = _read(row, f"line {number}", by)
        if isinstance(told, Fault):
            faults.append(told)
        else:
            lines.append(told)
    if not faults and not lines:
        faults.append(Fault("file", say.TEXT_EMPTY, {}))
    if faults:
        raise DefinitionsRefused(faults)
    if not is_rehearsal:
        with transaction.atomic(), entry(by=by, reason=f"say_outside_figures {len(lines)}"):
            for one in lines:
                _write(one)
    return len(lines)


def _write(one: _Line) -> None:
    OutsideFigure.objects.update_or_create(
        kind=one.kind, indicator=one.indicator, unit_id=one.unit, first_on=one.first_on, last_on=one.last_on,
        defaults={"value": one.value, "source": one.source},
    )  # fmt: skip


def _rows(content: bytes) -> list[dict[str, str]]:
    if len(content) > LARGEST_FILE:
        raise DefinitionsRefused([Fault("file", say.TOO_LARGE, {"value": len(content), "most": LARGEST_FILE})])
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        rows = [{key or "": value or "" for key, value in row.items()} for row in reader]
    except (UnicodeDecodeError, csv.Error, TypeError) as trouble:
        raise DefinitionsRefused([Fault("file", _NOT_A_FILE, {"trouble": shown(str(trouble))})]) from trouble
    headings = tuple(reader.fieldnames or ())
    if set(headings) != set(COLUMNS) or len(headings) != len(COLUMNS):
        content_of = {"value": shown(", ".join(headings)), "known": ", ".join(COLUMNS)}
        raise DefinitionsRefused([Fault("line 1", say.KEY_UNKNOWN, content_of)])
    if len(rows) > MOST_LINES:
        raise DefinitionsRefused([Fault("file", say.TOO_MANY, {"value": len(rows), "most": MOST_LINES})])
    return rows


def _read(row: dict[str, str], place: str, by: Actor) -> _Line | Fault:
    text = {column: unmarked(row[column].strip()) for column in COLUMNS}
    first, last = _day(text["from"]), _day(text["until"])
    value, source = _value(text["value"]), text["source"]
    kinds = (*OUTSIDE_KINDS, TARGET)
    is_target = text["kind"] == TARGET
    checks: tuple[tuple[bool, str, Wording, dict[str, object]], ...] = (
        (text["kind"] in kinds, "kind", say.NOT_AMONG, {"value": shown(text["kind"]), "known": ", ".join(kinds)}),
        (first is not None, "from", _NOT_A_DAY, {"value": shown(text["from"])}),
        (last is not None or not text["until"], "until", _NOT_A_DAY, {"value": shown(text["until"])}),
        (not (first and last) or first <= last, "until", _BACKWARDS, {"value": shown(text["until"])}),
        (not is_target or bool(last and text["indicator"]), "kind", _TARGET_NEEDS, {}),
        (is_target or not text["indicator"], "indicator", _NO_TARGET, {}),
        (value is not None, "value", _NOT_A_VALUE, {"value": shown(text["value"])}),
        (bool(source), "source", say.TEXT_EMPTY, {}),
        (len(source) <= LONGEST_SOURCE, "source", say.TEXT_TOO_LONG, {"value": len(source), "most": LONGEST_SOURCE}),
        (source.isprintable(), "source", say.TEXT_UNPRINTABLE, {"value": shown(source)}),
    )
    for holds, column, wording, content in checks:
        if not holds:
            return Fault(f"{place}, {column}", wording, content)
    if first is None or value is None:
        raise AssertionError(place)
    try:
        unit = _unit_in(text, first, by)
    except ChiboError as trouble:
        return Fault(place, _TROUBLE, {"trouble": trouble.said()})
    return _Line(text["kind"], text["indicator"], unit, first, last, value, source)


def _unit_in(text: dict[str, str], on: date, by: Actor) -> int:
    if text["indicator"]:
        indicator_of(text["indicator"])
    unit = find_unit(text["unit"], on=on, scope=scope_of(by, Permission.KEEP_REGISTER, on=recording_day())).id
    may_say_outside_figure(by, unit, on=recording_day()).obey(NotPermitted)
    return unit


def _day(text: str) -> date | None:
    try:
        given = parse_partial_date(text.strip())
    except ChiboError:
        return None
    return given.on if given.precision is Precision.DAY else None


def _value(text: str) -> Decimal | None:
    try:
        value = Decimal(parse_number(text))
    except ChiboError:
        return None
    exponent = value.as_tuple().exponent
    fits = 0 <= value < LARGEST and isinstance(exponent, int) and exponent >= -4
    return value if fits else None
