"""Attacks by several connections at once, and by transactions that look at one state of the register only."""

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from chibo.kernel.actors import OPERATOR
from chibo.register.members.api import members_in
from chibo.register.reorganisations.api import Absorb, AlreadyApplied, Move, Rename
from chibo.register.reorganisations.models import Application, Rehearsal
from chibo.register.units.api import ancestors_of, unit_life
from chibo.trust.audit.api import entry
from tests.at_once import at_once
from tests.invariants import run
from tests.register.attacks.attack import RIGHT, attack, sound
from tests.register.attacks.deeds import Clerk, day
from tests.worlds.lam_son import World

DAY = "01/07/2026"


@pytest.fixture
def clerk(committed_world: World) -> Clerk:
    clerk = Clerk(committed_world)
    for unit in ("one", "two"):
        clerk.found(unit, "province", "01/01/2024")
    return clerk


@attack("a circle in the future, by two transactions at once", "UnitWouldStandUnderItself")
def test_two_transactions_close_no_circle_of_the_future(clerk: Clerk) -> None:
    raised = at_once(lambda: clerk.move("one", "two", "01/01/2026"), lambda: clerk.move("two", "one", "01/01/2030"))

    assert len(raised) == 1
    assert getattr(raised[0], "code", "unit_never_under_itself") == "unit_never_under_itself"
    above = [len(ancestors_of(clerk.world.units[unit], on=day("01/01/2031"))) for unit in ("one", "two")]
    assert sorted(above) == [1, 2]
    sound()


@attack("a circle by a clerk's move and a reorganisation at once", "UnitWouldStandUnderItself, PlanDoesNotHold")
def test_a_clerk_and_a_reorganisation_close_no_circle_together(clerk: Clerk) -> None:
    ordered = clerk.ordered(DAY, Move(clerk.world.units["two"], clerk.world.units["one"]))

    raised = at_once(lambda: clerk.move("one", "two", "01/01/2030"), lambda: clerk.apply(ordered))

    assert len(raised) == 1
    sound()


@attack("a reorganisation applied by two at once", "AlreadyApplied")
def test_two_who_apply_at_once_apply_it_once(clerk: Clerk) -> None:
    units = clerk.world.units
    ordered = clerk.ordered(DAY, Absorb(units["na_lau"], (units["khe_vai"],)))

    raised = at_once(lambda: clerk.apply(ordered), lambda: clerk.apply(ordered))

    assert [type(error) for error in raised if not isinstance(error, OperationalError)] in ([AlreadyApplied], [])
    assert Application.objects.count() == 1
    sound()


@attack("a member who comes to a cell while a reorganisation ends it", RIGHT)
def test_a_member_comes_before_the_end_of_the_cell_or_not_at_all(clerk: Clerk) -> None:
    units, member = clerk.world.units, clerk.world.members["kiem_lam_1"]
    ordered = clerk.ordered(DAY, Absorb(units["na_lau"], (units["khe_vai"],)))

    raised = at_once(lambda: clerk.move_member("kiem_lam_1", "khe_vai", "01/08/2026"), lambda: clerk.apply(ordered))

    assert len(raised) == 1
    is_applied = unit_life(units["khe_vai"]).end is not None
    assert is_applied == (member not in members_in(units["khe_vai"], on=day("01/08/2026")))
    sound()


@attack("a unit founded under one that another ends at the same moment", "UnitOutsideLife, UnitStillInUse")
def test_a_unit_is_founded_before_the_end_of_its_parent_or_not_at_all(clerk: Clerk) -> None:
    raised = at_once(lambda: clerk.found("under", "one", "01/01/2030"), lambda: clerk.end("one", "01/01/2026"))

    assert len(raised) == 1
    sound()


@attack("a tree changed by a transaction that looks at one state only", "active_sql_transaction")
@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_the_tree_is_changed_by_read_committed_transactions_only(clerk: Clerk, level: str) -> None:
    with pytest.raises(DatabaseError) as raised, transaction.atomic():  # noqa: PT012 (it may be refused late)
        run(f"SET TRANSACTION ISOLATION LEVEL {level}")
        with entry(by=OPERATOR, reason="by hand"):
            run(
                "UPDATE units_placement SET parent_id = %s WHERE unit_id = %s",
                clerk.world.units["two"],
                clerk.world.units["one"],
            )

    assert getattr(raised.value.__cause__, "sqlstate", None) == "25001"


@attack("a member placed, by a transaction with an older view, in a cell that ended since", "place_within_life_of_cell")
def test_an_older_view_counts_no_member_in_a_cell_that_ended(clerk: Clerk) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():  # noqa: PT012 (it may be refused late)
        run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM units_unit")
        assert at_once(lambda: clerk.end("one", "01/01/2026")) == []
        with entry(by=OPERATOR, reason="by hand"):
            run("DELETE FROM members_place WHERE member_id = %s", clerk.world.members["khe_vai_1"])
            run(
                "INSERT INTO members_place (member_id, cell_id, valid_during) VALUES (%s, %s, '[2026-01-01,)')",
                clerk.world.members["khe_vai_1"],
                clerk.world.units["one"],
            )
    sound()


@attack("a rehearsed plan tampered with by hand: a row added after the approval", "past_is_never_rewritten")
def test_a_row_is_not_added_to_a_plan_that_was_rehearsed(clerk: Clerk) -> None:
    units = clerk.world.units
    rehearsal = Rehearsal.objects.get(reorganisation=clerk.ordered(DAY, Rename(units["na_lau"], "Chi bộ thôn Nà Dưới")))

    with pytest.raises(DatabaseError) as raised:
        run(
            "INSERT INTO reorganisations_plannedchange (rehearsal_id, action, change, subject_id, other_id)"
            " VALUES (%s, 1, 'place', %s, %s)",
            rehearsal.pk,
            units["khe_vai"],
            units["suoi_trong"],
        )

    diagnosis = getattr(raised.value.__cause__, "diag", None)
    assert getattr(diagnosis, "constraint_name", None) == "past_is_never_rewritten"
