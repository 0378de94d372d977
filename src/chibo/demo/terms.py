"""Terms of units: five years for committees and base cells, two and a half for subordinate cells."""

from itertools import pairwise

from chibo.demo.days import OPENING, months_after
from chibo.demo.plan import Unit
from chibo.demo.province import Province

_MONTHS = {"sub_cell": 30}
_SHORTEST = 370
"""Days a new unit's first term lasts at least: with less, it goes on to the congress after."""


def give_terms(unit: Unit, first_on: int, ordinal_at_count: int, province: Province) -> None:
    """Give a unit its terms: they follow each other without a gap, from that first day on.

    A congress due after the count is held by subordinate cells only: those of committees were put off in 2025 for
    the reorganisation. A unit founded in the middle of a term starts with a shorter one, an ended unit ends with one.
    """
    months = _MONTHS.get(unit.kind, 60)
    last = province.closing if months == 30 else province.count
    days = [first_on]
    while days[-1] <= last:
        days.append(months_after(first_on, months * len(days)))
    start = max(unit.founded_on, first_on)
    soonest = start + (_SHORTEST if start > OPENING else 0)
    days = [start, *(on for on in days if on > soonest)]
    current = sum(1 for on in days if on <= province.count) - 1
    lowest = max(1, ordinal_at_count - current)
    for nth, (from_on, to_on) in enumerate(pairwise(days)):
        if to_on > OPENING and (unit.ended_on is None or from_on < unit.ended_on):
            unit.terms.append((lowest + nth, from_on, to_on))
