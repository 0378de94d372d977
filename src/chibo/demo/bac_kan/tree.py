"""The tree of the province: fixed for 17/05/2024, then told back to 2010."""

from chibo.demo.allotment import Allotment
from chibo.demo.bac_kan.allotments import ALLOTMENTS
from chibo.demo.bac_kan.bases import build_bases
from chibo.demo.bac_kan.communes import build_communes
from chibo.demo.bac_kan.hosts import ENDED_CELLS, PARTY_GROUPS
from chibo.demo.bases import BaseBuilder
from chibo.demo.chancery import Chancery
from chibo.demo.days import OPENING, day
from chibo.demo.dice import Dice, dice_for
from chibo.demo.places import communes
from chibo.demo.plan import Plan, Unit
from chibo.demo.terms import give_terms

PROVINCE = "06.000.000.000.000"
BLOC = "06.070.000.000.000"
DISTRICT_OF_THE_ARTICLE = "06.064.000.000.000"
"""Chợ Đồn, whose eight organisation events of 2014-2019 are told one by one."""

_PROVINCE_SEAT = "Tỉnh ủy Bắc Kạn"
_RECEIVED = (day(2015, 4, 1), day(2016, 10, 1), day(2017, 6, 1))
_HANDED_OVER = (day(2014, 9, 1), day(2018, 1, 1))
_DISSOLVED = (day(2014, 11, 1), day(2016, 5, 1), day(2018, 3, 1))
_YOUNG = tuple(day(year, 4, 1) for year in (2011, 2012, 2013, 2015, 2016, 2017, 2018, 2019, 2020, 2021))
_OTHERS_ENDED = tuple(day(year, 10, 1) for year in (2011, 2012, 2013, 2015, 2017, 2019, 2020, 2021))
_BECAME_SUBORDINATE = day(2024, 4, 15)
_PARTY_GROUPS_ENDED = day(2025, 2, 15)


def build_tree(plan: Plan, seed: str) -> None:
    """Put all units and areas into the plan, with their lives, parents and terms."""
    dice = dice_for(seed, "tree")
    chancery = Chancery()
    _province(plan, chancery)
    builders: dict[str, BaseBuilder] = {}
    for allotment in ALLOTMENTS:
        plan.add(_superior(allotment))
        places = [place for place in communes(plan.province) if place.district == allotment.code]
        build_communes(plan, allotment, places, dice, chancery)
        builders[allotment.code] = build_bases(plan, allotment, len(places) + 1, dice)
    _let_the_town_become_a_city(plan, chancery)
    _hand_over(plan, chancery)
    _found_young_cells(plan, chancery)
    _end_cells(plan, builders, chancery)
    _make_one_cell_subordinate(plan, builders["070"], chancery)
    _give_all_terms(plan, dice)


def _province(plan: Plan, chancery: Chancery) -> None:
    plan.add(
        Unit(PROVINCE, "Đảng bộ tỉnh Bắc Kạn", "province", "province", parent="", group="", founded_on=day(1997, 1, 1))
    )
    ended = chancery.sign(
        _PROVINCE_SEAT, day(2025, 2, 10), _PARTY_GROUPS_ENDED, "Về việc kết thúc hoạt động đảng đoàn, ban cán sự đảng"
    )
    for number, (kind, name) in enumerate(PARTY_GROUPS, start=1):
        plan.add(
            Unit(
                f"06.9{number:02}.000.000.000", name, kind, "beside", parent=PROVINCE, group="",
                founded_on=day(2004, 6, 1), ended_on=_PARTY_GROUPS_ENDED, end_kind="dissolve", ended_by=ended,
            )
        )  # fmt: skip


def _superior(allotment: Allotment) -> Unit:
    after = " tỉnh" if allotment.code in {"070", "080", "090"} else ""
    return Unit(
        f"06.{allotment.code}.000.000.000", f"Đảng bộ {allotment.word}{allotment.name}{after}", allotment.kind,
        "superior", parent=PROVINCE, group=allotment.code, founded_on=day(*allotment.founded),
    )  # fmt: skip


def _let_the_town_become_a_city(plan: Plan, chancery: Chancery) -> None:
    on = day(2015, 5, 1)
    decision = chancery.sign(
        _PROVINCE_SEAT, on - 5, on, "Về việc thành lập Đảng bộ thành phố Bắc Kạn từ Đảng bộ thị xã"
    )
    city = plan.units["06.058.000.000.000"]
    city.renames = [(OPENING, "Đảng bộ thị xã Bắc Kạn", "town", None), (on, city.name, city.kind, decision)]


