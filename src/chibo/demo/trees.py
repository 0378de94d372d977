"""How the tree of each demo province is built, before anybody is in it."""

from collections.abc import Callable

from chibo.demo.bac_kan.tree import build_tree as build_bac_kan
from chibo.demo.khanh_hoa.tree import build_tree as build_khanh_hoa
from chibo.demo.plan import Plan

_BUILDERS: dict[str, Callable[[Plan, str], None]] = {"bac-kan": build_bac_kan, "khanh-hoa": build_khanh_hoa}


def build_tree(plan: Plan) -> None:
    """Write the units and areas of the plan's province into the plan."""
    _BUILDERS[plan.province.key](plan, plan.province.seed)
