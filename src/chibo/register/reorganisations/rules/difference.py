"""Keep what the actions change, the last word on each thing counting, and give it as rows at the end."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from fractions import Fraction

from chibo.register.reorganisations.rules.plan import Change, Plan, PlannedChange
from chibo.register.reorganisations.rules.tree import Tree, UnitThen

_WHOLE = Fraction(1)


class Difference:
    """What is different from the day before: by subject the last value, with the action that gave it."""

    def __init__(self, tree: Tree) -> None:
        self.action = 0
        self.leaving = 0
        self._tree = tree
        self._rows: dict[tuple[Change, int, str], PlannedChange] = {}
        self._went: dict[int, list[tuple[int, str, Fraction | None, int]]] = defaultdict(list)
        self._taken: dict[int, int] = {}
        self._dimensions: dict[int, set[str]] = defaultdict(set)

    def found(self, unit: UnitThen, attributes: Mapping[str, str]) -> None:
        """Let the unit begin, with its name, code and coded attributes."""
        self._say(Change.FOUND, unit.id)
        self._say(Change.PLACE, unit.id, other=unit.parent)
        self.name(unit, unit.name)
        if unit.code is not None:
            self.code(unit, unit.code)
        for dimension, code in {"unit_kind": unit.kind, "level": unit.level, **attributes}.items():
            if code:
                self.attribute(unit, dimension, code)

    def name(self, unit: UnitThen, name: str) -> None:
        """Let the unit bear the name."""
        unit.name = name
        self._say(Change.NAME, unit.id, text=name)

    def code(self, unit: UnitThen, code: str) -> None:
        """Let the unit bear the code."""
        unit.code = code
        self._say(Change.CODE, unit.id, text=code)

    def attribute(self, unit: UnitThen, dimension: str, code: str) -> None:
        """Let the unit have the coded attribute."""
        if dimension == "level":
            unit.level = code
        elif dimension == "unit_kind":
            unit.kind = code
        self._dimensions[unit.id].add(dimension)
        self._say(Change.ATTRIBUTE, unit.id, dimension=dimension, text=code)

    def place(self, unit: UnitThen, parent: UnitThen) -> None:
        """Let the unit stand under the parent."""
        if unit.parent != parent.id:
            self._tree.put(unit, parent.id)
            self._say(Change.PLACE, unit.id, other=parent.id)

    def end(self, unit: UnitThen, kind: str) -> None:
        """Let the unit be no more, and none of what was said of it before count."""
        self._tree.end(unit)
        for change in (Change.NAME, Change.CODE, Change.PLACE):
            self._rows.pop((change, unit.id, ""), None)
        for dimension in self._dimensions.pop(unit.id, ()):
            self._rows.pop((Change.ATTRIBUTE, unit.id, dimension), None)
        self._say(Change.END, unit.id, text=kind)

    def lineage(self, unit: UnitThen, successor: UnitThen, kind: str, share: Fraction | None) -> None:
        """Let the unit go on in the successor, whole where no share is given."""
        self._went[unit.id].append((successor.id, kind, share, self.action))

    def members(self, unit: UnitThen, to: UnitThen) -> None:
        """Let the other cell count whom the unit counts."""
        to.members += unit.members
        unit.members = 0
        cell_of = self._tree.cell_of
        cell_of.update(dict.fromkeys([member for member, cell in cell_of.items() if cell == unit.id], to.id))
        self._taken[unit.id] = to.id
        self._say(Change.MEMBERS, unit.id, other=to.id)

    def member(self, member: int, unit: UnitThen, to: UnitThen) -> None:
        """Let the other cell count one member of the unit."""
        if to.id != unit.id:
            unit.members -= 1
            to.members += 1
            self._tree.cell_of[member] = to.id
            self._say(Change.MEMBER, member, other=to.id)

    def leave(self, unit: UnitThen, to: str) -> None:
        """Let the members of the unit leave the register."""
        self.leaving += unit.members
        unit.members = 0
        self._say(Change.LEAVE, unit.id, text=to)

    def serve(self, area: int, unit: UnitThen, to: UnitThen | None) -> None:
        """Let the area be served by another cell, or by none."""
        if to is None or to.id != unit.id:
            self._tree.areas[unit.id].pop(area, None)
            if to is not None:
                self._tree.areas[to.id][area] = None
            self._say(Change.SERVE, area, other=to.id if to else None)

    def lie_in(self, unit: UnitThen, commune_code: str) -> None:
        """Let what the cells under the unit serve at the end lie in the commune."""
        self._say(Change.COMMUNE, unit.id, text=commune_code)

    def plan(self) -> Plan:
        """Give the rows, in the order of actions; what went to a unit that ended in turn went on to where that did."""
        rows = [row for row in self._settled() if row.change is not Change.COMMUNE]
        rows.extend(self._lineage())
        rows.extend(self._communes())
        rows.sort(key=lambda row: row.action)
        return Plan(rows, members_leaving=self.leaving)

    def _say(
        self, change: Change, subject: int, *, other: int | None = None, dimension: str = "", text: str = ""
    ) -> None:
        self._rows[(change, subject, dimension)] = PlannedChange(self.action, change, subject, other, dimension, text)

    def _settled(self) -> Iterator[PlannedChange]:
        for row in self._rows.values():
            if row.change in (Change.MEMBERS, Change.MEMBER) and row.other is not None:
                yield PlannedChange(row.action, row.change, row.subject, self._last_taking(row.other))
            else:
                yield row

    def _last_taking(self, cell: int) -> int:
        while self._tree.units[cell].is_ended and cell in self._taken:
            cell = self._taken[cell]
        return cell

    def _lineage(self) -> Iterator[PlannedChange]:
        for unit in list(self._went):
            joined: dict[int, tuple[Fraction, str, int]] = {}
            for successor, kind, share, action in self._ends_of(unit):
                before, _, _ = joined.get(successor, (Fraction(0), "", 0))
                joined[successor] = (before + share, kind, action)
            for successor, (share, kind, action) in joined.items():
                yield PlannedChange(action, Change.LINEAGE, unit, successor, text=kind, share=share)

    def _ends_of(self, unit: int) -> Iterator[tuple[int, str, Fraction, int]]:
        given = sum((share for _, _, share, _ in self._went[unit] if share is not None), Fraction(0))
        left = max(_WHOLE - given, Fraction(0))
        for successor, kind, share, action in self._went[unit]:
            part = left if share is None else share
            if self._tree.units[successor].is_ended and self._went.get(successor):
                for further, _, next_share, _ in self._ends_of(successor):
                    yield further, kind, part * next_share, action
            else:
                yield successor, kind, part, action

    def _communes(self) -> Iterator[PlannedChange]:
        told = [row for row in self._rows.values() if row.change is Change.COMMUNE]
        for row in told:
            for cell in self._within(row.subject):
                for area in self._tree.areas.get(cell, ()):
                    yield PlannedChange(row.action, Change.COMMUNE, area, text=row.text)

    def _within(self, unit: int) -> Iterator[int]:
        yield unit
        for child in self._tree.below.get(unit, ()):
            yield from self._within(child)
