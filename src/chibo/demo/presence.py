"""Who was in which cell, from when to when: the bench from which posts are filled."""

from collections import defaultdict
from dataclasses import dataclass

from chibo.demo.days import AFTER_ALL, BEFORE_ALL, year_of
from chibo.demo.dice import Dice
from chibo.demo.plan import Person, Plan


@dataclass(frozen=True, slots=True)
class Stay:
    """One person's time in one cell, from the day they could hold a post there."""

    person: Person
    able_from: int
    until: int


class Bench:
    """The stays in every cell, full membership counted."""

    def __init__(self, plan: Plan) -> None:
        self._stays: dict[str, list[Stay]] = defaultdict(list)
        for person in plan.people:
            if not person.official_on:
                continue
            ends = [on for on, _ in person.places[1:]] + [person.left_on or AFTER_ALL]
            for nth, ((on, cell), until) in enumerate(zip(person.places, ends, strict=True)):
                since = BEFORE_ALL if nth == 0 and person.entered_by == "opening" else on
                able_from = max(since, person.official_on)
                if able_from < until:
                    self._stays[cell].append(Stay(person, able_from, until))

    def of(self, cell: str) -> list[Stay]:
        """Return all stays in the cell."""
        return self._stays[cell]

    def able(self, cell: str, from_on: int, to_on: int | None) -> list[Stay]:
        """Return the stays of those who could hold a post in that cell all through the span, not too old for it."""
        end = to_on if to_on is not None else AFTER_ALL
        return [
            stay
            for stay in self._stays[cell]
            if stay.able_from <= from_on and stay.until >= end and _of_age(stay.person, from_on)
        ]

    def choose(
        self, dice: Dice, cell: str, from_on: int, to_on: int | None, *, without: Person | None = None
    ) -> Person | None:
        """Draw somebody of the cell who could hold a post there all through the span; anchors less often."""
        able = [stay.person for stay in self.able(cell, from_on, to_on) if stay.person is not without]
        if not able:
            return None
        return dice.choices(able, [0.6 if person.role else 1.0 for person in able])[0]


def _of_age(person: Person, on: int) -> bool:
    return 22 <= year_of(on) - year_of(person.born_on) <= 72
