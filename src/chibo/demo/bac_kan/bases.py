"""Base units of the first province outside communes: which hosts each superior committee has."""

from itertools import cycle

from chibo.demo.allotment import Allotment
from chibo.demo.bac_kan.hosts import (
    BLOC_CELLS,
    BLOC_COMMITTEES,
    DISTRICT_CELLS,
    DISTRICT_COMMITTEES,
    MILITARY_CELLS,
    MILITARY_COMMITTEES,
    POLICE_CELLS,
    POLICE_COMMITTEES,
)
from chibo.demo.bases import BaseBuilder
from chibo.demo.dice import Dice
from chibo.demo.hosting import Host
from chibo.demo.plan import Plan

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


def build_bases(plan: Plan, allotment: Allotment, first_number: int, dice: Dice) -> BaseBuilder:
    """Build all base units of one superior committee that are no communes; return the builder for what comes later."""
    builder = BaseBuilder(plan, allotment, first_number, dice)
    committees, cells = _hosts(allotment)
    for host in committees:
        builder.committee(host, section=WITH_SECTIONAL.get(host[0], ""))
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
    place = f"{allotment.word}{allotment.name}"
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
