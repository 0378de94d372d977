"""One clerk does anything on any day: the register is at every step what the plain model says."""

from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from chibo.kernel.actors import Actor
from chibo.trust.access.api import Role, grant_role
from chibo.trust.accounts.models import User
from tests.databases import sealed
from tests.register.attacks.clerks import Clerks
from tests.register.attacks.office import Start, begin, day_of

A_RUN = settings(
    max_examples=5, stateful_step_count=40, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


def registrar(start: Start) -> Actor:
    """Give somebody who may approve what the operator drafts."""
    from chibo.kernel.actors import OPERATOR

    user = User(username="approver", display_name="Người duyệt")
    user.set_unusable_password()
    user.save()
    grant_role(
        user_id=user.pk,
        role=Role.REGISTRAR,
        unit_id=start.model.root,
        effective_on=day_of(-4000),
        reason="approves",
        by=OPERATOR,
    )
    return Actor(user.pk, "Người duyệt")


def work(at_least: int, *, first_seed: int = 0) -> dict[str, int]:
    """Let one clerk work until there were so many steps; tell how often each was taken and refused."""
    with sealed():
        begun = begin()
    with sealed():
        approving = registrar(begun)

    class OneClerk(Clerks):
        start: ClassVar[Start] = begun
        approver: ClassVar[Actor] = approving
        steps: ClassVar[dict[str, int]] = {}

    turn = first_seed
    while OneClerk.steps.get("all", 0) < at_least:
        turn += 1
        run_state_machine_as_test(seed(turn)(OneClerk), settings=A_RUN)
    return OneClerk.steps


def test_whatever_one_clerk_does_the_register_is_what_the_model_says(db: None) -> None:
    """Two hundred steps and more."""
    taken = work(200)

    assert sum(number for what, number in taken.items() if what.endswith("taken")) > taken["all"] / 5


@pytest.mark.long
def test_whatever_one_clerk_does_for_long_the_register_is_what_the_model_says(db: None) -> None:
    """Five thousand steps, each kind taken."""
    taken = work(5_000)

    kinds = {what.partition(":")[0] for what in taken if what != "all"}
    assert {kind for kind in kinds if f"{kind}: taken" not in taken} == set()
