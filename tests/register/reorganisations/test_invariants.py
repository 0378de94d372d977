"""What the database holds of reorganisations."""

import pytest

from chibo.register.reorganisations.models import (
    Action,
    Application,
    Approval,
    Finding,
    PlannedChange,
    Rehearsal,
    Reorganisation,
    Run,
)
from tests.invariants import Case, allowed, refused, run
from tests.worlds.lam_son import World


def _ordered(title: str = "Sắp xếp") -> Reorganisation:
    return Reorganisation.objects.create(
        title=title, effective_on="2025-07-01", drafted_by="user 1", drafted_by_name="Người Soạn"
    )


def _action(order: Reorganisation, position: int) -> Action:
    return Action.objects.create(reorganisation=order, position=position, kind="rename", content={})


def _approved(by: str, *, drafted_by: str = "user 1", order: Reorganisation | None = None) -> Approval:
    return Approval.objects.create(
        reorganisation=order or _ordered(),
        rehearsal_id=1,
        drafted_by=drafted_by,
        approved_by=by,
        approved_by_name="Người Duyệt",
    )


def _applied(order: Reorganisation) -> Application:
    return Application.objects.create(reorganisation=order, rehearsal_id=1, written_by=1)


def _runs(*orders: Reorganisation) -> list[Run]:
    return [Run.objects.create(reorganisation=one, what="apply", actor_name="Người Làm") for one in orders]


def _ran(ended_at: str | None, outcome: str) -> Run:
    return Run.objects.create(
        reorganisation=_ordered(), what="apply", actor_name="Người Làm", ended_at=ended_at, outcome=outcome
    )


def _rehearsed() -> Rehearsal:
    rehearsal = Rehearsal.objects.create(
        reorganisation=_ordered(), known_seq=1, actions_digest="", balance=[], is_sound=True
    )
    PlannedChange.objects.create(rehearsal=rehearsal, action=1, change="end", subject_id=1)
    Finding.objects.create(rehearsal=rehearsal, code="area_without_cell", refuses=False)
    return rehearsal


def _twice(position: int) -> None:
    order = _ordered()
    _action(order, 1)
    _action(order, position)


def _two_of(make: type[Approval] | type[Application], *, same: bool) -> None:
    first = _ordered()
    for order in (first, first if same else _ordered()):
        if make is Approval:
            _approved("user 2", order=order)
        else:
            _applied(order)


CASES = [
    Case("reorganisation_has_a_title", lambda _: _ordered(""), lambda _: _ordered("S")),
    Case("action_one_at_a_position", lambda _: _twice(1), lambda _: _twice(2)),
    Case("approval_by_another_than_the_drafter", lambda _: _approved("user 1"), lambda _: _approved("user 2")),
    Case(
        "approval_knows_the_drafter",
        lambda _: _approved("user 3", drafted_by="user 2"),
        lambda _: _approved("user 3", drafted_by="user 1"),
    ),
    Case("approval_once", lambda _: _two_of(Approval, same=True), lambda _: _two_of(Approval, same=False)),
    Case("application_once", lambda _: _two_of(Application, same=True), lambda _: _two_of(Application, same=False)),
    Case(
        "run_one_at_a_time",
        lambda _: (order := _ordered(), _runs(order, order)),
        lambda _: (order := _ordered(), _runs(order, _ordered())),
    ),
    Case(
        "run_ends_with_an_outcome",
        lambda _: _ran("2025-07-01T08:00:00+07:00", ""),
        lambda _: (_ran("2025-07-01T08:00:00+07:00", "done"), _ran(None, "")),
    ),
    Case(
        "past_is_never_rewritten",
        lambda _: (_rehearsed(), run("UPDATE reorganisations_rehearsal SET is_sound = false")),
        lambda _: _rehearsed(),
        "rehearsal_is_never_rewritten",
    ),
    Case(
        "past_is_never_rewritten",
        lambda _: (_rehearsed(), run("DELETE FROM reorganisations_plannedchange")),
        lambda _: _rehearsed(),
        "plan_is_never_rewritten",
    ),
    Case(
        "past_is_never_rewritten",
        lambda _: (_rehearsed(), run("UPDATE reorganisations_finding SET refuses = false")),
        lambda _: _rehearsed(),
        "finding_is_never_rewritten",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_it_is_refused(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_nearest_thing_is_allowed(case: Case, world: World) -> None:
    allowed(case, world)
