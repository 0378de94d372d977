"""Leavings: of which kind, on which days of the spans a province plans them in."""

from collections.abc import Iterable
from dataclasses import dataclass

from chibo.demo.dice import Dice
from chibo.demo.province import Leaving

DIED = "died"
NOT_RECOGNISED = "removed.not_recognised"
_KINDS: tuple[tuple[str, float], ...] = (
    (DIED, 66.0), ("transferred.other_province", 20.0), ("removed.absence_or_fee", 5.0), ("removed.no_progress", 1.5),
    ("removed.card", 0.5), ("removed.standing", 0.7), (NOT_RECOGNISED, 1.2), ("own_request", 3.0), ("expelled", 2.1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exit:
    """One leaving: the first day no longer counted, and how."""

    on: int
    kind: str


def exits_in(leavings: Iterable[Leaving], dice: Dice) -> list[Exit]:
    """Draw the leavings, in order of day."""
    kinds, weights = zip(*_KINDS, strict=True)
    exits = [
        Exit(dice.randint(leaving.first, leaving.last), kind)
        for leaving in leavings
        for kind in dice.choices(kinds, weights, k=leaving.count)
    ]
    return sorted(exits, key=lambda leaving: (leaving.on, leaving.kind))
