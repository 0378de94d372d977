"""The whole plan, in the order in which it is solved."""

from chibo.demo.area_posts import AreaPosts
from chibo.demo.cell_posts import CellPosts
from chibo.demo.chancery import Chancery
from chibo.demo.committee_posts import CommitteePosts
from chibo.demo.dice import dice_for
from chibo.demo.lives import live
from chibo.demo.moves import let_some_move
from chibo.demo.people import invent_people
from chibo.demo.peoples import settle
from chibo.demo.plan import Plan
from chibo.demo.presence import Bench
from chibo.demo.province import Province
from chibo.demo.sizes import give_sizes
from chibo.demo.trees import build_tree


def tell(province: Province) -> Plan:
    """Return the invented history of the province: the same for the same seed."""
    plan, seed = Plan(province), province.seed
    build_tree(plan)
    settle(plan, dice_for(seed, "peoples"))
    give_sizes(plan, dice_for(seed, "sizes"))
    live(plan, seed)
    let_some_move(plan, seed)
    numbers = invent_people(plan, seed)
    bench = Bench(plan)
    chancery = Chancery()
    CellPosts(plan, bench, numbers, chancery, dice_for(seed, "cell posts")).fill()
    AreaPosts(plan, bench, numbers, dice_for(seed, "area posts")).fill()
    CommitteePosts(plan, bench, chancery, dice_for(seed, "committee posts")).fill()
    return plan
