"""Take a question about a figure from the address, and write it as an address again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from chibo.desk.web.figures.words import CHILD
from chibo.desk.web.reader import Reader
from chibo.desk.web.shell import current_unit, units_granted
from chibo.figures.api import (
    DecisionNotNamed,
    DecisionsOfThatNumber,
    Step,
    Wanted,
    decision_within,
    indicator_of,
    needs_span,
)
from chibo.kernel.partial_dates import DateNotUnderstood, Precision, parse_partial_date
from chibo.register.units.api import UnitNotFound, UnitSeen, unit_seen
from chibo.trust.access.api import Permission
from chibo.ui.api import DayNotUnderstood, instant_in, written_instant

FIRST, CROSS = "mem.total", "cross"
# What of an address is the question; the rest (page, language) is of the page.
PARTS = (
    "code",
    "unit",
    "on",
    "from",
    "by",
    "by2",
    "shape",
    "where",
    "tree",
    "series",
    "with_unit",
    "with_on",
    "without",
    "known_at",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: which indicator of which unit, on which day or over which span, told apart and compared how.

    `by` may be the child units (`child`). A flow without a first day counts from the beginning of the last day's year.
    `without` is the decision left out as it was named, `decision_id` which one it is. One that
    `is_crossed` is shown as a table of its two breakdowns.
    """

    code: str
    unit: UnitSeen
    on: date
    since: date | None = None
    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    tree: date | None = None
    step: Step | None = None
    with_unit: UnitSeen | None = None
    with_on: date | None = None
    known_at: datetime | None = None
    known_text: str = ""
    without: str = ""
    decision_id: str = ""
    is_crossed: bool = False

    @property
    def needs_span(self) -> bool:
        """Tell whether the indicator counts over a span."""
        return needs_span(indicator_of(self.code))

    @property
    def first_on(self) -> date | None:
        """Give the first day of the span; of a stock there is none."""
        if self.step is not None:
            return self.since or date(self.on.year - 9, 1, 1)
        if not self.needs_span:
            return None
        return self.since or date(self.on.year, 1, 1)

    @property
    def is_compared(self) -> bool:
        """Tell whether a second unit or day is asked about."""
        return self.with_unit is not None or self.with_on is not None

    def other(self) -> "Asked":
        """Give the question it is compared with: of the other unit, on the other day, over a span as long."""
        on = self.with_on or self.on
        since = self.first_on
        if since is not None and self.with_on is not None:
            since = date(
                since.year + on.year - self.on.year, since.month, min(since.day, 28) if since.month == 2 else since.day
            )
            since = min(since, on)
        asked = replace(self, unit=self.with_unit or self.unit, on=on, since=since, with_unit=None, with_on=None)
        # A decision is left out of its own day alone.
        return asked if on == self.on else replace(asked, without="", decision_id="")

    def wanted(self) -> Wanted:
        """Put it to the figures, told apart as asked for; child units are asked about otherwise."""
        by = tuple(key for key in self.by if key != CHILD)
        return Wanted(
            self.code, self.unit.id, self.on, self.first_on, by, self.where, self.tree, without=self.decision_id
        )

    def address_part(self, **changes: object) -> str:
        """Write it as the part of an address after the `?`, with some of its parts changed (None: left out)."""
        parts: dict[str, object] = {
            "code": self.code,
            "unit": self.unit.public_id,
            "on": self.on,
            "from": self.since,
            "by": self.by[0] if self.by else None,
            "by2": self.by[1] if len(self.by) > 1 else None,
            "shape": CROSS if self.is_crossed else None,
            "where": [f"{key}={value}" for key, value in self.where],
            "tree": self.tree,
            "series": self.step.value if self.step else None,
            "with_unit": self.with_unit.public_id if self.with_unit else None,
            "with_on": self.with_on,
            "without": self.without or None,
            "known_at": self.known_text or None,
        } | changes
        return urlencode([(name, value) for name, value in parts.items() if value not in (None, "", [])], doseq=True)


def asked_of(
    request: HttpRequest, reader: Reader, code: str = "", faults: dict[str, str] | None = None
) -> Asked | None:
    """Take the question from the request; None for a reader without a unit.

    Days that cannot be read are told in `faults` by their place; without it they raise `DayNotUnderstood`. Raises
    `IndicatorUnknown`, `UnitNotFound` where the reader's grants do not reach.
    """
    given = request.GET
    code = code or given.get("code", FIRST)
    indicator_of(code)
    tree = _day_in(given, "tree", faults)
    unit = _unit(given.get("unit", ""), request, reader, tree)
    if unit is None:
        return None
    known = given.get("known_at", "") if reader.known_at else ""
    return _question(given, code, unit, tree, reader, known, faults)


