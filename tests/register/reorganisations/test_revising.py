"""Title, day and decision of a draft change; what was rehearsed before counts no more."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import NotPermitted
from chibo.register.decisions.api import adopt_decision, basis_of
from chibo.register.reorganisations.api import (
    Absorb,
    NotRehearsed,
    ReorganisationIsSettled,
    apply_reorganisation,
    approve_reorganisation,
    identity_of,
    public_id_of,
    rehearse,
    reorganisation_seen,
    revise_reorganisation,
    withdraw_approval,
)
from chibo.register.reorganisations.models import Reorganisation
from chibo.register.units.api import unit_life
from chibo.trust.access.api import Permission, scope_of
from tests.databases import sealed
from tests.register.reorganisations.acting import DAY, PAPER, rehearsed
from tests.worlds.lam_son import World

OTHER_DAY = date(2025, 8, 1)


def _rehearsed(world: World) -> int:
    actions = [Absorb(world.units["na_lau"], (world.units["khe_vai"],))]
    return rehearsed(actions, by=world.actors["registrar_of_province"])[0]


def _revised(world: World, reorganisation: int, by: str = "registrar_of_province", **told: object) -> None:
    said: dict[str, object] = {"title": "Sắp xếp", "effective_on": DAY, "basis": PAPER, **told}
    with sealed():
        revise_reorganisation(reorganisation_id=reorganisation, **said, by=world.actors[by])  # type: ignore[arg-type]


@pytest.mark.parametrize("told", [{"effective_on": OTHER_DAY}, {"title": "Sắp xếp đợt hai"}])
def test_a_rehearsal_of_another_state_is_not_approved(world: World, told: dict[str, object]) -> None:
    reorganisation = _rehearsed(world)
    _revised(world, reorganisation, **told)  # type: ignore[arg-type]

    with pytest.raises(NotRehearsed):
        approve_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)

    actor = world.actors["registrar_of_province"]
    line = reorganisation_seen(
        public_id_of(reorganisation),
        reader=identity_of(actor),
        scope=scope_of(actor, Permission.REORGANISE, on=date(2025, 6, 2)),
    )
    assert line.is_stale


def test_a_rehearsal_of_another_day_is_not_applied_whatever_wrote_the_day(world: World) -> None:
    reorganisation = _rehearsed(world)
    with sealed():
        approve_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)
    from chibo.trust.audit.api import entry

    with sealed(), entry(by=OPERATOR, reason="past all commands"):
        Reorganisation.objects.filter(pk=reorganisation).update(effective_on=OTHER_DAY)

    with pytest.raises(NotRehearsed):
        apply_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)
    assert unit_life(world.units["khe_vai"]).last is None


def test_rehearsed_anew_it_is_applied_on_the_new_day(world: World) -> None:
    reorganisation = _rehearsed(world)
    _revised(world, reorganisation, effective_on=OTHER_DAY)
    rehearse(reorganisation_id=reorganisation, by=OPERATOR)
    with sealed():
        approve_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)
    with sealed():
        apply_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)

    assert unit_life(world.units["khe_vai"]).last == date(2025, 7, 31)


def test_a_decision_is_named_and_left_out_again(world: World) -> None:
    reorganisation = _rehearsed(world)
    decision = adopt_decision(number="1-QĐ/TU", issuer="Tỉnh ủy", signed_on=date(2025, 6, 1), by=OPERATOR)

    _revised(world, reorganisation, basis=basis_of(decision))
    named = Reorganisation.objects.get(pk=reorganisation).decision_id
    _revised(world, reorganisation)

    assert (named, Reorganisation.objects.get(pk=reorganisation).decision_id) == (decision, None)


def test_what_is_approved_does_not_change_until_that_is_withdrawn(world: World) -> None:
    reorganisation = _rehearsed(world)
    with sealed():
        approve_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)

    with pytest.raises(ReorganisationIsSettled):
        _revised(world, reorganisation, title="Khác")
    withdraw_approval(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)
    _revised(world, reorganisation, title="Khác")

    assert Reorganisation.objects.get(pk=reorganisation).title == "Khác"


def test_whoever_may_not_reorganise_there_changes_nothing(world: World) -> None:
    with pytest.raises(NotPermitted):
        _revised(world, _rehearsed(world), by="nobody", title="Khác")
