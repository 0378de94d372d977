"""The communes of the first province: their offices, villages and blocks."""

from chibo.demo.allotment import Allotment
from chibo.demo.chancery import Chancery
from chibo.demo.days import day
from chibo.demo.dice import Dice, share_out
from chibo.demo.places import Commune
from chibo.demo.plan import Plan
from chibo.demo.residential import CommuneBuilder, Villages

WITHOUT_AGENCY_CELL = "01876"
"""The one commune whose officials meet in the village cells."""
WARD_OF_THE_ARTICLE = "01843"
"""Phường Phùng Chí Kiên: 12 block cells and 3 others, and no change of either since 2020."""
SPLIT_DAYS = (day(2011, 4, 1), day(2012, 4, 1), day(2013, 4, 1), day(2015, 4, 1), day(2017, 4, 1))
VILLAGES_MERGED = day(2020, 2, 1)

_AREA_WORD = {"commune": "Tiểu khu", "ward": "Tổ", "township": "Tiểu khu"}
_RENAMED = {
    "01846": ("commune", "Đảng bộ xã Huyền Tụng", day(2015, 5, 1)),
    "01855": ("commune", "Đảng bộ xã Xuất Hóa", day(2015, 5, 1)),
    "01954": ("commune", "Đảng bộ xã Vân Tùng", day(2020, 2, 1)),
}


def build_communes(plan: Plan, allotment: Allotment, places: list[Commune], dice: Dice, chancery: Chancery) -> None:
    """Build the communes of one district with their villages, blocks and cells; nothing where there are none."""
    if not places:
        return
    builders = [
        CommuneBuilder(plan, allotment, place, f"{plan.province.code}.{allotment.code}.{number:03}.000.000", dice)
        for number, place in enumerate(places, start=1)
    ]
    armed = _communes_with_forces(builders, allotment.armed_communes, dice)
    towns = allotment.townships or {}
    rural = [builder for builder in builders if builder.commune.code not in towns]
    extra = _spread(rural, allotment.extra_blocks, dice)
    for builder in builders:
        if renamed := _RENAMED.get(builder.commune.code):
            builder.was(*renamed)
        _found_offices(builder, armed=builder.commune.code in armed)
        count = towns.get(builder.commune.code, 1 + extra.count(builder.commune.code))
        builder.blocks(_AREA_WORD[builder.commune.kind], count)
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


def _found_offices(builder: CommuneBuilder, *, armed: bool) -> None:
    """Found the cells of the commune's offices and of its forces; in one ward that of a school too."""
    if builder.commune.code != WITHOUT_AGENCY_CELL:
        builder.cell(f"Chi bộ Cơ quan {builder.place}", "agency.state")
    if armed:
        builder.cell(f"Chi bộ Quân sự {builder.place}", "armed_forces.commune_military")
    if builder.commune.code == WARD_OF_THE_ARTICLE:
        builder.cell(f"Chi bộ Trường học {builder.place}", "service_unit.school")
