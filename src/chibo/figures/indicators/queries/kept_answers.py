"""Answer many questions from one census, and keep what was answered as long as that census holds.

A census never changes: after the next entry another one is opened, and its answers are counted anew. So an answer kept
with it is never stale, and a page of a dozen figures is counted once for all its readers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Lock
from weakref import WeakKeyDictionary

from chibo.figures.census.api import Census, counts_together
from chibo.figures.indicators.definitions import OWN_BASE, Filter, Indicator, Measure
from chibo.figures.indicators.queries.asking import (
    Figure,
    Reading,
    answered,
    asking_of,
    census_for,
    check_span,
)
from chibo.figures.indicators.queries.counting import Asking, counting_of
from chibo.figures.indicators.queries.counts import in_per_cent
from chibo.figures.indicators.queries.kept_indicators import indicator_of
from chibo.figures.indicators.queries.recasting import recast_to
from chibo.figures.indicators.queries.sides import Side, sides_of
from chibo.figures.indicators.queries.without import without_of
from chibo.trust.audit.api import known_at as register_known_at

_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question, whatever is known when it is asked; a `bare` one is answered without lines."""

    code: str
    unit: int
    on: date
    since: date | None = None
    by: tuple[str, ...] = ()
    where: tuple[Filter, ...] = ()
    tree: date | None = None
    bare: bool = False
    without: str = ""


type _Answers = dict[tuple[Wanted, datetime | None], Figure]
_kept: WeakKeyDictionary[Census, _Answers] = WeakKeyDictionary()
_lock = Lock()


def figures_of(wanted: Sequence[Wanted], *, known_at: datetime | None = None) -> tuple[Figure, ...]:
    """What are these figures? In the order asked, all as known at one moment. Raises what `figure` raises."""
    with register_known_at(known_at):
        census = census_for(Reading.CENSUS, known_at)
        if census is None:
            return tuple(_answered(one, known_at, None) for one in wanted)
        with _lock:
            kept = _kept.setdefault(census, {})
            if len(kept) > _MOST:
                kept.clear()
        missing = dict.fromkeys(one for one in wanted if (one, known_at) not in kept)
        bare = [
            one for one in missing if one.bare and not (one.tree or one.without) and _is_plain(indicator_of(one.code))
        ]
        found = dict(zip(bare, _answered_together(bare, known_at, census), strict=True))
        found |= {one: _answered(one, known_at, census) for one in missing if one not in found}
        answers = {one: kept.get((one, known_at)) or found[one] for one in wanted}
        kept |= {(one, known_at): answer for one, answer in found.items()}
        return tuple(answers[one] for one in wanted)


def _is_plain(indicator: Indicator) -> bool:
    """Tell whether it is made of counts of rows on one day or over one span; others are answered each for itself."""
    if indicator.measure is Measure.SHARE:
        return indicator.denominator == OWN_BASE
    return indicator.measure in {Measure.COUNT, Measure.PART}


def _answered_together(wanted: Sequence[Wanted], known_at: datetime | None, census: Census) -> list[Figure]:
    """Answer questions without lines by few statements: first all that is to be counted, then what it makes."""
    asked: list[tuple[Wanted, Asking, Side, Side | None]] = []
    for one in wanted:
        asking = asking_of(one.code, unit=one.unit, by=(), where=one.where, known_at=known_at)
        check_span(asking, one.since, one.on)
        asked.append((one, asking, *sides_of(asking, one.on, one.since)))
    sides = [
        counting_of(asking, since=side.since).asked(side.filters, side.on)
        for _, asking, *both in asked
        for side in both
        if side is not None
    ]
    counts = iter(counts_together(census, sides))
    return [_made(one, asking, next(counts), next(counts) if base else None) for one, asking, _, base in asked]


def _made(one: Wanted, asking: Asking, numerator: tuple[int, ...], denominator: tuple[int, ...] | None) -> Figure:
    """Make the figure of its counts, each with how much of it is uncertain."""
    indicator, (part, uncertain) = asking.indicator, numerator
    whole = None if denominator is None else denominator[0]
    value: float | int | None = part
    if indicator.measure is Measure.SHARE:
        value = in_per_cent(part, whole or 0)
    elif indicator.measure is Measure.PART and denominator is not None:
        uncertain = denominator[1]
    return Figure(
        indicator, one.unit, one.on, one.since, None, asking.known_at, value, part, whole, uncertain, (), (),
        0, None if whole is None else 0,
    )  # fmt: skip


def _answered(one: Wanted, known_at: datetime | None, census: Census | None) -> Figure:
    asking = asking_of(one.code, unit=one.unit, by=one.by, where=one.where, known_at=known_at)
    check_span(asking, one.since, one.on)
    recast = recast_to(one.tree) if one.tree else None
    if one.bare:
        asking = replace(asking, by=())
    left_out = without_of(one.without, one.on) if one.without else None
    return answered(counting_of(asking, since=one.since, recast=recast, census=census, without=left_out), one.on)
