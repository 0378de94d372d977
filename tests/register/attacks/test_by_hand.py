"""Attacks by SQL and COPY, past every command: what the database itself refuses, over the whole of time."""

import pytest
from django.db import DatabaseError, connection, transaction

from chibo.kernel.actors import OPERATOR
from chibo.register.units.models import Placement, Unit
from chibo.trust.audit.api import entry
from tests.invariants import run, span
from tests.register.attacks.attack import attack, refused_by_the_database
from tests.register.attacks.deeds import Clerk
from tests.worlds.lam_son import World


@attack("by hand: a gap, the placement deleted", "unit_stands_under_a_parent_all_its_life")
def test_a_deleted_placement_is_refused(world: World) -> None:
    with refused_by_the_database("unit_stands_under_a_parent_all_its_life"):
        run("DELETE FROM units_placement WHERE unit_id = %s", world.units["na_lau"])


@attack("by hand: a gap between two placements", "unit_stands_under_a_parent_all_its_life")
def test_a_gap_between_placements_is_refused(world: World) -> None:
    with refused_by_the_database("unit_stands_under_a_parent_all_its_life"):
        run(
            "UPDATE units_placement SET valid_during = daterange(lower(valid_during), '2016-12-31')"
            " WHERE unit_id = %s AND upper(valid_during) = '2017-01-01'",
            world.units["ban_luong"],
        )


@attack("by hand: a gap at the end of the last placement", "unit_stands_under_a_parent_all_its_life")
def test_a_placement_shortened_in_the_future_is_refused(world: World) -> None:
    with refused_by_the_database("unit_stands_under_a_parent_all_its_life"):
        run(
            "UPDATE units_placement SET valid_during = daterange(lower(valid_during), '2040-01-01') WHERE unit_id = %s",
            world.units["na_lau"],
        )


@attack("by hand: two parents on one day, by COPY", "placement_one_parent_at_a_time")
def test_a_second_parent_copied_in_is_refused(world: World) -> None:
    with (
        refused_by_the_database("placement_one_parent_at_a_time"),
        connection.cursor() as cursor,
        cursor.copy("COPY units_placement (unit_id, parent_id, valid_during) FROM STDIN") as into,
    ):
        into.write_row((world.units["na_lau"], world.units["suoi_trong"], "[2030-01-01,2030-01-02)"))


@attack("by hand: a circle, by one UPDATE", "unit_never_under_itself")
def test_a_circle_by_update_is_refused(world: World) -> None:
    with refused_by_the_database("unit_never_under_itself"):
        run(
            "UPDATE units_placement SET parent_id = %s WHERE unit_id = %s",
            world.units["na_lau"],
            world.units["thach_binh"],
        )


@attack("by hand: a circle of two, by COPY in two pieces", "unit_never_under_itself")
def test_a_circle_copied_in_is_refused(world: World) -> None:
    with refused_by_the_database("unit_never_under_itself"):
        first, second = (
            Unit.objects.create(valid_during=span("2030-01-01")),
            Unit.objects.create(valid_during=span("2030-01-01")),
        )
        for one, other in ((first, second), (second, first)):
            with (
                connection.cursor() as cursor,
                cursor.copy("COPY units_placement (unit_id, parent_id, valid_during) FROM STDIN") as into,
            ):
                into.write_row((one.pk, other.pk, "[2030-01-01,)"))


@attack("by hand: an orphan, its parent deleted", "placement_within_life_of_parent")
def test_a_deleted_parent_is_refused(world: World) -> None:
    with refused_by_the_database("placement_within_life_of_parent"):
        parent, child = (
            Unit.objects.create(valid_during=span("2030-01-01")),
            Unit.objects.create(valid_during=span("2030-01-01")),
        )
        Placement.objects.create(unit=parent, parent_id=world.units["dong_may"], valid_during=span("2030-01-01"))
        Placement.objects.create(unit=child, parent=parent, valid_during=span("2030-01-01"))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS tree_is_settled_at_the_end IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        run("DELETE FROM units_placement WHERE unit_id = %s", parent.pk)
        run("DELETE FROM units_unit WHERE id = %s", parent.pk)


@attack("by hand: a life lengthened beyond its placements", "unit_stands_under_a_parent_all_its_life")
def test_a_lengthened_life_is_refused(world: World) -> None:
    with refused_by_the_database("unit_stands_under_a_parent_all_its_life"):
        run("UPDATE units_unit SET valid_during = '[2012-09-01,2019-07-02)' WHERE id = %s", world.units["school"])


@attack("by hand: a life shortened within its placements", "placement_within_life_of_unit")
def test_a_shortened_life_is_refused(world: World) -> None:
    Clerk(world).found("new", "dong_may", "01/01/2024")

    with refused_by_the_database("placement_within_life_of_unit"):
        run("UPDATE units_unit SET valid_during = '[2024-01-01,2030-01-01)' WHERE id = %s", world.units["new"])


@attack("by hand: a life and its placement shortened under a child", "placement_within_life_of_parent")
def test_a_life_shortened_under_a_child_is_refused(world: World) -> None:
    Clerk(world).found("new", "dong_may", "01/01/2024")
    Clerk(world).found("under", "new", "01/01/2024")

    with refused_by_the_database("placement_within_life_of_parent"):
        for table, column in (("units_unit", "id"), ("units_placement", "unit_id")):
            run(f"UPDATE {table} SET valid_during = '[2024-01-01,2030-01-01)' WHERE {column} = %s", world.units["new"])


