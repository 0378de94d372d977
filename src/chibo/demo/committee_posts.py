"""Secretaries, deputies and members of the committees above the cells, term by term."""

from collections import defaultdict
from dataclasses import dataclass

from chibo.demo.chancery import Chancery
from chibo.demo.days import AFTER_ALL
from chibo.demo.dice import Dice
from chibo.demo.plan import Decision, Holding, Person, Plan, Unit
from chibo.demo.presence import Bench, Stay

_SUPERIOR_SEATS = (
    ("secretary", 1), ("deputy_secretary", 2), ("standing_member", 8), ("committee_member", 22), ("inspection_head", 1),
)  # fmt: skip
_PROVINCE_SEATS = (
    ("secretary", 1), ("deputy_secretary", 2), ("standing_member", 12), ("committee_member", 35),
    ("inspection_head", 1),
)  # fmt: skip
_BASE_SEATS = (("secretary", 1), ("deputy_secretary", 1))


@dataclass(frozen=True, slots=True)
class Sitting:
    """One term of a committee to be filled: the decision, the ordinal, the first day and the first day after."""

    unit: Unit
    ordinal: int
    from_on: int
    to_on: int | None


class CommitteePosts:
    """Fills the posts of the committees."""

    def __init__(self, plan: Plan, bench: Bench, chancery: Chancery, dice: Dice) -> None:
        self.plan = plan
        self.bench = bench
        self.chancery = chancery
        self.dice = dice
        self.offices: dict[str, list[str]] = defaultdict(list)
        for cell in plan.cells():
            if cell.stands_on(plan.province.count) and not cell.mother and not cell.setting.startswith("residential"):
                self.offices[cell.base].append(cell.code)
                self.offices[cell.group].append(cell.code)

    def fill(self) -> None:
        """Fill province, superior committees and base committees, and the chairs of the communes."""
        for unit in self.plan.units.values():
            if unit.level in {"province", "superior"}:
                seats = _PROVINCE_SEATS if unit.level == "province" else _SUPERIOR_SEATS
                self._fill_terms(unit, self.offices[unit.group or "070"], seats)
            elif unit.level == "base" and unit.kind != "base_cell":
                cells = (
                    self.offices[unit.code] or [cell.code for cell in self.plan.cells() if cell.base == unit.code][:4]
                )
                self._fill_terms(unit, cells, _BASE_SEATS)

    def _fill_terms(self, unit: Unit, cells: list[str], seats: tuple[tuple[str, int], ...]) -> None:
        before: dict[str, list[Person]] = {}
        for ordinal, from_on, to_on in unit.terms:
            sitting = Sitting(unit, ordinal, from_on, to_on if to_on <= self.plan.province.count else None)
            able = [stay for cell in cells for stay in self.bench.able(cell, from_on, sitting.to_on)]
            before = self._fill_term(sitting, able, seats, before)

    def _fill_term(
        self, sitting: Sitting, able: list[Stay], seats: tuple[tuple[str, int], ...], before: dict[str, list[Person]]
    ) -> dict[str, list[Person]]:
        """Fill the seats of one term; about half of those in office are elected again where they stay that long."""
        unit = sitting.unit
        people = list(dict.fromkeys(stay.person for stay in able))
        decision = self.chancery.sign(
            self._confirming(unit),
            sitting.from_on + 10,
            sitting.from_on + 10,
            f"Về việc chuẩn y {unit.name} khóa {sitting.ordinal}",
        )
        chosen: dict[str, list[Person]] = {}
        for post, count in seats:
            again = [person for person in before.get(post, []) if person in people and self.dice.random() < 0.5]
            free = [person for person in people if person not in again]
            chosen[post] = (again + self.dice.sample(free, min(len(free), count)))[:count]
            people = [person for person in people if person not in chosen[post]]
            for person in chosen[post]:
                self._hold(sitting, post, person, decision)
        return chosen

    def _hold(self, sitting: Sitting, post: str, person: Person, decision: Decision) -> None:
        unit = sitting.unit
        spans = Holding(
            person, post, unit.code, "", sitting.from_on, sitting.to_on, "elected", sitting.ordinal, decision
        )
        self.plan.holdings.append(spans)
        if post == "deputy_secretary" and unit.kind in {"commune", "ward", "township"}:
            self.plan.holdings.append(
                Holding(person, "people_committee_chair", unit.code, "", sitting.from_on, sitting.to_on)
            )

    def _confirming(self, unit: Unit) -> str:
        if unit.level == "province":
            return "Bộ Chính trị"
        return self.plan.province.seat if unit.level == "superior" else f"Cấp ủy {self.plan.units[unit.parent].name}"


def still_held(holding: Holding, on: int) -> bool:
    """Say whether a post is held on that day."""
    return holding.held_from <= on < (holding.held_to or AFTER_ALL)
