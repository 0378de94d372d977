"""Four clerks act at random and at once; whatever they do, the register stays sound."""

import random
import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, connections

from chibo.kernel.actors import Actor
from chibo.kernel.errors import ChiboError
from chibo.kernel.periods import Period
from chibo.register.acts.api import part_with_member
from chibo.register.members.api import correct_place, move_member, receive_member
from chibo.register.offices.api import appoint_officer, end_holding
from chibo.register.units.api import end_unit, found_unit, move_unit, recode_unit
from tests.trust.audit.register_rows import rows
from tests.worlds.lam_son import ON_PAPER, World

CLERKS = 4
FIRST = date(2024, 1, 1)

# What must hold and what no single key says: each question asks for the rows that break it.
BREACHES = {
    "ancestry is what the placements say": """
        (SELECT unit_id, ancestor_id, depth, valid_during FROM units_ancestry
         EXCEPT SELECT unit_id, ancestor_id, depth, valid_during FROM units_ancestry_of(NULL))
        UNION ALL
        (SELECT unit_id, ancestor_id, depth, valid_during FROM units_ancestry_of(NULL)
         EXCEPT SELECT unit_id, ancestor_id, depth, valid_during FROM units_ancestry)""",
    "no unit stands under itself": "SELECT 1 FROM units_ancestry WHERE depth > 0 AND unit_id = ancestor_id",
    "the numbers of entries have no gap": "SELECT 1 FROM audit_entry HAVING count(seq) <> max(seq)",
    "every entry is sealed": "SELECT 1 FROM audit_entry WHERE seq IS NULL",
    "a member is counted once": """
        SELECT 1 FROM members_place one JOIN members_place other
            ON one.member_id = other.member_id AND one.id < other.id AND one.valid_during && other.valid_during""",
    "a single seat has one holder": """
        SELECT 1 FROM offices_holding one JOIN offices_holding other
            ON one.seat_id = other.seat_id AND one.id < other.id AND one.valid_during && other.valid_during
         WHERE one.is_single""",
    "what lives is what history says": """
        SELECT id, valid_during FROM members_place EXCEPT
        SELECT id, valid_during FROM (SELECT DISTINCT ON (id) * FROM history.members_place
                                       ORDER BY id, history_id DESC) last_image WHERE operation <> 'D'""",
}


def _step(dice: random.Random, world: World, by: Actor) -> Callable[[], object]:
    units, people, members = (list(some.values()) for some in (world.units, world.people, world.members))
    on = FIRST + timedelta(days=dice.randrange(60))
    unit, other = dice.choice(units), dice.choice(units)
    common: dict[str, Any] = {"effective_on": on, "basis": ON_PAPER, "by": by}
    cell = dice.choice([world.units[name] for name in ("na_lau", "khe_vai", "kiem_lam", "ban_luong")])
    acts: list[Callable[[], object]] = [
        lambda: found_unit(name="Mới", kind="sub_cell", parent_id=unit, full_members=3, **common),
        lambda: move_unit(unit_id=unit, parent_id=other, **common),
        lambda: move_unit(unit_id=unit, parent_id=other, **common),
        lambda: recode_unit(unit_id=unit, code=f"X{dice.randrange(20)}", **common),
        lambda: end_unit(unit_id=unit, end_kind="dissolve", **common),
        lambda: move_member(member_id=dice.choice(members), cell_id=cell, **common),
        lambda: move_member(member_id=dice.choice(members), cell_id=cell, **common),
        lambda: receive_member(person_id=dice.choice(people), cell_id=cell, came_from="?", **common),
        lambda: correct_place(member_id=dice.choice(members), cell_id=cell, during=_year_of(on), basis=ON_PAPER, by=by),
        lambda: appoint_officer(person_id=dice.choice(people), post="cell_secretary", unit_id=cell, **common),
        lambda: end_holding(holding_id=dice.choice(list(world.holdings.values())), **common),
        lambda: part_with_member(member_id=dice.choice(members), exit_kind="transferred", **common),
    ]
    return dice.choice(acts)


def _year_of(on: date) -> Period:
    return Period(on, on + timedelta(days=365))


def _act(world: World, seed: int, steps: int, done: list[str], wrong: list[BaseException]) -> None:
    dice, by = random.Random(seed), world.actors["registrar_of_province"]
    try:
        for _ in range(steps):
            try:
                _step(dice, world, by)()
                done.append("done")
            except (ChiboError, OperationalError):
                done.append("refused")  # Or, of two that waited for each other, the one that gave way.
    except BaseException as error:
        wrong.append(error)
        raise
    finally:
        connections.close_all()


def _let_act(world: World, steps: int) -> list[str]:
    done: list[str] = []
    wrong: list[BaseException] = []
    clerks = [threading.Thread(target=_act, args=(world, seed, steps, done, wrong)) for seed in range(CLERKS)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    assert wrong == []
    return done


def _sound(done: list[str]) -> None:
    broken = [name for name, question in BREACHES.items() if rows(question)]
    assert broken == []
    assert done.count("done") > len(done) / 10
    with connection.cursor() as cursor:
        cursor.execute("SELECT units_rebuild_ancestry()")


def test_whatever_four_clerks_do_at_once_the_register_stays_sound(committed_world: World) -> None:
    """Two hundred steps."""
    _sound(_let_act(committed_world, 50))


@pytest.mark.long
def test_whatever_four_clerks_do_at_once_the_register_stays_sound_for_long(committed_world: World) -> None:
    """Three thousand steps."""
    _sound(_let_act(committed_world, 750))
