"""Answer many questions from one census, and keep what was answered as long as that census holds.

A census never changes: after the next entry another one is opened, and its answers are counted anew. So an answer kept
with it is never stale, and a page of a dozen figures is counted once for all its readers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from weakref import WeakKeyDictionary

from chibo.figures.census.api import Census
from chibo.figures.indicators.definitions import Filter
from chibo.figures.indicators.queries.asking import (
    Figure,
    Reading,
    answered,
    asking_of,
    census_for,
    check_span,
)
from chibo.figures.indicators.queries.recasting import recast_to
from chibo.trust.audit.api import known_at as register_known_at

_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """One question, whatever is known when it is asked."""

    code: str
    unit: int
    on: date
    since: date | None = None
    by: tuple[str, ...] = ()
    where: tuple[Filter, ...] = ()
    tree: date | None = None


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
        told = []
        for one in wanted:
            found = kept.get((one, known_at)) or _answered(one, known_at, census)
            kept[one, known_at] = found
            told.append(found)
        return tuple(told)


def _answered(one: Wanted, known_at: datetime | None, census: Census | None) -> Figure:
    asking = asking_of(one.code, unit=one.unit, by=one.by, where=one.where, known_at=known_at)
    check_span(asking, one.since, one.on)
    recast = recast_to(one.tree) if one.tree else None
    return answered(asking, on=one.on, since=one.since, recast=recast, census=census)
