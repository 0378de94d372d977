"""Heads of villages and blocks, and heads of the Front's working committees."""

from chibo.demo.days import AFTER_ALL, day
from chibo.demo.dice import Dice
from chibo.demo.people import Numbers, invent_outsider
from chibo.demo.peoples import ethnicity_in
from chibo.demo.plan import Area, Holding, Outsider, Person, Plan
from chibo.demo.presence import Bench

_ROUNDS = tuple(day(year, month, 15) for year, month in ((2012, 12), (2015, 6), (2017, 12), (2020, 6), (2022, 12)))


class AreaPosts:
    """Fills the posts of villages and blocks."""

    def __init__(self, plan: Plan, bench: Bench, numbers: Numbers, dice: Dice) -> None:
        self.plan = plan
        self.bench = bench
        self.numbers = numbers
        self.dice = dice
        self.secretaries = {person.cell: person for person in plan.people if person.role == "secretary"}
        self.concurrent = self._concurrent()

    def _concurrent(self) -> dict[str, str]:
        """Choose the village cells whose secretary heads the village, and those where the Front: no one heads both."""
        cells = [
            cell.code
            for cell in self.plan.cells()
            if cell.setting == "residential.village" and cell.stands_on(self.plan.province.count)
        ]
        quotas = self.plan.province.quotas
        chosen = self.dice.sample(cells, quotas.village_heads + quotas.front_heads)
        heads = chosen[: quotas.village_heads]
        return dict.fromkeys(chosen, "front_head") | dict.fromkeys(heads, "village_head")

    def fill(self) -> None:
        """Give every area its heads; of a joint cell's villages the secretary heads the first."""
        served: set[str] = set()
        for area in self.plan.areas:
            cell = area.cells[-1][1]
            post_of_secretary = self.concurrent.get(cell, "") if area.ended_on is None and cell not in served else ""
            for post in ("village_head", "front_head"):
                self._fill_one(area, cell, post, concurrent=post == post_of_secretary)
            if area.ended_on is None:
                served.add(cell)

    def _fill_one(self, area: Area, cell: str, post: str, *, concurrent: bool) -> None:
        """Tell the heads of an area from the last to the first, changing at the rounds of election."""
        first = max(area.founded_on, day(2009, 12, 15) - self.dice.randint(0, 700))
        rounds = [on for on in _ROUNDS if on < min(area.ended_on or AFTER_ALL, self.plan.province.closing)]
        changes = [on for on in rounds if self.dice.random() < (0.13 if not concurrent else 0.1)]
        if concurrent:
            able = min(stay.able_from for stay in self.bench.of(cell) if stay.person is self.secretaries[cell])
            changes = [on for on in changes if on < rounds[-3]] + [next(on for on in rounds[-3:] if on >= able)]
        end = area.ended_on
        for nth, from_on in enumerate([*reversed(changes), first]):
            holder = self.secretaries[cell] if concurrent and nth == 0 else self._somebody(cell, from_on, end)
            self.plan.holdings.append(Holding(holder, post, "", area.code, from_on, end))
            end = from_on

    def _somebody(self, cell: str, from_on: int, to_on: int | None) -> Person | Outsider:
        """Return a member of the cell, not its secretary of the count, or somebody of the village who is no member."""
        if self.dice.random() < 0.55:
            person = self.bench.choose(self.dice, cell, from_on, to_on, without=self.secretaries.get(cell))
            if person:
                return person
        unit = self.plan.units[cell]
        born_on = from_on - int(self.dice.triangular(24, 58, 40) * 365.25)
        return invent_outsider(ethnicity_in(unit, self.plan.province, self.dice), born_on, self.numbers, self.dice)
