"""Secretaries and deputies of the cells, and the heads of agencies: told back from the day of the count."""

from chibo.demo.chancery import Chancery
from chibo.demo.dice import Dice
from chibo.demo.people import Numbers, invent_outsider
from chibo.demo.peoples import ethnicity_in
from chibo.demo.plan import Holding, Person, Plan, Unit
from chibo.demo.presence import Bench

type Tenure = tuple[Person, int, int | None, str]
"""Who, first day, first day no longer, elected or appointed."""


class CellPosts:
    """Fills the posts of the cells."""

    def __init__(self, plan: Plan, bench: Bench, numbers: Numbers, chancery: Chancery, dice: Dice) -> None:
        self.plan = plan
        self.bench = bench
        self.numbers = numbers
        self.chancery = chancery
        self.dice = dice
        self.count = plan.province.count
        self.secretaries: dict[str, Person] = {
            person.cell: person for person in plan.people if person.role == "secretary"
        }
        outside = [
            cell for cell in plan.cells() if cell.stands_on(self.count) and not cell.setting.startswith("residential")
        ]
        self.not_heads = set(
            dice.sample([cell.code for cell in outside], len(outside) - plan.province.quotas.agency_heads)
        )

    def fill(self) -> None:
        """Give every cell its secretaries, deputies and head, without a gap and without two at a time."""
        for cell in self.plan.cells():
            tenures = self._secretaries_of(cell)
            for person, from_on, to_on, form in tenures:
                self._hold(cell, "cell_secretary", person, from_on, to_on, form)
            if not cell.setting.startswith("residential"):
                self._head(cell, tenures)
            if cell.size >= 12:
                self._deputy(cell, tenures)

    def _hold(self, cell: Unit, post: str, person: Person, from_on: int, to_on: int | None, form: str) -> None:
        decision = None
        if form == "appointed":
            subject = f"Về việc chỉ định bí thư {cell.name}"
            decision = self.chancery.sign(
                f"Đảng ủy {self.plan.units[cell.base].name.removeprefix('Đảng bộ ')}", from_on, from_on, subject
            )
        ordinal = next((ordinal for ordinal, start, _ in cell.terms if start == from_on), None)
        self.plan.holdings.append(Holding(person, post, cell.code, "", from_on, to_on, form, ordinal, decision))

    def _secretaries_of(self, cell: Unit) -> list[Tenure]:
        """Tell the secretaries from the last to the first: each steps in at a congress, or now and then between two."""
        bounds = [from_on for _, from_on, _ in cell.terms]
        tenures: list[Tenure] = []
        holder = self.secretaries.get(cell.code)
        end: int | None = cell.ended_on
        if holder is None:
            holder = self.bench.choose(self.dice, cell.code, bounds[-1], end)
        elif bounds[-1] > self.count and self.dice.random() < 0.3:
            later = self.bench.choose(self.dice, cell.code, bounds[-1], None, without=holder)
            if later:
                tenures.append((later, bounds[-1], None, "elected"))
                end = bounds[-1]
        bounds = [on for on in bounds if on <= self.count and (end is None or on < end)]
        while bounds:
            if holder is None:
                raise ValueError(f"nobody can be secretary of {cell.code} before day {end}")
            start, form, predecessor = self._start(cell, holder, bounds, end)
            tenures.append((holder, start, end, form))
            bounds = [on for on in bounds if on < start]
            holder, end = predecessor, start
        return tenures

    def _start(self, cell: Unit, holder: Person, bounds: list[int], end: int | None) -> tuple[int, str, Person | None]:
        """Return the day a secretary stepped in, how, and who was there before (None: the first of the demo)."""
        able = min(stay.able_from for stay in self.bench.of(cell.code) if stay.person is holder)
        first = next(nth for nth, on in enumerate(bounds) if on >= able)
        nth = len(bounds) - 1
        while nth > first and self.dice.random() < 0.72:
            nth -= 1
        if nth == 0:
            return bounds[0], "elected", None
        following = min([*bounds[nth + 1 : nth + 2], end or self.count, self.count])
        start, form = bounds[nth], "elected"
        if self.dice.random() < 0.1 and following - start > 400:
            start, form = start + self.dice.randint(60, 300), "appointed"
        predecessor = self.bench.choose(self.dice, cell.code, bounds[nth - 1], start, without=holder)
        if predecessor is None:
            raise ValueError(f"nobody can have been secretary of {cell.code} before day {start}")
        return start, form, predecessor

    def _head(self, cell: Unit, tenures: list[Tenure]) -> None:
        """Make the secretary head of the agency too; in a few cells the head is somebody else."""
        if cell.code not in self.not_heads:
            for person, from_on, to_on, _ in tenures:
                self.plan.holdings.append(Holding(person, "unit_head", cell.code, "", from_on, to_on))
            return
        first = min(from_on for _, from_on, _, _ in tenures)
        taken = {id(person) for person, _, _, _ in tenures}
        able = [stay.person for stay in self.bench.able(cell.code, first, None) if id(stay.person) not in taken]
        born_on = first - self.dice.randint(33 * 365, 44 * 365)
        head = (
            self.dice.choice(able)
            if able
            else invent_outsider(ethnicity_in(cell, self.plan.province, self.dice), born_on, self.numbers, self.dice)
        )
        self.plan.holdings.append(Holding(head, "unit_head", cell.code, "", first, None))

    def _deputy(self, cell: Unit, tenures: list[Tenure]) -> None:
        """Give a larger cell one deputy secretary in office, who is not one of its secretaries."""
        bounds = [from_on for _, from_on, _ in cell.terms if from_on <= self.count]
        from_on = self.dice.choice(bounds[-3:])
        taken = {id(person) for person, _, _, _ in tenures}
        able = [stay.person for stay in self.bench.able(cell.code, from_on, None) if id(stay.person) not in taken]
        if able:
            self._hold(cell, "cell_deputy_secretary", self.dice.choice(able), from_on, None, "elected")
