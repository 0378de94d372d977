"""A reorganisation on the plain model: its actions in order on the tree of the day, then told as facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.register.attacks.model import Day, Model, WouldNotHold

type Told = tuple[str, dict[str, Any]]
"""An action as plain words: what is done, and to whom."""


@dataclass
class Order:
    """The tree of the day as it changes action by action."""

    model: Model
    day: Day
    new_ids: Iterator[int]
    labels: dict[str, int] = field(default_factory=dict)
    parents: dict[int, int] = field(default_factory=dict)
    cells: dict[int, int | None] = field(default_factory=dict)
    served: dict[int, int | None] = field(default_factory=dict)
    founded: dict[int, dict[str, Any]] = field(default_factory=dict)
    said: dict[tuple[str, int], str] = field(default_factory=dict)
    ended: set[int] = field(default_factory=set)
    ties: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for kind, into in (("parent", self.parents), ("cell", self.cells), ("served", self.served)):
            for subject, held in self.model.of(kind).items():
                if self.day in held:
                    into[subject] = held[self.day][0]  # type: ignore[index, assignment]
        self.before = (dict(self.parents), dict(self.cells), dict(self.served))

    def carry_out(self, actions: Sequence[Told]) -> None:
        """Do all actions, then write what differs."""
        for what, told in actions:
            getattr(self, what)(**told)
        self._write()

    # The actions.

    def found(self, label: str, parent: int | str, **told: Any) -> int:
        """A unit without predecessor."""
        unit = self.labels[label] = next(self.new_ids)
        self.founded[unit] = told
        self.parents[unit] = self._ref(parent)
        return unit

    def rename(self, unit: int | str, name: str) -> None:
        """Another name."""
        self.said["name", self._ref(unit)] = name

    def change(self, unit: int | str, setting: str) -> None:
        """Another setting."""
        self.said["setting", self._ref(unit)] = setting

    def recode(self, unit: int | str, code: str) -> None:
        """Another code."""
        self.said["code", self._ref(unit)] = code

    def move(self, unit: int | str, parent: int | str) -> None:
        """Another parent."""
        self.parents[self._ref(unit)] = self._ref(parent)

    def absorb(self, unit: int | str, absorbed: Sequence[int]) -> None:
        """One takes the others in."""
        self._take_in(self._ref(unit), absorbed)

    def merge(self, label: str, parent: int | str, predecessors: Sequence[int], **told: Any) -> None:
        """A new one in place of the others."""
        self._take_in(self.found(label, parent, **told), predecessors)

    def split(
        self,
        unit: int,
        parts: Sequence[int | str],
        rest: int | str,
        children: dict[int, int | str],
        members: dict[int, int | str],
    ) -> None:
        """Each listed one goes where it is listed, the others to the rest."""
        areas = [area for area, cell in self.served.items() if cell == unit]
        for child in self._below(unit):
            own = {area for area, cell in self.served.items() if cell == child}
            to = self._ref(children.get(child, rest))
            assert own is not None
            if to != unit:
                self.parents[child] = to
        for area in areas:
            self.served[area] = self._ref(rest)
        for member, part in members.items():
            if self.cells.get(member) != unit:
                raise WouldNotHold
            self.cells[member] = self._ref(part)
        heirs = {self._ref(part) for part in (*parts, rest)}
        self.ties += [(unit, heir) for heir in sorted(heirs - {unit})]
        if unit not in heirs:
            self._move_members(unit, self._ref(rest))
            self._end(unit)

    def dissolve(self, unit: int, children_to: int | None, members_to: int | None) -> None:
        """A unit ends, what it has goes where it is told."""
        if children_to is not None:
            self._move_children(unit, children_to)
        for area in [area for area, cell in self.served.items() if cell == unit]:
            self.served[area] = members_to
        if members_to is not None:
            self._move_members(unit, members_to)
        self._end(unit)

    def abolish(self, level: str, under: int) -> None:
        """Every unit of the level below another ends, and what stood under it rises."""
        for unit in [one for one in self.model.living(self.day) if self.model.levels[one] == level and one != under]:
            if self._within(unit, under):
                above = self.parents[unit]
                self._move_children(unit, above)
                self.ties.append((unit, above))
                self._end(unit)

    def hand_out(self, unit: int) -> None:
        """A unit leaves with all below it, and their members."""
        for child in self._below(unit):
            self.hand_out(child)
        for area in [area for area, cell in self.served.items() if cell == unit]:
            self.served[area] = None
        self._move_members(unit, None)
        self._end(unit)

    # What they are made of.

    def _take_in(self, unit: int, others: Sequence[int]) -> None:
        for other in others:
            self._move_children(other, unit)
            self._move_members(other, unit)
            for area in [area for area, cell in self.served.items() if cell == other]:
                self.served[area] = unit
            self.ties.append((other, unit))
            self._end(other)

    def _move_children(self, unit: int, to: int) -> None:
        for child in self._below(unit):
            self.parents[child] = to

    def _move_members(self, unit: int, to: int | None) -> None:
        for member in [who for who, cell in self.cells.items() if cell == unit]:
            self.cells[member] = to

    def _end(self, unit: int) -> None:
        if self._below(unit) or unit not in self.model.living(self.day) or unit in self.ended:
            raise WouldNotHold
        self.ended.add(unit)
        for what in ("name", "setting", "code"):
            self.said.pop((what, unit), None)

    def _below(self, unit: int) -> list[int]:
        return [child for child, parent in self.parents.items() if parent == unit and child not in self.ended]

    def _within(self, unit: int, above: int) -> bool:
        for _ in range(len(self.parents) + 1):
            if unit == above or unit not in self.parents:
                break
            unit = self.parents[unit]
        return unit == above

    def _ref(self, ref: int | str) -> int:
        return self.labels[ref] if isinstance(ref, str) else ref

    # Told as facts.

    def _write(self) -> None:
        model, day = self.model, self.day
        parents, cells, served = self.before
        for unit, told in self.founded.items():
            model.levels[unit] = told["level"]
            model.hold("life", unit, True, day)
            model.hold("parent", unit, self.parents[unit], day)
            model.say("name", unit, told["name"], day)
        for unit in self.parents.keys() & parents.keys() - self.ended:
            if parents[unit] != self.parents[unit]:
                model.put("parent", unit, self.parents[unit], day)
        self._write_said()
        for member, cell in self.cells.items():
            if cells[member] != cell:
                self._write_member(member, cell)
        for area, cell in self.served.items():
            if served[area] != cell:
                model.turn("served", area, cell, day)
        self._write_ends()
        for unit, heir in set(self._last_ties()):
            model.tie(unit, heir, day)

    def _write_ends(self) -> None:
        for unit in self.ended:
            if self.model.since("life", unit, self.day) == self.day:
                raise WouldNotHold
            for what in ("life", "parent", "code", "seat", "holder"):
                self.model.cut(what, unit, self.day)

    def _write_said(self) -> None:
        for (what, unit), value in self.said.items():
            if what != "code":
                self.model.say(what, unit, value, self.day, again=True)
            elif self.model.since("code", unit, self.day) == self.day:
                self.model.put("code", unit, value, self.day)
            else:
                self.model.recode(unit, value, self.day)

    def _write_member(self, member: int, cell: int | None) -> None:
        self.model.turn("cell", member, cell, self.day)
        if cell is None and any(day > self.day for day in self.model.facts["cell", member]):
            raise WouldNotHold
        self.model.happen(member, "moved" if cell is not None else "transferred_out", self.day)

    def _last_ties(self) -> Iterator[tuple[int, int]]:
        for unit, heir in self.ties:
            for last in self._lasting(heir):
                yield unit, last

    def _lasting(self, heir: int) -> Iterator[int]:
        further = [to for unit, to in self.ties if unit == heir]
        if heir in self.ended and further:
            for to in further:
                yield from self._lasting(to)
        else:
            yield heir
