"""How many members each cell has on the day of the count: the sums over the superiors are exact."""

from chibo.demo.allotment import ALLOTMENTS
from chibo.demo.days import COUNT
from chibo.demo.dice import Dice, share_out
from chibo.demo.plan import Plan, Unit

_DRAWN = {
    "agency": (13, 24),
    "armed_forces": (7, 11),
    "service_unit": (12, 18),
}
"""Cells of a commune's offices, by setting."""


def give_sizes(plan: Plan, dice: Dice) -> None:
    """Give every cell that stands at the count its members: offices are drawn, the rest is shared out."""
    for allotment in ALLOTMENTS:
        cells = [cell for cell in plan.cells() if cell.group == allotment.code and cell.stands_on(COUNT)]
        open_cells = [cell for cell in cells if not _drawn(plan, cell, dice)]
        left = allotment.members - sum(cell.size for cell in cells)
        least = 7 if open_cells[0].setting.startswith("residential") else 16
        weights = [_weight(cell, dice) for cell in open_cells]
        for cell, size in zip(open_cells, share_out(left, weights, at_least=least), strict=True):
            cell.size = size


def _drawn(plan: Plan, cell: Unit, dice: Dice) -> bool:
    """Draw the size of an office's cell; leave the cells the group's remainder is shared among."""
    if cell.setting.startswith("residential"):
        return False
    if cell.kind == "base_cell":
        cell.size = dice.randint(10, 25)
        return True
    if plan.units[cell.base].kind != "base_committee":
        cell.size = dice.randint(*_DRAWN[cell.setting.split(".")[0]])
        return True
    if cell.group in {"070", "080", "090"}:
        return False
    cell.size = dice.randint(19, 28)
    return True


def _weight(cell: Unit, dice: Dice) -> float:
    ward = 1.5 if cell.setting == "residential.block" else 1.0
    return ward * dice.lognormvariate(0.0, 0.35 if cell.setting.startswith("residential") else 0.1)
