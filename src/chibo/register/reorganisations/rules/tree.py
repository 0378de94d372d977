"""The tree of a day as a reorganisation works on it: living units, who stands under whom, what they serve and count."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class UnitThen:
    """One unit as it is on the day, as far as the actions need it; `came_from` is the parent and
    `former_level` the level before any action.
    """

    id: int
    parent: int | None
    level: str | None = None
    kind: str | None = None
    name: str = ""
    code: str | None = None
    members: int = 0
    members_below: int = 0
    is_new: bool = False
    is_ended: bool = False
    came_from: int | None = None
    former_level: str | None = None


@dataclass(slots=True)
class Tree:
    """Units by id, with what stands under each and the areas each serves; both kept in step as units move."""

    units: dict[int, UnitThen] = field(default_factory=dict)
    below: dict[int, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    areas: dict[int, dict[int, None]] = field(default_factory=lambda: defaultdict(dict))
    cell_of: dict[int, int] = field(default_factory=dict)
    """The cell of each member that an action names."""
    place_of: dict[tuple[int, str], dict[int, int]] = field(default_factory=dict)
    """By unit and kind of place, the cell to which each of its members is tied beside the one that counts them."""

    @classmethod
    def of(cls, units: Iterable[UnitThen], served: Mapping[int, int]) -> "Tree":
        """Take up the units, and the cell that serves each area."""
        tree = cls()
        for unit in units:
            unit.came_from, unit.former_level = unit.parent, unit.level
            tree.add(unit)
        for area, cell in served.items():
            tree.areas[cell][area] = None
        return tree

    def add(self, unit: UnitThen) -> None:
        """Let the unit stand under its parent."""
        self.units[unit.id] = unit
        if unit.parent is not None:
            self.below[unit.parent][unit.id] = None

    def put(self, unit: UnitThen, parent: int) -> None:
        """Let the unit stand under another parent."""
        if unit.parent is not None:
            self.below[unit.parent].pop(unit.id, None)
        unit.parent = parent
        self.below[parent][unit.id] = None

    def end(self, unit: UnitThen) -> None:
        """Let the unit be no more."""
        unit.is_ended = True
        if unit.parent is not None:
            self.below[unit.parent].pop(unit.id, None)

    def stands_within(self, unit: int, above: int) -> bool:
        """Tell whether the unit is the other one or stands under it, as far up as the tree is known."""
        seen: int | None = unit
        steps = 0
        while seen is not None and steps < len(self.units) + 1:
            if seen == above:
                return True
            known = self.units.get(seen)
            seen = known.parent if known else None
            steps += 1
        return False
