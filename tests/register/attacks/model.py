"""The register as a plain model: for each fact, its value on each day. Nothing of it is shared with the source.

Days are numbers; the last one stands for all that follow. A fact is kept with the first day of its spell: what is
recorded "from a day on" lasts until the spell ends, and one that begins that very day is not ended but corrected.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

type Day = int
type Fact = tuple[Hashable, Day]
type Key = tuple[str, Hashable]

DAYS = 24
SPELLS = ("life", "parent", "code", "cell", "seat", "holder", "served")


class WouldNotHold(Exception):
    """The register must refuse this."""


@dataclass
class Model:
    """All facts by what they are of whom, then by day; `levels` and the root never change."""

    root: int = 0
    levels: dict[int, str] = field(default_factory=dict)
    facts: dict[Key, dict[Day, Fact]] = field(default_factory=dict)
    events: set[tuple[int, str, Day]] = field(default_factory=set)

    def copy(self) -> "Model":
        """Give another one with the same facts."""
        return Model(
            self.root, dict(self.levels), {key: dict(held) for key, held in self.facts.items()}, set(self.events)
        )

    # What is asked of it.

    def at(self, what: str, subject: Hashable, day: Day) -> Any:
        """Give the value on the day, None where there is none."""
        held = self.facts.get((what, subject), {}).get(day)
        return held[0] if held else None

    def since(self, what: str, subject: Hashable, day: Day) -> Day | None:
        """Give the first day of the spell of the day."""
        held = self.facts.get((what, subject), {}).get(day)
        return held[1] if held else None

    def of(self, what: str) -> dict[Hashable, dict[Day, Fact]]:
        """Give all facts of a kind by whom they are of."""
        return {subject: held for (kind, subject), held in self.facts.items() if kind == what and held}

    def units(self) -> list[int]:
        """Give every unit that ever lives."""
        return sorted(key for key in self.of("life") if isinstance(key, int))

    def living(self, day: Day) -> list[int]:
        """Give the units that live on the day."""
        return [unit for unit in self.units() if self.at("life", unit, day)]

    def children(self, unit: int, day: Day) -> list[int]:
        """Give what stands under the unit on the day."""
        return [other for other in self.units() if self.at("parent", other, day) == unit]

    def within(self, unit: Hashable, above: int, day: Day) -> bool:
        """Tell whether the unit is the other one or stands under it."""
        for _ in range(len(self.facts)):
            if unit is None or unit == above:
                break
            unit = self.at("parent", unit, day)
        return unit == above

    def members(self, cell: int, day: Day) -> list[int]:
        """Give whom the cell counts on the day."""
        return [int(str(who)) for who, held in self.of("cell").items() if day in held and held[day][0] == cell]

    def counted(self, unit: int, day: Day) -> int:
        """Count the members of the unit with all below it."""
        return sum(1 for held in self.of("cell").values() if day in held and self.within(held[day][0], unit, day))

    # How facts are written.

    def hold(self, what: str, subject: Hashable, value: Hashable, first: Day, end: Day = DAYS) -> None:
        """Let the value hold from the first day on, before the end, where none did."""
        held = self.facts.setdefault((what, subject), {})
        days = range(first, end)
        if any(day in held for day in days):
            raise WouldNotHold
        held.update(dict.fromkeys(days, (value, first)))

    def turn(self, what: str, subject: Hashable, value: Hashable, day: Day) -> None:
        """Let the value hold from the day on as long as the one of that day was to; None lets none hold."""
        held = self.facts.get((what, subject), {})
        if day not in held or held[day][1] == day:
            raise WouldNotHold
        spell = held[day][1]
        for later in [one for one in held if one >= day and held[one][1] == spell]:
            if value is None:
                del held[later]
            else:
                held[later] = (value, day)

    def put(self, what: str, subject: Hashable, value: Hashable, day: Day) -> None:
        """Let the value hold as `turn` does; a spell that begins that very day takes it as its own."""
        held = self.facts[(what, subject)]
        if held[day][1] != day:
            self.turn(what, subject, value, day)
        else:
            for later in [one for one in held if held[one][1] == day]:
                held[later] = (value, day)

    def cut(self, what: str, subject: Hashable, day: Day) -> None:
        """Let nothing of it hold from the day on."""
        held = self.facts.get((what, subject), {})
        for later in [one for one in held if one >= day]:
            del held[later]

    def say(self, what: str, subject: Hashable, value: Hashable, day: Day, *, again: bool = False) -> None:
        """Let a row of values take this one from the day on."""
        held = self.facts.setdefault((what, subject), {})
        if day in held and not again:
            raise WouldNotHold
        held[day] = (value, day)

    def happen(self, member: int, kind: str, day: Day) -> None:
        """Let it happen to the member, once on the day."""
        if (member, kind, day) in self.events:
            raise WouldNotHold
        self.events.add((member, kind, day))

    def tie(self, unit: int, successor: int, day: Day) -> None:
        """Let the unit go on in the other from the day on."""
        if unit == successor or self.facts.get(("tie", (unit, successor, day))):
            raise WouldNotHold
        self.facts[("tie", (unit, successor, day))] = {0: (True, 0)}

    # What must always hold.

    def hold_sound(self) -> None:
        """Raise `WouldNotHold` if on any day anything is not as it must be."""
        if any(self._wrong_on(day) for day in range(DAYS)) or any(self._wrong_ties()):
            raise WouldNotHold

    def _wrong_on(self, day: Day) -> bool:
        alive = {unit for unit, held in self.of("life").items() if day in held}
        parent = {unit: held[day][0] for unit, held in self.of("parent").items() if day in held}
        if set(parent) != alive - {self.root} or not set(parent.values()) <= alive:
            return True
        codes = [held[day][0] for held in self.of("code").values() if day in held]
        coded = {unit for unit, held in self.of("code").items() if day in held}
        seated = {unit for what in ("seat", "holder") for unit, held in self.of(what).items() if day in held}
        cells = {held[day][0] for what in ("cell", "served") for held in self.of(what).values() if day in held}
        if len(codes) != len(set(codes)) or not (coded | seated | cells) <= alive:
            return True
        reached: set[Hashable] = {self.root}
        while more := {unit for unit, above in parent.items() if above in reached} - reached:
            reached |= more
        return not alive <= reached

    def _wrong_ties(self) -> Iterator[bool]:
        for tie in self.of("tie"):
            assert isinstance(tie, tuple)
            former, heir, day = tie
            yield not (self.at("life", former, day) or (day > 0 and self.at("life", former, day - 1)))
            yield not self.at("life", heir, day)

    # One deed at a time.

    def found(self, unit: int, parent: int, name: str, code: str | None, level: str, day: Day) -> None:
        """A unit exists from the day on."""
        self._live(parent, day)
        self.levels[unit] = level
        self.hold("life", unit, True, day)
        self.hold("parent", unit, parent, day)
        self.say("name", unit, name, day)
        if code is not None:
            self.hold("code", unit, code, day)

    def move(self, unit: int, parent: int, day: Day) -> None:
        """A unit stands under another from the day on."""
        self._live(unit, day)
        self._live(parent, day)
        if self.at("parent", unit, day) == parent:
            raise WouldNotHold
        self.turn("parent", unit, parent, day)

    def rename(self, unit: int, name: str, day: Day) -> None:
        """A unit bears a name from the day on."""
        self._live(unit, day)
        self.say("name", unit, name, day)

    def change(self, unit: int, setting: str, day: Day) -> None:
        """A unit has a setting from the day on."""
        self._live(unit, day)
        self.say("setting", unit, setting, day)

    def recode(self, unit: int, code: str, day: Day) -> None:
        """A unit bears a code from the day on."""
        self._live(unit, day)
        if self.at("code", unit, day) is not None:
            self.turn("code", unit, code, day)
        else:
            self.bear(unit, code, day)

    def bear(self, unit: int, code: str, day: Day) -> None:
        """A unit that bears none on the day bears the code until its next one."""
        coded, alive = self.facts.get(("code", unit), {}), self.facts[("life", unit)]
        self.hold(
            "code", unit, code, day, next((one for one in range(day, DAYS) if one in coded or one not in alive), DAYS)
        )

    def close(self, unit: int, successor: int | None, day: Day) -> None:
        """A unit is no more from the day on, nor are its seats and servings."""
        self._live(unit, day)
        if self.since("life", unit, day) == day:
            raise WouldNotHold
        self._end(unit, day)
        for area, held in self.of("served").items():
            for later in [one for one in held if one >= day and held[one][0] == unit]:
                del held[later]
            assert area is not None
        if successor is not None:
            self.tie(unit, successor, day)

    def receive(self, member: int, cell: int, day: Day) -> None:
        """A cell counts the member from the day on, to its own end."""
        self._live(cell, day)
        self.happen(member, "transferred_in", day)
        alive = self.facts[("life", cell)]
        self.hold("cell", member, cell, day, next((one for one in range(day, DAYS) if one not in alive), DAYS))

    def move_member(self, member: int, cell: int, day: Day) -> None:
        """Another cell counts the member from the day on."""
        self._live(cell, day)
        if self.at("cell", member, day) == cell:
            raise WouldNotHold
        self.turn("cell", member, cell, day)
        self.happen(member, "moved", day)

    def part(self, member: int, person: int, day: Day) -> None:
        """No cell counts the member from the day on, and the person holds no post."""
        self.turn("cell", member, None, day)
        self.cut("cell", member, day)
        self.happen(member, "transferred_out", day)
        for unit, held in self.of("holder").items():
            if day in held and isinstance(value := held[day][0], tuple) and value[1] == person:
                self.turn("holder", unit, None, day)

    def correct(self, member: int, cell: int, first: Day, end: Day) -> None:
        """The cell is said to have counted the member on these days, whatever was said of them."""
        self._live(cell, first)
        held = self.facts.setdefault(("cell", member), {})
        for day in [one for one in held if one >= end and held[one][1] < end]:
            held[day] = (held[day][0], end)
        held.update(dict.fromkeys(range(first, end), (cell, first)))

    def appoint(self, holding: int, person: int, unit: int, day: Day) -> None:
        """The person holds the post of the unit from the day on, as long as the seat stands."""
        self._live(unit, day)
        seats, alive = self.facts.setdefault(("seat", unit), {}), self.facts[("life", unit)]
        if day not in seats:
            free = [one for one in range(DAYS) if one in alive and one not in seats]
            first = max((one + 1 for one in range(day) if one not in free), default=0)
            self.hold("seat", unit, True, first, next((one for one in range(day, DAYS) if one not in free), DAYS))
        spell = seats[day][1]
        end = next((one for one in range(day, DAYS) if one not in seats or seats[one][1] != spell), DAYS)
        self.hold("holder", unit, (holding, person), day, end)

    def end_holding(self, unit: int, day: Day) -> None:
        """The post of the day is held no longer."""
        self.turn("holder", unit, None, day)

    def _end(self, unit: int, day: Day) -> None:
        for what in ("life", "parent", "code", "seat", "holder"):
            self.cut(what, unit, day)

    def _live(self, unit: int, day: Day) -> None:
        if not self.at("life", unit, day):
            raise WouldNotHold


def difference(before: Model, after: Model) -> dict[tuple[Key, Day], tuple[Fact | None, Fact | None]]:
    """Tell by fact and day what it was and what it became."""
    return {
        (key, day): (was.get(day), now.get(day))
        for key in before.facts.keys() | after.facts.keys()
        for was, now in [(before.facts.get(key, {}), after.facts.get(key, {}))]
        if was != now
        for day in was.keys() | now.keys()
        if was.get(day) != now.get(day)
    }


def withdraw(
    model: Model, told: dict[tuple[Key, Day], tuple[Fact | None, Fact | None]], events: set[tuple[int, str, Day]]
) -> None:
    """Let what a deed changed be as it was before; refused where any of it has changed since."""
    for (key, day), (was, became) in told.items():
        held = model.facts.setdefault(key, {})
        if held.get(day) != became:
            raise WouldNotHold
        if was is None:
            held.pop(day, None)
        else:
            held[day] = was
    model.events -= events