def _hand_over(plan: Plan, chancery: Chancery) -> None:
    received = _young_enough(plan, "064")[: len(_RECEIVED)]
    handed_over = _young_enough(plan, "070")[: len(_HANDED_OVER)]
    for unit, on in zip(received, _RECEIVED, strict=True):
        decision = chancery.sign(_PROVINCE_SEAT, on - 10, on, f"Về việc chuyển giao {unit.name} về Huyện ủy Chợ Đồn")
        unit.parents = [(0, BLOC, None), (on, DISTRICT_OF_THE_ARTICLE, decision)]
    for unit, on in zip(handed_over, _HANDED_OVER, strict=True):
        decision = chancery.sign(_PROVINCE_SEAT, on - 10, on, f"Về việc chuyển giao {unit.name} về Đảng ủy Khối")
        unit.parents = [(0, DISTRICT_OF_THE_ARTICLE, None), (on, BLOC, decision)]


def _young_enough(plan: Plan, group: str) -> list[Unit]:
    """Return the enterprises' base cells of a superior committee: those that may have come or gone."""
    return [
        unit
        for unit in plan.units.values()
        if unit.kind == "base_cell" and unit.group == group and unit.setting.startswith("enterprise")
    ]


def old_agency_cells(plan: Plan, group: str) -> list[Unit]:
    """Return the agencies' base cells of a superior committee, there since before the opening."""
    return [
        unit
        for unit in plan.units.values()
        if unit.kind == "base_cell"
        and unit.group == group
        and unit.setting.startswith("agency")
        and unit.ended_on is None
    ]


def _found_young_cells(plan: Plan, chancery: Chancery) -> None:
    groups = [allotment for allotment in ALLOTMENTS if allotment.code not in {"064", "080", "090", "070"}]
    for nth, on in enumerate(_YOUNG):
        allotment = groups[nth % len(groups)]
        unit = _young_enough(plan, allotment.code)[nth // len(groups)]
        unit.founded_on = on
        unit.mother = old_agency_cells(plan, allotment.code)[0].code
        unit.founded_by = chancery.sign(allotment.seat, on - 10, on, f"Về việc thành lập {unit.name}")


def _end_cells(plan: Plan, builders: dict[str, BaseBuilder], chancery: Chancery) -> None:
    ends = [("064", on) for on in _DISSOLVED]
    others = ("058", "060", "061", "062", "063", "065", "066", "070")
    ends += list(zip(others, _OTHERS_ENDED, strict=True))
    for nth, (group, on) in enumerate(ends):
        heir = old_agency_cells(plan, group)[1 + nth % 3]
        builder = builders[group]
        place = builder.allotment.name
        name = ENDED_CELLS[nth % len(ENDED_CELLS)].format(place)
        unit = builder.base_cell((name, "enterprise.state_100", "T09a1", "state"))
        unit.ended_on, unit.end_kind, unit.successor = on, "dissolve", heir.code
        unit.ended_by = chancery.sign(builder.allotment.seat, on - 10, on, f"Về việc giải thể {unit.name}")


def _make_one_cell_subordinate(plan: Plan, builder: BaseBuilder, chancery: Chancery) -> None:
    """Let a base cell go on as a cell of a committee: 426 base units on 19/03/2024, 425 on 17/05/2024."""
    on = _BECAME_SUBORDINATE
    base = next(unit for unit in plan.units.values() if unit.name == "Đảng bộ Sở Nông nghiệp và Phát triển nông thôn")
    name = "Chi cục Chất lượng nông sản"
    heir = builder.cell(base, 3, f"Chi bộ 3, {name}", "agency.state")
    gone = builder.base_cell((name, "agency.state", "T05", ""))
    heir.founded_on, heir.mother = on, gone.code
    gone.ended_on, gone.end_kind, gone.successor = on, "change_type", heir.code
    decision = chancery.sign(
        builder.allotment.seat,
        on - 6,
        on,
        f"Về việc chuyển {gone.name} về {base.name}, kết thúc hoạt động chi bộ cơ sở",
    )
    gone.ended_by = heir.founded_by = decision


def _give_all_terms(plan: Plan, dice: Dice) -> None:
    ordinals = {f"06.{allotment.code}.000.000.000": allotment.ordinal_2020 for allotment in ALLOTMENTS} | {PROVINCE: 12}
    months = {"province": 10, "superior": 8, "base": 5, "sectional": 5}
    for unit in plan.units.values():
        if unit.level == "beside":
            continue
        of_month = dice.randint(2, 27)
        if unit.kind == "sub_cell":
            give_terms(unit, day(2007, 10, of_month), dice.randint(8, 30), plan.province)
        else:
            ordinal = ordinals.get(unit.code, dice.randint(4, 26))
            give_terms(unit, day(2005, months[unit.level], of_month), ordinal, plan.province)
