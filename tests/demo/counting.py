"""Plain counting in the register on paper: one function for each code of targets.csv."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache

from chibo.kernel.code_lists import descendants_of
from tests.demo.register_on_paper import LAST, Paper, Subject

CELLS = {"base_cell", "sub_cell"}
BASES = {"commune", "ward", "township", "base_committee", "base_cell"}


class Counting:
    """Counts on a day, in the subtree of a unit."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    def stands(self, unit: Subject, on: date) -> bool:
        return unit.day("founded_on", date.min) <= on < unit.day("ended_on", LAST)

    def is_under(self, code: str, top: str, on: date) -> bool:
        while code and code != top:
            code = self.paper.units[code].on("parent_code", on)
        return code == top

    def units(self, top: str, on: date, where: dict[str, str]) -> list[str]:
        return [
            code
            for code, unit in self.paper.units.items()
            if self.stands(unit, on)
            and self.is_under(code, top, on)
            and all(_fits(unit.on(k, on), k, v) for k, v in where.items())
        ]

    def of_kinds(self, kinds: set[str], top: str, on: date, where: dict[str, str]) -> list[str]:
        return [code for code in self.units(top, on, where) if self.paper.units[code].on("unit_kind", on) in kinds]

    @cache  # noqa: B019 - one counting for the whole run
    def members_by_cell(self, on: date) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for number, member in self.paper.members.items():
            cell = member.on("cell_code", on)
            if cell and on < member.day("left_on", LAST):
                found[cell].append(number)
        return found

    def cells_of_villages(self, on: date, kind: str = "village") -> Counter[str]:
        return Counter(
            area.on("cell_code", on)
            for area in self.paper.areas.values()
            if area.said["area_kind"] == kind and on < area.day("ended_on", LAST)
        )

    def holders(self, post: str, on: date) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for (holder, held, where, held_from), held_to in self.paper.posts.items():
            if held == post and held_from <= on < held_to:
                found[where].append(holder)
        return found

    def admissions(self, top: str, from_on: date, to_on: date) -> list[date]:
        days = []
        for member in self.paper.members.values():
            on = member.day("admitted_on", LAST)
            cell = member.on("cell_code", on)
            if from_on <= on <= to_on and cell and self.is_under(cell, top, on):
                days.append(on)
        return days

    def organisation_events(self, top: str, from_on: date, to_on: date) -> int:
        """Count base units received, handed over or ended: under the unit the day before or on the day, not both."""
        events = 0
        for code, unit in self.paper.units.items():
            if unit.on("unit_kind", LAST) not in BASES:
                continue
            changes = [on for on, _ in unit.values.get("parent_code", [])[1:]]
            changes += [unit.day("ended_on", LAST)] if "ended_on" in unit.said else []
            for on in changes:
                before = self.is_under(code, top, on - timedelta(1))
                after = self.stands(unit, on) and self.is_under(code, top, on)
                events += from_on <= on <= to_on and before != after
        return events

    def secretaries(self, on: date, where: dict[str, str]) -> list[str]:
        found = [holder for holders in self.holders("cell_secretary", on).values() for holder in holders]
        if "sex" in where:
            found = [holder for holder in found if self.paper.members[holder].said["sex"] == where["sex"]]
        if "minority" in where:
            found = [holder for holder in found if self.paper.members[holder].said["ethnicity"] != "01"]
        return found

    def concurrent(self, post: str, on: date) -> int:
        heads = {holder for holders in self.holders(post, on).values() for holder in holders}
        village = {
            code for code in self.paper.units if self.paper.units[code].on("setting", on) == "residential.village"
        }
        outside = {
            code for code in self.paper.units if not self.paper.units[code].on("setting", on).startswith("residential")
        }
        of = outside if post == "unit_head" else village
        return sum(
            holder in heads
            for cell, holders in self.holders("cell_secretary", on).items()
            for holder in holders
            if cell in of
        )

    def value(self, code: str, unit: str, from_on: date | None, on: date, where: dict[str, str]) -> int:
        """Return the figure of one row of the table of targets."""
        match code:
            case "org.affiliated":
                direct = [c for c in self.units(unit, on, where) if self.paper.units[c].on("parent_code", on) == unit]
                return sum(self.paper.units[c].on("level", on) != "beside" for c in direct)
            case "org.tccsd":
                return len(self.of_kinds(BASES, unit, on, where))
            case "org.subcells":
                return len(self.of_kinds({"sub_cell"}, unit, on, where))
            case "org.sectional":
                return len(self.of_kinds({"sectional_committee"}, unit, on, where))
            case "org.party_groups":
                return len(self.of_kinds({"party_delegation", "party_affairs_board"}, unit, on, where))
            case "org.cells_total" | "org.cells_by_setting":
                return len(self.of_kinds(CELLS, unit, on, where))
            case "org.events":
                return self.organisation_events(unit, from_on or on, on)
            case _:
                return self._people(code, unit, from_on, on, where)

    def _people(self, code: str, unit: str, from_on: date | None, on: date, where: dict[str, str]) -> int:
        match code:
            case "mem.total" | "mem.over":
                return sum(len(m) for cell, m in self.members_by_cell(on).items() if self.is_under(cell, unit, on))
            case "adm.count":
                return len(self.admissions(unit, from_on or on, on))
            case "sec.count" | "sec.attr":
                return len(self.secretaries(on, where))
            case "sec.agencyhead":
                return self.concurrent("unit_head", on)
            case "sec.village":
                return self.concurrent("village_head", on)
            case "sec.front":
                return self.concurrent("front_head", on)
            case "period.term":
                return next(o for (u, o), (start, end) in self.paper.terms.items() if u == unit and start <= on < end)
            case _:
                return self._villages(code, unit, on)

    def _villages(self, code: str, unit: str, on: date) -> int:
        served = {cell: n for cell, n in self.cells_of_villages(on).items() if self.is_under(cell, unit, on)}
        match code:
            case "vil.villages":
                return sum(served.values())
            case "vil.own_cell":
                return sum(1 for count in served.values() if count == 1)
            case "vil.joint_cells":
                joint = [cell for cell in served if self.paper.units[cell].on("meeting_form", on) == "joint"]
                assert {cell for cell, count in served.items() if count > 1} == set(joint)
                return len(joint)
            case "vil.nomembers":
                return sum(1 for cell in served if not self.members_by_cell(on).get(cell))
        raise AssertionError(f"no counting for {code}")


def _fits(value: str, column: str, wanted: str) -> bool:
    return value in descendants_of(column, wanted)
