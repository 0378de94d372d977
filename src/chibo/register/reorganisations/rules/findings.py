"""What a rehearsal finds in the tree as it would stand: what forbids the plan, and what needs a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from chibo.kernel.dated_rules.standing import may_stand_under
from chibo.register.reorganisations.rules.plan import Change, Plan
from chibo.register.reorganisations.rules.tree import Tree


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: a code, the units concerned, what its sentence names, and whether it forbids the plan."""

    code: str
    refuses: bool
    unit_ids: tuple[int, ...] = ()
    action: int | None = None
    told: dict[str, Any] = field(default_factory=dict)


def refusals_of(plan: Plan) -> Iterator[Found]:
    """Tell the actions that could not be done."""
    for wrong in plan.refused:
        ids = tuple(ref for ref in (wrong.unit, wrong.other) if isinstance(ref, int))
        labels = [ref for ref in (wrong.unit, wrong.other) if isinstance(ref, str)]
        yield Found(wrong.code, refuses=True, unit_ids=ids, action=wrong.action, told={"labels": labels})


def misplaced(plan: Plan, tree: Tree, *, on: date) -> Iterator[Found]:
    """Tell what would stand where the rule of the day lets nothing of its level stand (`standing.csv`)."""
    asked = {row.subject: row.action for row in plan.changes if row.change is Change.PLACE}
    for row in plan.changes:
        if row.change is Change.ATTRIBUTE and row.dimension == "level":
            asked[row.subject] = row.action
            asked.update(dict.fromkeys(tree.below.get(row.subject, ()), row.action))
    for unit_id, action in asked.items():
        unit = tree.units[unit_id]
        if unit.is_ended or unit.parent is None:
            continue
        parent = tree.units[unit.parent]
        if not may_stand_under(unit.level, parent.level, on=on):
            told = {"level": unit.level, "parent_level": parent.level}
            yield Found(
                "level_may_not_stand_there", refuses=True, unit_ids=(unit_id, parent.id), action=action, told=told
            )


def without_place(tree: Tree) -> Iterator[Found]:
    """Tell the units that end with members nobody takes."""
    for unit in tree.units.values():
        if unit.is_ended and unit.members > 0:
            yield Found("members_have_no_place", refuses=True, unit_ids=(unit.id,), told={"members": unit.members})


def areas_left(plan: Plan) -> Iterator[Found]:
    """Tell the villages and blocks that would have no cell."""
    for row in plan.changes:
        if row.change is Change.SERVE and row.other is None:
            yield Found("area_without_cell", refuses=False, action=row.action, told={"area": row.subject})


def posts_left(plan: Plan) -> Iterator[Found]:
    """Tell the new units, whose posts have no holder yet: their committee and secretary are appointed (294 §16.5)."""
    for row in plan.changes:
        if row.change is Change.FOUND:
            yield Found("new_unit_without_holders", refuses=False, unit_ids=(row.subject,), action=row.action)


def grants_ending(plan: Plan) -> Iterator[Found]:
    """Tell the grants that end with their unit and go on nowhere, for somebody to give anew or not."""
    followed = {row.subject for row in plan.changes if row.change is Change.GRANT_FOLLOW}
    for row in plan.changes:
        if row.change is Change.GRANT_END and row.subject not in followed and row.other is not None:
            told = {"grant": row.subject, "role": row.text}
            yield Found("grant_would_end", refuses=False, unit_ids=(row.other,), action=row.action, told=told)


def of_the_tree(plan: Plan, tree: Tree, *, on: date) -> Sequence[Found]:
    """Tell all that the plan and the tree alone show."""
    return [
        *refusals_of(plan),
        *misplaced(plan, tree, on=on),
        *without_place(tree),
        *areas_left(plan),
        *posts_left(plan),
        *grants_ending(plan),
    ]
