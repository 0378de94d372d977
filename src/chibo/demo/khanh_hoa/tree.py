"""The tree of the second province: fixed for 10/11/2021; since 2010 a few villages with their cells were merged."""

from chibo.demo.allotment import Allotment
from chibo.demo.bases import furnish
from chibo.demo.chancery import Chancery
from chibo.demo.days import day
from chibo.demo.dice import Dice, dice_for
from chibo.demo.khanh_hoa.bases import build_bases
from chibo.demo.khanh_hoa.communes import build_communes
from chibo.demo.khanh_hoa.hosts import SECTIONS, enterprises
from chibo.demo.plan import Plan, Unit
from chibo.demo.terms import give_terms

PROVINCIAL_CONGRESS = 18
"""XVIII: the congress of October 2020, which opened the term 2020 to 2025."""
_ARMED = {"080", "085", "090", "070"}


def build_tree(plan: Plan, seed: str) -> None:
    """Put all units and areas into the plan, with their lives and terms."""
    province, dice, chancery = plan.province, dice_for(seed, "tree"), Chancery()
    name = f"Đảng bộ tỉnh {province.name}"
    plan.add(Unit(province.root, name, "province", "province", parent="", group="", founded_on=day(1989, 7, 1)))
    companies = enterprises()
    for allotment in province.allotments:
        if allotment.kind == "base_committee":
            _base_committee_of_the_province(plan, allotment)
            continue
        plan.add(_superior(plan, allotment))
        count = build_communes(plan, allotment, dice, chancery)
        build_bases(plan, allotment, count, dice, companies)
    _give_all_terms(plan, dice)


def _superior(plan: Plan, allotment: Allotment) -> Unit:
    after = " tỉnh" if allotment.code in _ARMED else ""
    return Unit(
        plan.province.superior(allotment.code), f"Đảng bộ {allotment.word}{allotment.name}{after}", allotment.kind,
        "superior", parent=plan.province.root, group=allotment.code, founded_on=day(*allotment.founded),
    )  # fmt: skip


def _base_committee_of_the_province(plan: Plan, allotment: Allotment) -> None:
    """Found a base committee directly under the province: its level is a base committee's, whatever its parent is."""
    code = plan.province.superior(allotment.code)
    setting = "service_unit.school" if allotment.name.startswith("Trường") else "service_unit.health"
    unit = plan.add(
        Unit(
            code, f"Đảng bộ {allotment.name}", "base_committee", "base", parent=plan.province.root,
            group=allotment.code, base=code, base_unit_kind="T06a", founded_on=day(*allotment.founded),
        )
    )  # fmt: skip
    host = (allotment.name, setting, "T06a", "")
    furnish(plan, unit, host, cells=allotment.committee_cells, section=SECTIONS[allotment.name])


def _give_all_terms(plan: Plan, dice: Dice) -> None:
    """Give every unit its terms; the province's ordinal is printed, the others are invented."""
    months = {"province": 10, "superior": 8, "base": 5, "sectional": 5}
    ordinals = {
        plan.province.superior(allotment.code): allotment.ordinal_2020 for allotment in plan.province.allotments
    }
    ordinals[plan.province.root] = PROVINCIAL_CONGRESS
    for unit in plan.units.values():
        of_month = dice.randint(2, 27)
        if unit.kind == "sub_cell":
            give_terms(unit, day(2007, 10, of_month), dice.randint(8, 30), plan.province)
        else:
            ordinal = ordinals.get(unit.code, dice.randint(4, 26))
            give_terms(unit, day(2005, months[unit.level], of_month), ordinal, plan.province)
