"""Communes: the committee, its villages and blocks, and the cells that serve them."""

from collections.abc import Iterator

from chibo.demo.allotment import Allotment
from chibo.demo.chancery import Chancery
from chibo.demo.days import OPENING, day
from chibo.demo.dice import Dice, share_out
from chibo.demo.hamlets import village_names
from chibo.demo.places import Commune
from chibo.demo.plan import Area, Decision, Plan, Unit

WITHOUT_AGENCY_CELL = "01876"
"""The one commune whose officials meet in the village cells."""
WARD_OF_THE_ARTICLE = "01843"
"""Phường Phùng Chí Kiên: 12 block cells and 3 others, and no change of either since 2020."""
SPLIT_DAYS = (day(2011, 4, 1), day(2012, 4, 1), day(2013, 4, 1), day(2015, 4, 1), day(2017, 4, 1))
VILLAGES_MERGED = day(2020, 2, 1)

_KIND_WORD = {"commune": "xã", "ward": "phường", "township": "thị trấn"}
_BASE_UNIT_KIND = {"commune": "T01", "ward": "T02", "township": "T03"}
_AREA_WORD = {"commune": "Tiểu khu", "ward": "Tổ", "township": "Tiểu khu"}
_RENAMED = {
    "01846": (day(2015, 5, 1), "commune", "Đảng bộ xã Huyền Tụng"),
    "01855": (day(2015, 5, 1), "commune", "Đảng bộ xã Xuất Hóa"),
    "01954": (day(2020, 2, 1), "commune", "Đảng bộ xã Vân Tùng"),
}


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
        unit = Unit(
            code, f"Đảng bộ {_KIND_WORD[kind]} {self.commune.name}", kind, "base",
            parent=f"06.{self.allotment.code}.000.000.000", group=self.allotment.code, base=code,
            base_unit_kind=_BASE_UNIT_KIND[kind], founded_on=day(*self.allotment.founded),
        )  # fmt: skip
        if renamed := _RENAMED.get(self.commune.code):
            on, before, name = renamed
            unit.renames = [(OPENING, name, before, None), (on, unit.name, kind, None)]
        return unit

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

    def offices(self, *, armed: bool) -> None:
        """Found the cells of the commune's offices and of its forces; in one ward that of a school too."""
        place = f"{_KIND_WORD[self.commune.kind]} {self.commune.name}"
        if self.commune.code != WITHOUT_AGENCY_CELL:
            self.cell(f"Chi bộ Cơ quan {place}", "agency.state")
        if armed:
            self.cell(f"Chi bộ Quân sự {place}", "armed_forces.commune_military")
        if self.commune.code == WARD_OF_THE_ARTICLE:
            self.cell(f"Chi bộ Trường học {place}", "service_unit.school")

    def blocks(self, count: int) -> None:
        """Found the blocks and the cell of each."""
        word = _AREA_WORD[self.commune.kind]
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
        self._names: Iterator[str] = iter(village_names(builder.dice, needed))
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


def build_communes(plan: Plan, allotment: Allotment, places: list[Commune], dice: Dice, chancery: Chancery) -> None:
    """Build the communes of one district with their villages, blocks and cells; nothing where there are none."""
    if not places:
        return
    builders = [
        CommuneBuilder(plan, allotment, place, f"06.{allotment.code}.{number:03}.000.000", dice)
        for number, place in enumerate(places, start=1)
    ]
    armed = _communes_with_forces(builders, allotment.armed_communes, dice)
    towns = allotment.townships or {}
    rural = [builder for builder in builders if builder.commune.code not in towns]
    extra = _spread(rural, allotment.extra_blocks, dice)
    for builder in builders:
        builder.offices(armed=builder.commune.code in armed)
        builder.blocks(towns.get(builder.commune.code, 1 + extra.count(builder.commune.code)))
    _build_villages(allotment, rural, dice, chancery)


def _communes_with_forces(builders: list[CommuneBuilder], count: int, dice: Dice) -> set[str]:
    codes = [builder.commune.code for builder in builders]
    fixed = [code for code in codes if code == WARD_OF_THE_ARTICLE]
    others = [code for code in codes if code != WARD_OF_THE_ARTICLE]
    return {*fixed, *dice.sample(others, count - len(fixed))}


def _spread(builders: list[CommuneBuilder], count: int, dice: Dice) -> list[str]:
    codes = [builder.commune.code for builder in builders]
    if "01864" in codes:  # Bộc Bố is the seat of its district and no township: it takes most of the blocks
        return ["01864"] * 6 + dice.sample([code for code in codes if code != "01864"], count - 6)
    return [*dice.sample(codes, min(count, len(codes))), *codes[:1] * (count - len(codes))]


def _build_villages(allotment: Allotment, rural: list[CommuneBuilder], dice: Dice, chancery: Chancery) -> None:
    cells = share_out(allotment.village_cells, [dice.uniform(0.7, 1.3) for _ in rural], at_least=6)
    shared = [[0, 0] for _ in rural]
    for nth, place in enumerate(dice.choices(range(len(rural)), k=allotment.joint + allotment.triple)):
        shared[place][0 if nth < allotment.joint else 1] += 1
    merged = [day(*on) for on, count in allotment.merged for _ in range(count)]
    villages = [
        Villages(builder, chancery, count - joint - triple, joint, triple, more=len(merged) + 2)
        for builder, count, (joint, triple) in zip(rural, cells, shared, strict=True)
    ]
    for nth, on in enumerate(merged):
        villages[nth % len(villages)].merge_one(on)
    splits = SPLIT_DAYS[:3] if allotment.code == "064" else SPLIT_DAYS
    for nth in range(allotment.split):
        villages[-1 - nth % len(villages)].split_one(splits[nth % len(splits)])
    if allotment.code == "064":  # joint in the article of 2019, own in the figures of 2024
        villages[0].join_villages(VILLAGES_MERGED)
        villages[1].join_villages(VILLAGES_MERGED)
