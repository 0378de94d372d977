"""What stands in a unit on a day."""

from datetime import date

from django.db import connection

from chibo.kernel.actors import OPERATOR
from chibo.register.units.api import children_between, move_unit, subtree_of
from chibo.trust.audit.api import known_at
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.worlds.lam_son import ON_PAPER, World

EVE, DAY, MORROW = date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 2)


def _moved(world: World) -> None:
    with sealed():
        move_unit(
            unit_id=world.units["dong_may"],
            parent_id=world.units["muong_chanh"],
            effective_on=DAY,
            basis=ON_PAPER,
            by=OPERATOR,
        )


def test_what_is_moved_leaves_one_subtree_and_enters_another_on_the_day(world: World) -> None:
    _moved(world)

    moved = set(subtree_of(world.units["dong_may"], on=DAY))
    former = [moved <= set(subtree_of(world.units["thach_binh"], on=on)) for on in (EVE, DAY, MORROW)]
    latter = [moved <= set(subtree_of(world.units["muong_chanh"], on=on)) for on in (EVE, DAY, MORROW)]
    assert (former, latter) == ([True, False, False], [False, True, True])


def test_a_subtree_begins_with_the_unit_itself_and_is_empty_outside_its_life(world: World) -> None:
    school = world.units["school"]

    assert subtree_of(school, on=date(2019, 6, 30)) == (school,)
    assert subtree_of(school, on=date(2019, 7, 1)) == ()


def test_a_subtree_is_read_as_it_was_known(world: World) -> None:
    known = Entry.objects.filter(seq__isnull=False).latest("seq").recorded_at
    before = subtree_of(world.units["thach_binh"], on=DAY)
    _moved(world)

    with known_at(known):
        assert subtree_of(world.units["thach_binh"], on=DAY) == before
    assert world.units["dong_may"] in before
    assert world.units["dong_may"] not in subtree_of(world.units["thach_binh"], on=DAY)


def test_the_roots_are_found_without_reading_every_unit(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT id FROM units_unit WHERE is_apex")
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "unit_is_apex" in plan


def test_children_of_a_span_are_those_of_each_of_its_days(world: World) -> None:
    dong_may, luong = world.units["dong_may"], world.units["ban_luong"]
    left = date(2017, 1, 1)

    assert luong in children_between(dong_may, first=date(2016, 12, 31), last=left)
    assert luong not in children_between(dong_may, first=left, last=date(2020, 1, 1))
    assert children_between(dong_may, first=left, last=left) == tuple(
        sorted((world.units["na_lau"], world.units["khe_vai"], world.units["school"]))
    )
