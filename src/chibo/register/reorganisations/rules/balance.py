"""The balance: what the register counts before and, by the plan, after."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from chibo.register.reorganisations.rules.plan import Change, Plan
from chibo.register.reorganisations.rules.tree import Tree


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """One line: what is counted (units of a kind, members, posts, areas), before and after, and what explains it."""

    what: str
    kind: str
    before: int
    after: int
    begins: int = 0
    ends: int = 0

    @property
    def difference(self) -> int:
        """Tell how many more there are after."""
        return self.after - self.before


def balance_of(
    plan: Plan,
    tree: Tree,
    former_kinds: Mapping[int, str],
    counted: Mapping[tuple[str, str], int],
    *,
    posts_ending: int,
    members_leaving: int,
) -> tuple[BalanceLine, ...]:
    """Add to what is counted what the plan begins, and take off what it ends.

    `former_kinds` are the kinds of the units before any action, `counted` what the register counts on the day.
    """
    begins, ends = _units(plan, tree, former_kinds)
    left = sum(1 for row in plan.changes if row.change is Change.SERVE and row.other is None)
    ends_of = {("member", ""): members_leaving, ("post", ""): posts_ending, ("area_with_cell", ""): left}
    keys = sorted({*counted, *begins, *ends, *ends_of})
    return tuple(
        BalanceLine(
            what,
            kind,
            counted.get((what, kind), 0),
            counted.get((what, kind), 0) + begins[(what, kind)] - ends[(what, kind)] - ends_of.get((what, kind), 0),
            begins[(what, kind)],
            ends[(what, kind)] + ends_of.get((what, kind), 0),
        )
        for what, kind in keys
    )


def _units(
    plan: Plan, tree: Tree, former_kinds: Mapping[int, str]
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    begins: Counter[tuple[str, str]] = Counter()
    ends: Counter[tuple[str, str]] = Counter()
    for row in plan.changes:
        if row.change is Change.FOUND:
            begins[("unit", tree.units[row.subject].kind or "")] += 1
        elif row.change is Change.END:
            ends[("unit", former_kinds.get(row.subject, ""))] += 1
        elif row.change is Change.ATTRIBUTE and row.dimension == "unit_kind" and not tree.units[row.subject].is_new:
            ends[("unit", former_kinds.get(row.subject, ""))] += 1
            begins[("unit", row.text)] += 1
    return begins, ends
