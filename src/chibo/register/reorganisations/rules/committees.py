"""Tell the cells that the plan leaves with too few full members, and committees over or under what the rule asks."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from chibo.kernel.dated_rules import rule_on
from chibo.register.reorganisations.rules.findings import Found
from chibo.register.reorganisations.rules.plan import Change, Plan
from chibo.register.reorganisations.rules.tree import Tree

CELL_LEADING = ("cell_secretary", "cell_deputy_secretary")
CELL_COMMITTEE = (*CELL_LEADING, "cell_committee_member")
COMMITTEE = ("secretary", "deputy_secretary", "standing_member", "committee_member")


@dataclass(frozen=True, slots=True)
class Committee:
    """How many people sit on it, and how many of them beside the secretary and deputies."""

    people: int = 0
    plain: int = 0


def full_after(
    plan: Plan, full: Mapping[int, int], listed: Mapping[int, tuple[int, bool]]
) -> tuple[dict[int, int], dict[int, int]]:
    """Give the full members of the cells concerned after the plan, and the action that concerns each.

    `full` are the full members before; `listed` the cell of each member listed one by one, and whether they are full.
    """
    after: Counter[int] = Counter(full)
    concerned: dict[int, int] = {}
    for row in plan.changes:
        if row.change is Change.MEMBER and row.other is not None:
            cell, is_full = listed.get(row.subject, (row.other, False))
            after[row.other] += is_full
            after[cell] -= is_full
            concerned[cell] = concerned[row.other] = row.action
    for row in plan.changes:
        if row.change is Change.MEMBERS and row.other is not None:
            after[row.other] += after[row.subject]
            after[row.subject] = 0
            concerned[row.other] = row.action
    return dict(after), concerned


def of_cells(
    tree: Tree, after: Mapping[int, int], concerned: Mapping[int, int], sitting: Mapping[int, Committee], *, on: date
) -> Iterator[Found]:
    """Tell the cells under the minimum, and those whose committee does not fit their full members."""
    least, threshold = rule_on("org.min_full_members", on), rule_on("cell.committee_threshold_full", on)
    for cell, action in concerned.items():
        full, unit = after.get(cell, 0), tree.units.get(cell)
        if unit is None or unit.is_ended or not full:
            continue
        if least is not None and full < least.whole:
            told = {"full": full, "least": least.whole}
            yield Found("cell_under_the_minimum", refuses=False, unit_ids=(cell,), action=action, told=told)
        # Those of a new cell are appointed, and a finding of its own says so.
        if threshold is None or unit.is_new:
            continue
        plain = sitting.get(cell, Committee()).plain
        told = {"full": full, "least": threshold.whole, "plain": plain}
        if full >= threshold.whole and not plain:
            yield Found("cell_without_a_committee", refuses=False, unit_ids=(cell,), action=action, told=told)
        elif full < threshold.whole and plain:
            yield Found("committee_of_a_small_cell", refuses=False, unit_ids=(cell,), action=action, told=told)


def over_size(
    tree: Tree, concerned: Mapping[int, int], sitting: Mapping[int, Committee], *, rule: str, on: date
) -> Iterator[Found]:
    """Tell the committees that have more people than the rule of this key lets them have on the day."""
    most = rule_on(rule, on)
    if most is None:
        return
    for unit_id, committee in sitting.items():
        if committee.people > most.whole and not tree.units[unit_id].is_ended:
            told = {"people": committee.people, "most": most.whole}
            action = concerned.get(unit_id)
            yield Found("committee_over_size", refuses=False, unit_ids=(unit_id,), action=action, told=told)


def units_concerned(plan: Plan, tree: Tree) -> dict[int, int]:
    """Give the units of the register that go on and that a row of the plan speaks of, each with its action."""
    of_units = {Change.PLACE, Change.NAME, Change.CODE, Change.ATTRIBUTE}
    to_units = {Change.PLACE, Change.LINEAGE, Change.MEMBERS, Change.MEMBER, Change.SERVE}
    concerned: dict[int, int] = {}
    for row in plan.changes:
        spoken = ([row.subject] if row.change in of_units else []) + (
            [row.other] if row.change in to_units and row.other is not None else []
        )
        for unit_id in spoken:
            unit = tree.units.get(unit_id)
            if unit is not None and not unit.is_ended and not unit.is_new:
                concerned.setdefault(unit_id, row.action)
    return concerned