def asked_in(text: str, reader: Reader) -> Asked:
    """Take the number of a kept question, without what it was told apart by or set beside, on the reader's day.

    Raises what `asked_of` raises.
    """
    kept = QueryDict(text, mutable=True)
    for name in ("by", "by2", "shape", "with_unit", "with_on"):
        kept.pop(name, None)
    code = kept.get("code", "")
    indicator_of(code)
    tree = _day_in(kept, "tree", None)
    unit = _seen(kept.get("unit", ""), reader, tree)
    asked = _question(kept, code, unit, tree, reader, written_instant(reader.known_at) if reader.known_at else "", None)
    # A flow shown over time is the sum of what is shown; the day of a stock stays what it is.
    return replace(asked, since=asked.first_on if asked.step else asked.since, step=None)


def day_kept(text: str) -> date | None:
    """Give the day that a kept question speaks of whatever the day of the page; None: it goes with the page.

    A decision is left out of its own day alone, and a span with a first day of its own ends on its own last. Raises
    `DayNotUnderstood`.
    """
    kept = QueryDict(text)
    is_span = bool(kept.get("from")) and needs_span(indicator_of(kept.get("code", "")))
    return _day_in(kept, "on", None) if is_span or kept.get("without") else None


def instant_kept(text: str) -> datetime | None:
    """Give the instant as of whose knowledge a kept question is asked. Raises `DayNotUnderstood`."""
    return instant_in(QueryDict(text).get("known_at", ""))


def _question(
    given: QueryDict, code: str, unit: UnitSeen, tree: date | None, reader: Reader, known: str,
    faults: dict[str, str] | None,
) -> Asked:  # fmt: skip
    with_on, other, series = _day_in(given, "with_on", faults), given.get("with_unit", ""), given.get("series", "")
    return Asked(
        code, unit, reader.on, _day_in(given, "from", faults), _by(given), _where(given), tree,
        Step(series) if series in {one.value for one in Step} else None,
        _seen(other, reader, with_on) if other else None, with_on, reader.known_at, known,
        *_without(given.get("without", "").strip(), reader, faults), given.get("shape") == CROSS,
    )  # fmt: skip


def _day_in(given: Mapping[str, str], name: str, faults: dict[str, str] | None) -> date | None:
    """Read a day of the address, written as people or as programs write it."""
    text = given.get(name, "").strip()
    if not text:
        return None
    fault = None
    try:
        found = parse_partial_date(text)
        if found.precision is Precision.DAY and found.on is not None:
            return found.on
    except DateNotUnderstood as trouble:
        fault = trouble
    if faults is None:
        raise DayNotUnderstood(text, fault)
    whole = _("“%(value)s” names no single day. Write it as 01/07/2025.") % {"value": text[:60]}
    faults[name] = fault.said(_) if fault else whole
    return None


def _without(named: str, reader: Reader, faults: dict[str, str] | None) -> tuple[str, str]:
    """Find the decision named, among those that concern the reader's units; a fault is told, or raised."""
    if not named:
        return "", ""
    try:
        return named, str(decision_within(named, reader.scope(Permission.READ_FIGURES)))
    except (DecisionNotNamed, DecisionsOfThatNumber) as fault:
        if faults is None:
            raise
        faults["without"] = fault.said(_)
        return named, ""


def _by(given: QueryDict) -> tuple[str, ...]:
    by = tuple(dict.fromkeys(key for name in ("by", "by2") if (key := given.get(name, ""))))
    return (CHILD,) if CHILD in by else by


def _where(given: QueryDict) -> tuple[tuple[str, str], ...]:
    pairs = (text.partition("=") for text in given.getlist("where"))
    return tuple(dict.fromkeys((key, value) for key, _sign, value in pairs if key and value))


def _unit(text: str, request: HttpRequest, reader: Reader, tree: date | None) -> UnitSeen | None:
    if text:
        return _seen(text, reader, tree)
    found = current_unit(request, units_granted(reader))
    return _seen(str(found.public_id), reader, tree) if found and reader.scope(Permission.READ_FIGURES) else None


def _seen(text: str, reader: Reader, tree: date | None) -> UnitSeen:
    """Load a unit as of the day of the page, or of the tree asked for, and see that its figures may be read."""
    try:
        public_id = UUID(text)
    except ValueError as fault:
        raise UnitNotFound(text, reader.on) from fault
    scope = reader.scope(Permission.READ_FIGURES)
    try:
        return unit_seen(public_id, on=reader.on, scope=scope)
    except UnitNotFound:
        if tree is None:
            raise
        return unit_seen(public_id, on=tree, scope=scope)
