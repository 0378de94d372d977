"""Base units of the second province outside communes: which hosts each affiliated committee has."""

from collections.abc import Iterator
from itertools import islice

from chibo.demo.allotment import Allotment
from chibo.demo.bases import BaseBuilder
from chibo.demo.dice import Dice
from chibo.demo.hosting import Host
from chibo.demo.khanh_hoa.hosts import (
    BLOC_AGENCIES,
    BLOC_SERVICE_UNITS,
    BORDER_GUARD,
    DISTRICT_AGENCIES,
    DISTRICT_COMMITTEES,
    DISTRICT_OTHERS,
    DISTRICT_SERVICE_UNITS,
    MILITARY,
    POLICE,
    SECTIONS,
)
from chibo.demo.plan import Plan

_ARMED = {
    "080": (MILITARY, "army", "T07"),
    "085": (BORDER_GUARD, "border_guard", "T07"),
    "090": (POLICE, "police", "T08"),
}
BLOC = "070"


def build_bases(plan: Plan, allotment: Allotment, after: int, dice: Dice, companies: Iterator[Host]) -> None:
    """Build the base units of one superior committee that are no communes; their numbers come after those."""
    builder = BaseBuilder(plan, allotment, after + 1, dice)
    committees, cells = _hosts(allotment, companies)
    for host in committees:
        builder.committee(host, cells=allotment.committee_cells, section=SECTIONS.get(host[0], ""))
    for host in cells:
        builder.base_cell(host)


def _hosts(allotment: Allotment, companies: Iterator[Host]) -> tuple[list[Host], list[Host]]:
    if allotment.code in _ARMED:
        names, force, base_unit_kind = _ARMED[allotment.code]
        hosts: list[Host] = [(name, f"armed_forces.{force}", base_unit_kind, "") for name in names]
        count = allotment.committees["armed_forces"]
        return hosts[:count], hosts[count : count + allotment.base_cells["armed_forces"]]
    if allotment.code == BLOC:
        return _of_bloc(allotment, companies)
    return _of_district(allotment, companies)


def _of_bloc(allotment: Allotment, companies: Iterator[Host]) -> tuple[list[Host], list[Host]]:
    committees, cells = allotment.committees, allotment.base_cells
    agencies = iter([_agency(name) for name in BLOC_AGENCIES])
    services: Iterator[Host] = iter([_service_unit(name) for name in BLOC_SERVICE_UNITS])
    taken = [
        [
            *islice(agencies, counts["agency"]),
            *islice(services, counts["service_unit"]),
            *islice(companies, counts["enterprise"]),
        ]
        for counts in (committees, cells)
    ]
    return taken[0], taken[1]


def _agency(name: str) -> Host:
    is_party = any(word in name for word in ("Tỉnh ủy", "Hội ", "Mặt trận", "Tỉnh Đoàn", "Liên đoàn"))
    return (name, "agency.party", "T04", "") if is_party else (name, "agency.state", "T05", "")


def _service_unit(name: str) -> Host:
    kinds = {"Bệnh viện": "health", "Trường": "school"}
    kind = next((kind for word, kind in kinds.items() if name.startswith(word)), "public_other")
    return name, f"service_unit.{kind}", "T06a", ""


def _of_district(allotment: Allotment, companies: Iterator[Host]) -> tuple[list[Host], list[Host]]:
    place = f"{allotment.word}{allotment.name}"
    committees = [
        (name.format(place), *rest)
        for kind, offered in DISTRICT_COMMITTEES.items()
        for name, *rest in offered[: allotment.committees[kind]]
    ]
    counts = allotment.base_cells
    cells: list[Host] = [
        *((name.format(place), "agency.state", "T05", "") for name in DISTRICT_AGENCIES[: counts["agency"]]),
        *(
            (name.format(place), setting, "T06a", "")
            for name, setting in DISTRICT_SERVICE_UNITS[: counts["service_unit"]]
        ),
        *islice(companies, counts["enterprise"]),
        *((name.format(place), "other", "T11", "") for name in DISTRICT_OTHERS[: counts["other"]]),
    ]
    return [_host(*one) for one in committees], cells


def _host(name: str, setting: str, base_unit_kind: str, ownership: str) -> Host:
    return name, setting, base_unit_kind, ownership
