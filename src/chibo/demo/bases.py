"""Base units outside communes: committees with their cells, and base cells, by the kind of their host."""

from itertools import cycle

from chibo.demo.allotment import Allotment
from chibo.demo.days import day
from chibo.demo.dice import Dice
from chibo.demo.hosts import (
    BLOC_CELLS,
    BLOC_COMMITTEES,
    DISTRICT_CELLS,
    DISTRICT_COMMITTEES,
    MILITARY_CELLS,
    MILITARY_COMMITTEES,
    POLICE_CELLS,
    POLICE_COMMITTEES,
    Host,
)
from chibo.demo.plan import Plan, Unit

WITH_SECTIONAL = {
    "Bệnh viện Đa khoa tỉnh": "Khối Điều trị",
    "Trường Cao đẳng tỉnh": "Khối Đào tạo",
    "Phòng Cảnh sát cơ động": "Cụm cơ động",
    "Trại Tạm giam": "Khu giam giữ",
}
"""Base committees with a sectional committee: the four of the article of 19/3/2024."""

_BLOC: dict[str, tuple[tuple[str, str, str], ...]] = {
    "agency": (("agency.party", "T04", ""), ("agency.state", "T05", "")),
    "service_unit": (("service_unit.public_other", "T06a", ""),),
    "enterprise": (
        ("enterprise.state_100", "T09a1", "state"),
        ("enterprise.state_50_up", "T09a2", "state_50_up"),
        ("enterprise.joint_stock", "T09b1", "private"),
        ("enterprise.limited", "T09b3", "private"),
    ),
}


class BaseBuilder:
    """Builds the base units of one superior committee, handing out their codes."""

    def __init__(self, plan: Plan, allotment: Allotment, first_number: int, dice: Dice) -> None:
        self.plan = plan
        self.allotment = allotment
        self.dice = dice
        self._number = first_number - 1

    def _founded(self) -> int:
        return self.dice.randrange(day(*self.allotment.founded), day(2008, 12, 1))

    def _next(self) -> str:
        self._number += 1
        return f"06.{self.allotment.code}.{self._number:03}.000.000"

    def committee(self, host: Host) -> Unit:
        """Found a base committee with two cells; three where one of them stands under a sectional committee."""
        name, setting, base_unit_kind, ownership = host
        code = self._next()
        unit = self.plan.add(
            Unit(
                code, f"Đảng bộ {name}", "base_committee", "base", parent=f"06.{self.allotment.code}.000.000.000",
                group=self.allotment.code, base=code, base_unit_kind=base_unit_kind, ownership=ownership,
                founded_on=self._founded(),
            )
        )  # fmt: skip
        section = WITH_SECTIONAL.get(name)
        if section:
            self._sectional(unit, section, name, setting)
        self.cell(unit, 1, f"Chi bộ 1, {name}", setting)
        if not section:
            self.cell(unit, 2, f"Chi bộ 2, {name}", setting)
        return unit

    def _sectional(self, base: Unit, section: str, host: str, setting: str) -> None:
        unit = self.plan.add(
            Unit(
                base.code.removesuffix("000.000") + "001.000", f"Đảng bộ bộ phận {section}", "sectional_committee",
                "sectional", parent=base.code, group=base.group, base=base.code, founded_on=base.founded_on,
            )
        )  # fmt: skip
        for number in (1, 2):
            self.cell(unit, number, f"Chi bộ {number} {section}, {host}", setting)

    def cell(self, parent: Unit, number: int, name: str, setting: str) -> Unit:
        """Found a cell under a base or sectional committee, on the committee's first day."""
        return self.plan.add(
            Unit(
                f"{parent.code[:-3]}{number:03}", name, "sub_cell", "cell", parent=parent.code, group=parent.group,
                base=parent.base, setting=setting, founded_on=parent.founded_on,
            )
        )  # fmt: skip

    def base_cell(self, host: Host) -> Unit:
        """Found a base cell directly under the superior committee."""
        name, setting, base_unit_kind, ownership = host
        code = self._next()
        return self.plan.add(
            Unit(
                code, f"Chi bộ {name}", "base_cell", "base", parent=f"06.{self.allotment.code}.000.000.000",
                group=self.allotment.code, base=code, setting=setting, base_unit_kind=base_unit_kind,
                ownership=ownership, founded_on=self._founded(),
            )
        )  # fmt: skip


def build_bases(plan: Plan, allotment: Allotment, first_number: int, dice: Dice) -> BaseBuilder:
    """Build all base units of one superior committee that are no communes; return the builder for what comes later."""
    builder = BaseBuilder(plan, allotment, first_number, dice)
    committees, cells = _hosts(allotment)
    for host in committees:
        builder.committee(host)
    for host in cells:
        builder.base_cell(host)
    return builder


def _hosts(allotment: Allotment) -> tuple[list[Host], list[Host]]:
    if allotment.code == "070":
        return _of_bloc(BLOC_COMMITTEES, allotment.committees), _of_bloc(BLOC_CELLS, allotment.base_cells)
    if allotment.code == "080":
        return _armed(MILITARY_COMMITTEES, "army", "T07"), _armed(MILITARY_CELLS, "army", "T07")
    if allotment.code == "090":
        return _armed(POLICE_COMMITTEES, "police", "T08"), _armed(POLICE_CELLS, "police", "T08")
    place = f"{'thành phố' if allotment.kind == 'provincial_city' else 'huyện'} {allotment.name}"
    return (
        _of_district(DISTRICT_COMMITTEES, allotment.committees, place),
        _of_district(DISTRICT_CELLS, allotment.base_cells, place),
    )


def _of_district(hosts: dict[str, tuple[Host, ...]], counts: dict[str, int], place: str) -> list[Host]:
    return [
        (name.format(place), setting, base_unit_kind, ownership)
        for kind, offered in hosts.items()
        for name, setting, base_unit_kind, ownership in offered[: counts[kind]]
    ]


def _of_bloc(names: dict[str, tuple[str, ...]], counts: dict[str, int]) -> list[Host]:
    hosts: list[Host] = []
    for kind, offered in names.items():
        forms = cycle(_BLOC[kind])
        for name in offered[: counts[kind]]:
            form = next(forms)
            if kind == "agency":
                form = _BLOC["agency"][0 if "ủy" in name.split() or "Tỉnh ủy" in name or "Hội" in name else 1]
            hosts.append((name, *form))
    return hosts


def _armed(names: tuple[str, ...], force: str, base_unit_kind: str) -> list[Host]:
    return [(name, f"armed_forces.{force}", base_unit_kind, "") for name in names]
