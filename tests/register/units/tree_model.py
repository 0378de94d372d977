"""A tree through time, as simple as can be: what the register's own tree is held against.

Written apart from the register: days are numbers, a unit is a list of first days with the parent of each, and the
ancestors of a day are found by walking up. It shares neither code nor idea with the ancestry table.
"""

from dataclasses import dataclass, field

type Day = int
type Key = int


class WouldNotHold(Exception):
    """The model refuses the step."""


@dataclass
class Life:
    """One unit: the parent from each first day on, and the first day it no longer exists."""

    parents: dict[Day, Key | None]
    end: Day | None = None

    def lives(self, day: Day) -> bool:
        return min(self.parents) <= day and (self.end is None or day < self.end)

    def parent(self, day: Day) -> Key | None:
        return self.parents[max(first for first in self.parents if first <= day)]


@dataclass
class Tree:
    """Units by key, over the days of interest."""

    last_day: Day
    units: dict[Key, Life] = field(default_factory=dict)

    def days(self, first: Day, end: Day | None = None) -> range:
        """The days of interest from the first on, before the end; the last stands for all that follow."""
        return range(first, self.last_day + 1 if end is None else min(end, self.last_day + 1))

    def above(self, key: Key, day: Day) -> list[Key]:
        """The ancestors on a day, nearest first."""
        found: list[Key] = []
        parent = self.units[key].parent(day)
        while parent is not None:
            found.append(parent)
            parent = self.units[parent].parent(day)
        return found

    def found(self, key: Key, parent: Key | None, day: Day) -> None:
        if parent is not None:
            self._all_live(parent, self.days(day))
        self.units[key] = Life({day: parent})

    def move(self, key: Key, parent: Key, day: Day) -> None:
        unit = self.units[key]
        self._all_live(key, [day])
        if day in unit.parents or unit.parent(day) in (None, parent):
            raise WouldNotHold
        end = min((first for first in unit.parents if first > day), default=unit.end)
        self._all_live(parent, self.days(day, end))
        if any(key == parent or key in self.above(parent, later) for later in self.days(day, end)):
            raise WouldNotHold
        unit.parents[day] = parent

    def end(self, key: Key, day: Day) -> None:
        unit = self.units[key]
        self._all_live(key, [day])
        if day in (min(unit.parents), None):
            raise WouldNotHold
        below = [other for name, other in self.units.items() if name != key]
        if any(one.lives(later) and one.parent(later) == key for one in below for later in self.days(day)):
            raise WouldNotHold
        unit.parents = {first: parent for first, parent in unit.parents.items() if first < day}
        unit.end = day

    def _all_live(self, key: Key, days: "range | list[Day]") -> None:
        if not all(self.units[key].lives(day) for day in days):
            raise WouldNotHold
