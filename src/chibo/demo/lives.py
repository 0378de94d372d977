"""Who was where and when: the members of every cell on the day of the count, then those who left or came since.

Nothing is searched for: each cell has its members of the day of the count, each planned admission, arrival and leaving
is dealt to one of them or to somebody who has gone, and what a cell was before (a mother, a merged neighbour) gives the
places.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict

from chibo.demo.admissions import admission_days, arrival_days
from chibo.demo.days import OPENING, year_of
from chibo.demo.dice import Dice, dice_for
from chibo.demo.exits import DIED, NOT_RECOGNISED, Exit, exits_in
from chibo.demo.plan import Person, Plan, Unit

ANCHORS = 3
"""Members of each cell who are there from the opening to the close: a cell is never left without a secretary."""
_MOVED_IN = 4
"""Anchors of a cell that ended, who went on in its heir."""


class Lives:
    """Deals the planned entries and leavings to the members of the cells."""

    def __init__(self, plan: Plan, dice: Dice) -> None:
        self.plan = plan
        self.dice = dice
        self.province = plan.province
        self.count = plan.province.count
        self.cells = [cell for cell in plan.cells() if cell.stands_on(self.count)]
        self.gone_into: dict[str, Unit] = {
            cell.successor: cell
            for cell in plan.cells()
            if cell.ended_on is not None and plan.units[cell.successor].mother != cell.code
        }
        self.weights = [float(cell.size) for cell in self.cells]
        self.dying = [
            size * (2.5 if cell.setting.startswith("residential") else 0.2)
            for cell, size in zip(self.cells, self.weights, strict=True)
        ]
        self.of_group: dict[str, list[Unit]] = defaultdict(list)
        for cell in self.cells:
            self.of_group[cell.group].append(cell)
        self.open: dict[str, list[Person]] = defaultdict(list)

    def people_the_cells(self) -> None:
        """Give every cell its members of the day of the count, for now all from before the opening."""
        for cell in self.cells:
            gone = self.gone_into.get(cell.code)
            for nth in range(cell.size):
                person = Person(cell.code, OPENING, "opening")
                if nth < ANCHORS:
                    person.role = "anchor"
                elif gone and nth < ANCHORS + _MOVED_IN:
                    person.role = "anchor"
                    person.places = [(OPENING, gone.code), (gone.ended_on or 0, cell.code)]
                else:
                    self.open[cell.group].append(person)
                self.plan.people.append(person)
        for people in self.open.values():
            self.dice.shuffle(people)

    def deal_entries(self) -> None:
        """Deal admissions and arrivals: some to people who have left since, the others to members of the count."""
        admissions = admission_days(self.province, self.dice)
        slots = sorted((on, group) for group, days in admissions.items() for on in days if on <= self.count)
        taken = self._deal_exits(slots)
        for nth, (on, group) in enumerate(slots):
            if nth not in taken:
                self._enter(on, group, "admitted")
        for group, days in arrival_days(self.province, self.dice).items():
            for on in days:
                self._enter(on, group, "transferred")
        for group, days in admissions.items():
            for on in days:
                if on > self.count:
                    self._enter(on, group, "admitted")

    def _deal_exits(self, slots: list[tuple[int, str]]) -> set[int]:
        days = [on for on, _ in slots]
        taken: set[int] = set()
        for leaving in exits_in(self.province.leavings, self.dice):
            nth = self._slot_before(leaving, days, taken)
            if nth is None:
                kind = DIED if leaving.kind == NOT_RECOGNISED else leaving.kind
                weights = self.dying if kind == DIED else self.weights
                cell = self.dice.choices(self.cells, weights)[0]
                person = Person(cell.code, OPENING, "opening", left_on=leaving.on, exit_kind=kind)
            else:
                taken.add(nth)
                on, group = slots[nth]
                person = Person(
                    self._cell_for(group, on).code, on, "admitted", left_on=leaving.on, exit_kind=leaving.kind
                )
            self.plan.people.append(person)
        return taken

    def _slot_before(self, leaving: Exit, days: list[int], taken: set[int]) -> int | None:
        """Return an admission the leaving may belong to; none for a member from before the opening."""
        if leaving.kind == DIED or (leaving.kind != NOT_RECOGNISED and self.dice.random() < 0.45):
            return None
        first = bisect_left(days, leaving.on - 430) if leaving.kind == NOT_RECOGNISED else 0
        last = bisect_right(days, leaving.on - (368 if leaving.kind == NOT_RECOGNISED else 500))
        for _ in range(6):
            if first < last and (nth := self.dice.randrange(first, last)) not in taken:
                return nth
        return None

    def _enter(self, on: int, group: str, how: str) -> None:
        """Let somebody enter the register that day: a member of the count, or after the count somebody new."""
        if on > self.count:
            self.plan.people.append(Person(self._cell_for(group, on).code, on, how))
            return
        waiting = self.open[group]
        for place in range(len(waiting) - 1, -1, -1):
            if may_enter(self.plan.units[waiting[place].cell], on):
                person = waiting.pop(place)
                person.entered_on, person.entered_by = on, how
                return
        raise ValueError(f"no member of {group} can have entered on day {on}")

    def _cell_for(self, group: str, on: int) -> Unit:
        while True:
            cell = self.dice.choice(self.of_group[group])
            if may_enter(cell, on):
                return cell

    def deal_later_exits(self) -> None:
        """Let members of the count leave after it; anchors stay."""
        waiting = [
            person
            for person in self.plan.people
            if person.left_on is None and not person.role and person.entered_on <= self.count
        ]
        self.dice.shuffle(waiting)
        for leaving in exits_in(self.province.later_leavings, self.dice):
            kind = "removed.absence_or_fee" if leaving.kind == NOT_RECOGNISED else leaving.kind
            for place in range(len(waiting) - 1, -1, -1):
                if self._may_leave(waiting[place], leaving.on, kind):
                    person = waiting.pop(place)
                    person.left_on, person.exit_kind = leaving.on, kind
                    break

    def _may_leave(self, person: Person, on: int, kind: str) -> bool:
        cell = self.plan.units[person.cell]
        if cell.founded_on > OPENING and year_of(cell.founded_on) == year_of(on):
            return False
        if kind == DIED:
            return person.entered_by == "opening" and cell.setting.startswith("residential")
        return person.entered_by == "opening" or year_of(person.entered_on) + 1 < year_of(on)


def may_enter(cell: Unit, on: int) -> bool:
    """Say whether somebody may enter that day who ends in that cell.

    Not in the year a cell was founded before its day (two places in one book), and not before a base cell came under
    its present superior (the entry would count elsewhere).
    """
    if cell.parents and on < cell.parents[-1][0]:
        return False
    return not (cell.mother and on < cell.founded_on and year_of(on) == year_of(cell.founded_on))


def live(plan: Plan, seed: str) -> None:
    """Put everybody into the plan who was a member between the opening and the close, with cells and days."""
    lives = Lives(plan, dice_for(seed, "lives"))
    lives.people_the_cells()
    lives.deal_entries()
    lives.deal_later_exits()
    give_places(plan, lives.gone_into, dice_for(seed, "places"))


def give_places(plan: Plan, gone_into: dict[str, Unit], dice: Dice) -> None:
    """Tell the cells each person was in, as the cells' own past has it."""
    for person in plan.people:
        if person.places:
            continue
        cell = plan.units[person.cell]
        gone = gone_into.get(person.cell)
        if cell.mother and person.entered_on < cell.founded_on:
            _through(person, cell.mother, cell.founded_on)
        elif gone and not person.role and dice.random() < 0.4 and _may_come_from(person, gone):
            _through(person, gone.code, gone.ended_on or 0)
        else:
            person.places = [(person.entered_on, person.cell)]


def _may_come_from(person: Person, gone: Unit) -> bool:
    ended_on = gone.ended_on or 0
    if person.left_on is not None and person.left_on > ended_on and year_of(person.left_on) == year_of(ended_on):
        return False
    return person.entered_by == "opening" or year_of(person.entered_on) < year_of(ended_on)


def _through(person: Person, before: str, on: int) -> None:
    """Put a person into one cell until a day and into their own from then on; who left by then, or that year, stays."""
    if person.left_on is not None and (person.left_on <= on or year_of(person.left_on) == year_of(on)):
        person.cell = before
        person.places = [(person.entered_on, before)]
    else:
        person.places = [(person.entered_on, before), (on, person.cell)]
