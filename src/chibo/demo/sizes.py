"""How many members each cell has on the day of the count: the sums over the superiors are exact."""

from chibo.demo.dice import Dice, share_out
from chibo.demo.plan import Plan, Unit


def give_sizes(plan: Plan, dice: Dice) -> None:
    """Give every cell that stands at the count its members: offices are drawn, the rest is shared out."""
    for allotment in plan.province.allotments:
        cells = [cell for cell in plan.cells() if cell.group == allotment.code and cell.stands_on(plan.province.count)]
        open_cells = [cell for cell in cells if not _drawn(plan, cell, dice)]
        left = allotment.members - sum(cell.size for cell in cells)
        draws = plan.province.draws
        least = draws.least_village if open_cells[0].setting.startswith("residential") else draws.least_office
        weights = [_weight(cell, dice) for cell in open_cells]
        for cell, size in zip(open_cells, share_out(left, weights, at_least=least), strict=True):
            cell.size = size


def _drawn(plan: Plan, cell: Unit, dice: Dice) -> bool:
    """Draw the size of an office's cell; leave the cells the group's remainder is shared among."""
    if cell.setting.startswith("residential"):
        return False
    draws = plan.province.draws
    if cell.kind == "base_cell":
        cell.size = dice.randint(*draws.base_cell)
        return True
    if plan.units[cell.base].kind != "base_committee":
        cell.size = dice.randint(*draws.of_communes[cell.setting.split(".")[0]])
        return True
    if cell.group in plan.province.by_remainder:
        return False
    cell.size = dice.randint(*draws.committee_cell)
    return True


def _weight(cell: Unit, dice: Dice) -> float:
    ward = 1.5 if cell.setting == "residential.block" else 1.0
    return ward * dice.lognormvariate(0.0, 0.35 if cell.setting.startswith("residential") else 0.1)