@attack("by hand: the id of a unit changed under its placements", "placement_within_life_of_unit")
def test_a_changed_id_is_refused(world: World) -> None:
    with refused_by_the_database("placement_within_life_of_unit"):
        unit = Unit.objects.create(valid_during=span("2030-01-01"))
        Placement.objects.create(unit=unit, parent_id=world.units["dong_may"], valid_during=span("2030-01-01"))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS tree_is_settled_at_the_end IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        run("UPDATE units_unit SET id = id + 100000 WHERE id = %s", unit.pk)


@attack("by hand: a circle by an UPDATE that changes the id of the placement too", "unit_never_under_itself")
def test_a_circle_behind_a_changed_id_is_refused(world: World) -> None:
    with refused_by_the_database("unit_never_under_itself"):
        run(
            "UPDATE units_placement SET parent_id = %s, id = id + 100000 WHERE unit_id = %s",
            world.units["na_lau"],
            world.units["thach_binh"],
        )


@attack("by hand: an end at infinity", "placement_period_is_sound")
def test_infinity_is_refused(world: World) -> None:
    with refused_by_the_database("placement_period_is_sound"):
        run(
            "UPDATE units_placement SET valid_during = daterange(lower(valid_during), 'infinity') WHERE unit_id = %s",
            world.units["na_lau"],
        )


@attack("by hand: a period of no day", "place_period_is_sound")
def test_an_empty_period_is_refused(world: World) -> None:
    with refused_by_the_database("place_period_is_sound"):
        run("UPDATE members_place SET valid_during = 'empty' WHERE member_id = %s", world.members["khe_vai_1"])


@attack("by hand: a member in two cells on one day", "place_counted_once_at_a_time")
def test_a_second_place_is_refused(world: World) -> None:
    with refused_by_the_database("place_counted_once_at_a_time"):
        run(
            "INSERT INTO members_place (member_id, cell_id, valid_during) VALUES (%s, %s, '[2030-01-01,2030-01-02)')",
            world.members["khe_vai_1"],
            world.units["na_lau"],
        )


@attack("by hand: a member counted after the cell ended", "place_within_life_of_cell")
def test_a_place_after_the_cell_is_refused(world: World) -> None:
    with refused_by_the_database("place_within_life_of_cell"):
        run(
            "UPDATE members_place SET cell_id = %s WHERE member_id = %s",
            world.units["school"],
            world.members["khe_vai_1"],
        )


@attack("by hand: a term beyond the life of its unit", "term_within_life_of_unit")
def test_a_term_beyond_the_unit_is_refused(world: World) -> None:
    with refused_by_the_database("term_within_life_of_unit"):
        run(
            "INSERT INTO units_term (unit_id, valid_during) VALUES (%s, '[2015-01-01,2020-01-01)')",
            world.units["school"],
        )


@attack("by hand: lineage to a unit on a day it does not live", "lineage_successor_lives_on_its_day")
def test_lineage_to_the_dead_is_refused(world: World) -> None:
    with refused_by_the_database("lineage_successor_lives_on_its_day"):
        run(
            "INSERT INTO units_lineage (predecessor_id, successor_id, first_on) VALUES (%s, %s, '2024-01-01')",
            world.units["na_lau"],
            world.units["school"],
        )


@attack("by hand: lineage moved to a day before the unit ended", "lineage_predecessor_lives_until_its_day")
def test_lineage_before_a_life_is_refused(world: World) -> None:
    with refused_by_the_database("lineage_predecessor_lives_until_its_day"):
        run("UPDATE units_lineage SET first_on = '2012-01-01' WHERE predecessor_id = %s", world.units["school"])


@attack("by hand: more than the whole of a unit going on", "lineage_share_is_sound")
def test_a_share_above_the_whole_is_refused(world: World) -> None:
    with refused_by_the_database("lineage_share_is_sound"):
        run("UPDATE units_lineage SET share_numerator = 2 WHERE predecessor_id = %s", world.units["school"])


def _without_an_entry(statement: str, *parameters: int) -> str:
    with pytest.raises(DatabaseError) as raised, transaction.atomic():
        run(statement, *parameters)
    return str(getattr(getattr(raised.value.__cause__, "diag", None), "constraint_name", None))


@attack("by hand: a change outside every entry", "change_has_an_entry")
def test_a_change_without_an_entry_is_refused(world: World) -> None:
    told = _without_an_entry(
        "UPDATE units_placement SET parent_id = %s WHERE unit_id = %s", world.units["suoi_trong"], world.units["na_lau"]
    )

    assert told == "change_has_an_entry"


@attack("by hand: history rewritten", "past_is_never_rewritten")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history.units_placement SET parent_id = 1",
        "DELETE FROM history.members_place",
        "TRUNCATE history.units_unit",
    ],
)
def test_history_is_not_rewritten(world: World, statement: str) -> None:
    with transaction.atomic(), entry(by=OPERATOR, reason="by hand"):
        assert _without_an_entry(statement) == "past_is_never_rewritten"


@attack("by hand: the register emptied by TRUNCATE", "past_is_never_rewritten")
@pytest.mark.parametrize("table", ["units_placement", "members_place", "units_lineage"])
def test_a_kept_table_is_not_truncated(world: World, table: str) -> None:
    with transaction.atomic(), entry(by=OPERATOR, reason="by hand"):
        assert _without_an_entry(f"TRUNCATE {table}") == "past_is_never_rewritten"
