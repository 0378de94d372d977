"""Which peoples live where: dealt by the shares of each superior committee, mostly the same in one village."""

from collections.abc import Mapping

from chibo.demo.dice import Dice
from chibo.demo.plan import Plan, Unit
from chibo.demo.province import Province

KINH = "Kinh"

type Dealt = tuple[tuple[str, ...], tuple[float, ...]]
"""Peoples and their shares."""


def ethnicity_in(cell: Unit, province: Province, dice: Dice) -> str:
    """Draw the group of a member of a cell: in a village mostly the village's own."""
    if cell.ethnicity and dice.random() < 0.86:
        return cell.ethnicity
    names, shares = _dealt(province.peoples[cell.group])
    return dice.choices(names, shares)[0]


def minority_in(cell: Unit, province: Province, dice: Dice) -> str:
    """Draw a group other than the Kinh."""
    if cell.ethnicity and cell.ethnicity != KINH:
        return cell.ethnicity
    names, shares = _dealt(province.peoples[cell.group], without=KINH)
    return dice.choices(names, shares)[0]


def settle(plan: Plan, dice: Dice) -> None:
    """Give every village cell the group most of its people are of; blocks and offices are mixed."""
    for cell in plan.cells():
        if cell.setting == "residential.village":
            names, shares = _dealt(plan.province.peoples[cell.group])
            cell.ethnicity = dice.choices(names, shares)[0]


def _dealt(shares: Mapping[str, float], *, without: str = "") -> Dealt:
    kept = [(people, share) for people, share in shares.items() if people != without]
    return tuple(people for people, _ in kept), tuple(share for _, share in kept)
