"""The communes of the second province: their offices, villages and blocks; every area has a cell of its own."""

from chibo.demo.allotment import Allotment
from chibo.demo.chancery import Chancery
from chibo.demo.days import day
from chibo.demo.dice import Dice, share_out
from chibo.demo.places import communes
from chibo.demo.plan import Plan
from chibo.demo.residential import CommuneBuilder, Villages

ISLANDS = "576"
"""Trường Sa, whose communes have no schools and health stations with cells of their own."""
_SCHOOLS = ("Mầm non", "Tiểu học", "Trung học cơ sở")


def build_communes(plan: Plan, allotment: Allotment, dice: Dice, chancery: Chancery) -> int:
    """Build the communes of one district and return how many there are."""
    places = [place for place in communes(plan.province) if place.district == allotment.code]
    builders = [
        CommuneBuilder(plan, allotment, place, f"{plan.province.code}.{allotment.code}.{number:03}.000.000", dice)
        for number, place in enumerate(places, start=1)
    ]
    blocks = allotment.townships or {}
    for builder in builders:
        _found_offices(builder)
        if builder.commune.code in blocks:
            builder.blocks("Tổ dân phố", blocks[builder.commune.code])
    rural = [builder for builder in builders if builder.commune.code not in blocks]
    if rural:
        _build_villages(allotment, rural, dice, chancery)
    return len(builders)


def _found_offices(builder: CommuneBuilder) -> None:
    """Found the cells of the commune's officials, its forces, its schools and its health station."""
    place = builder.place
    builder.cell(f"Chi bộ Cơ quan {place}", "agency.state")
    builder.cell(f"Chi bộ Quân sự {place}", "armed_forces.commune_military")
    builder.cell(f"Chi bộ Công an {place}", "armed_forces.commune_police")
    if builder.allotment.code != ISLANDS:
        for school in _SCHOOLS:
            builder.cell(f"Chi bộ Trường {school} {place}", "service_unit.school")
        builder.cell(f"Chi bộ Trạm Y tế {place}", "service_unit.health")


def _build_villages(allotment: Allotment, rural: list[CommuneBuilder], dice: Dice, chancery: Chancery) -> None:
    weights = [dice.uniform(0.7, 1.3) for _ in rural]
    least = min(3, allotment.village_cells // len(rural))
    merged = [day(*on) for on, count in allotment.merged for _ in range(count)]
    villages = [
        Villages(builder, chancery, own, 0, 0, more=len(merged))
        for builder, own in zip(rural, share_out(allotment.village_cells, weights, at_least=least), strict=True)
    ]
    for nth, on in enumerate(merged):
        villages[nth % len(villages)].merge_one(on)
