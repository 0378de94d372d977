"""Rehearse a reorganisation: work out its plan from a read-only snapshot, and keep it as rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial

from django.db import connection, transaction

from chibo.kernel.actors import Actor
from chibo.kernel.code_lists import code_on
from chibo.register.reorganisations.commands.drafting import (
    ReorganisationNotFound,
    actions_of,
    digest_to_rehearse,
)
from chibo.register.reorganisations.models import Finding, Rehearsal, Reorganisation
from chibo.register.reorganisations.permissions import obey_reorganising
from chibo.register.reorganisations.queries.asked import (
    committees_of,
    counted_on,
    full_members_of,
    grants_over,
    incompatible_posts,
    later_facts,
    listed_members,
    posts_ending,
)
from chibo.register.reorganisations.queries.snapshot import read_only_snapshot, snapshot_for
from chibo.register.reorganisations.rules.actions import Action, Merge, refs_of
from chibo.register.reorganisations.rules.actions import Found as FoundUnit
from chibo.register.reorganisations.rules.balance import BalanceLine, balance_of
from chibo.register.reorganisations.rules.committees import (
    CELL_COMMITTEE,
    CELL_LEADING,
    COMMITTEE,
    full_after,
    of_cells,
    over_size,
    units_concerned,
)
from chibo.register.reorganisations.rules.findings import Found, of_the_tree
from chibo.register.reorganisations.rules.grants import with_grants
from chibo.register.reorganisations.rules.plan import Change, Plan
from chibo.register.reorganisations.rules.planning import planned
from chibo.register.reorganisations.rules.tree import Tree
from chibo.register.units.api import reserve_unit_ids


def rehearse(*, reorganisation_id: int, on_progress: Callable[[str, int, int], None] | None = None, by: Actor) -> int:
    """Try the reorganisation: keep its plan, its balance and what was found; the register stays as it is.

    Nobody is held up: all is read from one snapshot. Gives the id of the rehearsal. Raises `ReorganisationNotFound`,
    `NotPermitted`.
    """
    drafted = Reorganisation.objects.filter(pk=reorganisation_id).first()
    if drafted is None:
        raise ReorganisationNotFound(reorganisation_id)
    actions = actions_of(reorganisation_id)
    obey_reorganising(by, sorted({ref for action in actions for ref in refs_of(action)}))
    new_ids = reserve_unit_ids(sum(isinstance(action, (FoundUnit, Merge)) for action in actions))
    tell = on_progress or (lambda _name, _number, _of: None)
    tell("work_out", 1, 2)
    with read_only_snapshot():
        plan, known_seq, balance, findings = worked_out(actions, new_ids, drafted.effective_on)
    tell("keep", 2, 2)
    with transaction.atomic():
        rehearsal = Rehearsal.objects.create(
            reorganisation=drafted,
            known_seq=known_seq,
            actions_digest=digest_to_rehearse(drafted, actions),
            balance=[asdict(line) for line in balance],
            is_sound=not any(finding.refuses for finding in findings),
        )
        _keep(rehearsal.pk, plan)
        Finding.objects.bulk_create(
            (
                Finding(
                    rehearsal=rehearsal,
                    code=found.code,
                    refuses=found.refuses,
                    action=found.action,
                    unit_ids=list(found.unit_ids),
                    told=found.told,
                )
                for found in findings
            ),
            batch_size=5_000,
        )
    return rehearsal.pk


def worked_out(
    actions: Sequence[Action], new_ids: Sequence[int], on: date
) -> tuple[Plan, int, tuple[BalanceLine, ...], list[Found]]:
    """Give the plan, the last entry it knows, the balance and the findings; reads only."""
    snapshot = snapshot_for(actions, on=on)
    tree = snapshot.tree
    former_kinds = {unit.id: unit.kind or "" for unit in tree.units.values()}
    plan = planned(actions, tree, iter(new_ids), partial(_level_of, on=on))
    ended = [row.subject for row in plan.changes if row.change is Change.END]
    plan = with_grants(plan, tree, grants_over(ended, on))
    balance = balance_of(
        plan,
        tree,
        former_kinds,
        counted_on(on),
        posts_ending=posts_ending(ended, on),
        members_leaving=plan.members_leaving,
    )
    findings = [
        *of_the_tree(plan, tree, on=on),
        *later_facts(ended, [row.subject for row in plan.changes if row.change is Change.LEAVE], on),
        *_of_the_people(plan, tree, ended, on),
    ]
    return plan, snapshot.known_seq, balance, findings


def _of_the_people(plan: Plan, tree: Tree, ended: Sequence[int], on: date) -> Iterator[Found]:
    """Find what the plan makes of members, committees and posts."""
    cells = {row.subject for row in plan.changes if row.change is Change.MEMBERS}
    cells |= {row.other for row in plan.changes if row.change in (Change.MEMBERS, Change.MEMBER) and row.other}
    listed = listed_members([row.subject for row in plan.changes if row.change is Change.MEMBER], on)
    cells |= {cell for cell, _ in listed.values()}
    after, of_members = full_after(plan, full_members_of(sorted(cells), on), listed)
    of_plan = units_concerned(plan, tree)
    concerned = {**of_plan, **of_members}
    sitting = committees_of(sorted(concerned), on, posts=CELL_COMMITTEE, leading=CELL_LEADING)
    yield from of_cells(tree, after, of_members, sitting, on=on)
    sectional = [unit for unit in of_plan if tree.units[unit].level == "sectional"]
    yield from over_size(tree, concerned, sitting, rule="cell.committee_max", on=on)
    committees = committees_of(sectional, on, posts=COMMITTEE)
    yield from over_size(tree, concerned, committees, rule="partcommittee.max_members", on=on)
    yield from incompatible_posts(sorted(concerned), ended, on)


def _level_of(kind: str, *, on: date) -> str | None:
    row = code_on("unit_kind", kind, on)
    return row.facts.get("level") if row else None


def _keep(rehearsal_id: int, plan: Plan) -> None:
    columns = "rehearsal_id, action, change, subject_id, other_id, dimension, text, share_numerator, share_denominator"
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY reorganisations_plannedchange ({columns}) FROM STDIN") as into,
    ):
        for row in plan.changes:
            numerator, denominator = (
                (row.share.numerator, row.share.denominator) if row.share is not None else (None, None)
            )
            into.write_row(
                (
                    rehearsal_id,
                    row.action,
                    row.change.value,
                    row.subject,
                    row.other,
                    row.dimension,
                    row.text,
                    numerator,
                    denominator,
                )
            )
