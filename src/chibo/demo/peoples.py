"""Which peoples live where: shares by district, the main group of each cell, and how names are given."""

from chibo.demo.dice import Dice
from chibo.demo.plan import Plan, Unit

KINH = "Kinh"

_SHARES: dict[str, dict[str, float]] = {
    "058": {"Tày": 52, "Kinh": 33, "Nùng": 8, "Dao": 5, "Hoa": 1, "Sán Dìu": 1},
    "060": {"Tày": 45, "Mông": 28, "Dao": 15, "Nùng": 8, "Kinh": 3, "Sán Chay": 1},
    "061": {"Tày": 58, "Dao": 17, "Mông": 12, "Nùng": 6, "Kinh": 7},
    "062": {"Tày": 45, "Nùng": 25, "Dao": 20, "Mông": 4, "Kinh": 6},
    "063": {"Tày": 60, "Dao": 15, "Nùng": 10, "Kinh": 14, "Hoa": 1},
    "064": {"Tày": 65, "Dao": 17, "Nùng": 5, "Kinh": 10, "Mông": 3},
    "065": {"Tày": 50, "Kinh": 20, "Dao": 18, "Nùng": 7, "Sán Chay": 4, "Hoa": 1},
    "066": {"Tày": 45, "Nùng": 30, "Dao": 15, "Kinh": 6, "Mông": 4},
    "070": {"Tày": 55, "Kinh": 33, "Nùng": 8, "Dao": 3, "Mông": 1},
    "080": {"Tày": 50, "Kinh": 35, "Nùng": 9, "Dao": 4, "Mông": 1, "Mường": 1},
    "090": {"Tày": 50, "Kinh": 36, "Nùng": 9, "Dao": 3, "Mông": 1, "Thái": 1},
}
_DEALT = {group: (tuple(shares), tuple(shares.values())) for group, shares in _SHARES.items()}
_MINORITIES = {
    group: (
        tuple(name for name in shares if name != KINH),
        tuple(share for name, share in shares.items() if name != KINH),
    )
    for group, shares in _SHARES.items()
}


def ethnicity_in(cell: Unit, dice: Dice) -> str:
    """Draw the group of a member of a cell: in a village mostly the village's own."""
    if cell.ethnicity and dice.random() < 0.86:
        return cell.ethnicity
    names, shares = _DEALT[cell.group]
    return dice.choices(names, shares)[0]


def minority_in(cell: Unit, dice: Dice) -> str:
    """Draw a group other than the Kinh."""
    if cell.ethnicity and cell.ethnicity != KINH:
        return cell.ethnicity
    names, shares = _MINORITIES[cell.group]
    return dice.choices(names, shares)[0]


def settle(plan: Plan, dice: Dice) -> None:
    """Give every village cell the group most of its people are of; blocks and offices are mixed."""
    for cell in plan.cells():
        if cell.setting == "residential.village":
            names, shares = _DEALT[cell.group]
            cell.ethnicity = dice.choices(names, shares)[0]
