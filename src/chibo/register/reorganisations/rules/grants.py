"""What becomes of the grants over units that end: a grant follows where it grows no wider, and ends else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chibo.register.reorganisations.rules.plan import Change, Plan, PlannedChange
from chibo.register.reorganisations.rules.tree import Tree


@dataclass(frozen=True, slots=True)
class GrantThen:
    """One grant over a unit: who, in which role."""

    id: int
    user: int
    role: str
    unit: int


def with_grants(plan: Plan, tree: Tree, grants: Sequence[GrantThen]) -> Plan:
    """Add what becomes of the grants over the units that end.

    A grant goes on over a new unit where the same person, in the same role, held all that it is made of: each
    predecessor, and nothing came under it from elsewhere. So it is never wider than it was.
    """
    plan.changes.extend(_following(plan, tree, grants))
    return plan


def _following(plan: Plan, tree: Tree, grants: Sequence[GrantThen]) -> Iterator[PlannedChange]:
    held: dict[tuple[int, str], set[int]] = defaultdict(set)
    for grant in grants:
        held[(grant.user, grant.role)].add(grant.unit)
    successors: dict[int, list[int]] = defaultdict(list)
    made_of: dict[int, set[int]] = defaultdict(set)
    ended: dict[int, int] = {}
    for row in plan.changes:
        if row.change is Change.LINEAGE and row.other is not None:
            successors[row.subject].append(row.other)
            made_of[row.other].add(row.subject)
        elif row.change is Change.END:
            ended[row.subject] = row.action
    for grant in grants:
        if grant.unit not in ended:
            continue
        yield PlannedChange(ended[grant.unit], Change.GRANT_END, grant.id, grant.unit, text=grant.role)
        for successor in successors[grant.unit]:
            own = held[(grant.user, grant.role)]
            if tree.units[successor].is_new and made_of[successor] <= own and _nothing_else(successor, own, tree):
                yield PlannedChange(ended[grant.unit], Change.GRANT_FOLLOW, grant.id, successor, text=grant.role)


def _nothing_else(unit: int, own: set[int], tree: Tree) -> bool:
    """Tell whether all that stands under the new unit stood under what was held, or is new itself."""
    for child in tree.below.get(unit, ()):
        known = tree.units[child]
        if known.is_new:
            if not _nothing_else(child, own, tree):
                return False
        elif known.came_from not in own and child not in own:
            return False
    return True
