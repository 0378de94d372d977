"""Base units outside communes: committees with their cells, and base cells, by the kind of their host."""

from chibo.demo.allotment import Allotment
from chibo.demo.days import day
from chibo.demo.dice import Dice
from chibo.demo.hosting import Host
from chibo.demo.plan import Plan, Unit


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
        return f"{self.plan.province.code}.{self.allotment.code}.{self._number:03}.000.000"

    def committee(self, host: Host, *, cells: int = 2, section: str = "") -> Unit:
        """Found a base committee with its cells, a sectional committee with two more in place of the last."""
        name, _, base_unit_kind, ownership = host
        code = self._next()
        unit = self.plan.add(
            Unit(
                code, f"Đảng bộ {name}", "base_committee", "base",
                parent=self.plan.province.superior(self.allotment.code), group=self.allotment.code, base=code,
                base_unit_kind=base_unit_kind, ownership=ownership, founded_on=self._founded(),
            )
        )  # fmt: skip
        furnish(self.plan, unit, host, cells=cells, section=section)
        return unit

    def cell(self, parent: Unit, number: int, name: str, setting: str) -> Unit:
        """Found one more cell under a base committee."""
        return _found_cell(self.plan, parent, number, name, setting)

    def base_cell(self, host: Host) -> Unit:
        """Found a base cell directly under the superior committee."""
        name, setting, base_unit_kind, ownership = host
        code = self._next()
        return self.plan.add(
            Unit(
                code, f"Chi bộ {name}", "base_cell", "base", parent=self.plan.province.superior(self.allotment.code),
                group=self.allotment.code, base=code, setting=setting, base_unit_kind=base_unit_kind,
                ownership=ownership, founded_on=self._founded(),
            )
        )  # fmt: skip


def furnish(plan: Plan, unit: Unit, host: Host, *, cells: int, section: str) -> None:
    """Found the cells of a base committee; where it has a section, a sectional committee with two replaces the last."""
    name, setting, _, _ = host
    if section:
        _found_section(plan, unit, section, name, setting)
    for number in range(1, cells + (0 if section else 1)):
        _found_cell(plan, unit, number, f"Chi bộ {number}, {name}", setting)


def _found_section(plan: Plan, base: Unit, section: str, host: str, setting: str) -> None:
    unit = plan.add(
        Unit(
            base.code.removesuffix("000.000") + "001.000", f"Đảng bộ bộ phận {section}", "sectional_committee",
            "sectional", parent=base.code, group=base.group, base=base.code, founded_on=base.founded_on,
        )
    )  # fmt: skip
    for number in (1, 2):
        _found_cell(plan, unit, number, f"Chi bộ {number} {section}, {host}", setting)


def _found_cell(plan: Plan, parent: Unit, number: int, name: str, setting: str) -> Unit:
    return plan.add(
        Unit(
            f"{parent.code[:-3]}{number:03}", name, "sub_cell", "cell", parent=parent.code, group=parent.group,
            base=parent.base, setting=setting, founded_on=parent.founded_on,
        )
    )  # fmt: skip
