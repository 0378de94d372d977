"""The plan of leavings: for every span how many, of which kind, on which days."""

from dataclasses import dataclass

from chibo.demo.days import COUNT, SPRING, day
from chibo.demo.dice import Dice

DIED = "died"
NOT_RECOGNISED = "removed.not_recognised"
_KINDS: tuple[tuple[str, float], ...] = (
    (DIED, 66.0), ("transferred.other_province", 20.0), ("removed.absence_or_fee", 5.0), ("removed.no_progress", 1.5),
    ("removed.card", 0.5), ("removed.standing", 0.7), (NOT_RECOGNISED, 1.2), ("own_request", 3.0), ("expelled", 2.1),
)  # fmt: skip
_YEARLY = {
    2010: 430, 2011: 435, 2012: 445, 2013: 450, 2014: 455, 2015: 465, 2016: 470, 2017: 478, 2018: 485, 2019: 490,
    2020: 470, 2021: 500, 2022: 515, 2023: 510,
}  # fmt: skip
_SPANS: tuple[tuple[int, int, int], ...] = (
    *((day(year, 1, 5), day(year, 12, 28), count) for year, count in _YEARLY.items()),
    (day(2024, 1, 5), SPRING, 108),
    # 70 admitted and 10 arrived in these weeks: 84 leave, for the stock of May is 4 less than that of March.
    (SPRING + 1, COUNT, 84),
)
_AFTER: tuple[tuple[int, int, int], ...] = (
    (COUNT + 1, day(2024, 12, 28), 320),
    (day(2025, 1, 5), day(2025, 6, 25), 245),
)


@dataclass(frozen=True, slots=True)
class Exit:
    """One leaving: the first day no longer counted, and how."""

    on: int
    kind: str


def exits_before_count(dice: Dice) -> list[Exit]:
    """Return the leavings from the opening to the day of the count, in order of day."""
    return _draw(_SPANS, dice)


def exits_after_count(dice: Dice) -> list[Exit]:
    """Return the leavings after the day of the count, in order of day."""
    return _draw(_AFTER, dice)


def _draw(spans: tuple[tuple[int, int, int], ...], dice: Dice) -> list[Exit]:
    kinds, weights = zip(*_KINDS, strict=True)
    exits = [
        Exit(dice.randint(first, last), kind)
        for first, last, count in spans
        for kind in dice.choices(kinds, weights, k=count)
    ]
    return sorted(exits, key=lambda leaving: (leaving.on, leaving.kind))
