"""Communes: the committee, its villages and blocks, and the cells that serve them."""

from collections.abc import Iterator

from chibo.demo.allotment import Allotment
from chibo.demo.chancery import Chancery
from chibo.demo.days import OPENING, day
from chibo.demo.dice import Dice
from chibo.demo.places import Commune
from chibo.demo.plan import Area, Decision, Plan, Unit

KIND_WORD = {"commune": "xã", "ward": "phường", "township": "thị trấn"}
_BASE_UNIT_KIND = {"commune": "T01", "ward": "T02", "township": "T03"}


class CommuneBuilder:
    """Builds one commune: hands out the codes of its cells and areas one after the other."""

    def __init__(self, plan: Plan, allotment: Allotment, commune: Commune, code: str, dice: Dice) -> None:
        self.plan = plan
        self.allotment = allotment
        self.commune = commune
        self.dice = dice
        self.prefix = code.removesuffix("000.000")
        self.unit = plan.add(self._committee(code))
        self._cells = 0
        self._areas = 0

    def _committee(self, code: str) -> Unit:
        kind = self.commune.kind
        return Unit(
            code, f"Đảng bộ {self.place}", kind, "base",
            parent=self.plan.province.superior(self.allotment.code), group=self.allotment.code, base=code,
            base_unit_kind=_BASE_UNIT_KIND[kind], founded_on=day(*self.allotment.founded),
        )  # fmt: skip

    def was(self, before: str, name: str, until: int) -> None:
        """Let the committee have had another kind and name until that day."""
        unit = self.unit
        unit.renames = [(OPENING, name, before, None), (until, unit.name, unit.kind, None)]

    @property
    def place(self) -> str:
        """Name the commune with the word for its kind."""
        return f"{KIND_WORD[self.commune.kind]} {self.commune.name}"

    def cell(self, name: str, setting: str) -> Unit:
        """Found a cell of the commune, some day between its committee's first and the middle of 2009."""
        self._cells += 1
        founded = self.dice.randrange(self.unit.founded_on, day(2009, 6, 30))
        return self.plan.add(
            Unit(
                f"{self.prefix}000.{self._cells:03}", name, "sub_cell", "cell", parent=self.unit.code,
                group=self.allotment.code, base=self.unit.code, setting=setting, founded_on=founded,
            )
        )  # fmt: skip

    def area(self, name: str, kind: str, cell: Unit) -> Area:
        """Put a village or block into the commune, served by that cell."""
        self._areas += 1
        area = Area(
            f"{self.commune.code}-{self._areas:02}", name, kind, self.commune.code, [(0, cell.code)], cell.founded_on
        )
        self.plan.areas.append(area)
        return area

    def blocks(self, word: str, count: int) -> None:
        """Found the blocks and the cell of each."""
        for number in range(1, count + 1):
            name = f"{word} {number}" if count > 1 else f"{word} Trung tâm"
            self.area(name, "block", self.cell(f"Chi bộ {name}", "residential.block"))


class Villages:
    """The village cells of one commune as they stand at the count, and what they were before."""

    def __init__(
        self, builder: CommuneBuilder, chancery: Chancery, own: int, joint: int, triple: int, more: int
    ) -> None:
        self.builder = builder
        self.chancery = chancery
        needed = own + 2 * joint + 3 * triple + more
        offered = builder.plan.province.village_names()
        self._names: Iterator[str] = iter(builder.dice.sample(offered, needed))
        self.own = [self._own() for _ in range(own)]
        self.free = list(self.own)
        for _ in range(joint):
            self._joint(2)
        for _ in range(triple):
            self._joint(3)

    def _own(self) -> tuple[Unit, Area]:
        name = next(self._names)
        cell = self.builder.cell(f"Chi bộ thôn {name}", "residential.village")
        cell.meetings = [(0, "own")]
        return cell, self.builder.area(name, "village", cell)

    def _joint(self, villages: int) -> None:
        names = [next(self._names) for _ in range(villages)]
        cell = self.builder.cell(f"Chi bộ ghép {' – '.join(names)}", "residential.village")
        cell.meetings = [(0, "joint")]
        for name in names:
            self.builder.area(name, "village", cell)

    def merge_one(self, on: int) -> None:
        """Let one more village and its cell have existed, merged into a neighbour on that day."""
        heir, _ = self.free.pop(self.builder.dice.randrange(len(self.free)))
        gone, area = self._own()
        gone.ended_on, gone.end_kind, gone.successor = on, "absorb", heir.code
        gone.ended_by = self._decision(on, f"sáp nhập {gone.name} vào {heir.name}")
        area.ended_on = on

    def split_one(self, on: int) -> None:
        """Let one of the cells have grown out of a neighbour's, which was joint until that day."""
        mother, _ = self.free.pop(self.builder.dice.randrange(len(self.free)))
        young, area = self.free.pop(self.builder.dice.randrange(len(self.free)))
        mother.meetings = [(0, "joint"), (on, "own")]
        young.founded_on, young.mother = on, mother.code
        young.founded_by = self._decision(on, f"thành lập {young.name}")
        area.cells = [(0, mother.code), (on, young.code)]
        area.founded_on = mother.founded_on

    def join_villages(self, on: int) -> None:
        """Let one of the cells have been joint until its two villages became one on that day."""
        cell, _ = self.free.pop(self.builder.dice.randrange(len(self.free)))
        cell.meetings = [(0, "joint"), (on, "own")]
        self.builder.area(next(self._names), "village", cell).ended_on = on

    def _decision(self, on: int, subject: str) -> Decision:
        return self.chancery.sign(self.builder.allotment.seat, on - 14, on, f"Về việc {subject}")
