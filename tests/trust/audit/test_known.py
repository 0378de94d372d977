"""What was known is the same, read from what is and what changed since, or from history alone."""

import re
from contextlib import nullcontext

import pytest
from django.db import connection, transaction

from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.api import entry, known_at, known_of_few, withdraw_entry
from tests.databases import sealed
from tests.trust.audit.register_rows import read_from_history, rows, write_person
from tests.trust.test_invariants import OWNERS
from tests.worlds.lam_son import World

pytestmark = pytest.mark.django_db

READS_NEAR = "SELECT audit_reads_near('people_person')"
ANOTHER_NEAR = "SELECT audit_reads_near('people_personname')"
KEYS = (
    "SELECT pg_get_constraintdef(key.oid) FROM pg_class held LEFT JOIN pg_constraint key ON key.conrelid = held.oid"
    " AND key.contype = 'p' WHERE held.relnamespace = 'history'::regnamespace AND held.relkind = 'r'"
)


def _all_known(instant: object) -> dict[str, list[str]]:
    with known_at(instant):  # type: ignore[arg-type]
        return {
            table: rows(f"SELECT kept::text FROM known.{table} kept ORDER BY 1")
            for table in rows("SELECT name FROM audit_kept_table")
        }


def _every_way(instant: object) -> list[dict[str, list[str]]]:
    told = [_all_known(instant)]
    for row_by_row in (False, True):
        with transaction.atomic():
            read_from_history(row_by_row=row_by_row)
            told.append(_all_known(instant))
            transaction.set_rollback(True)
    return told


def test_every_table_at_every_entry_is_the_same_every_way(world: World) -> None:
    with sealed(), entry(by=OPERATOR, reason="made and mended") as made:
        write_person("Hai")
        rows(
            "UPDATE people_personname SET name = name || ' Hai'"
            " WHERE id = (SELECT max(id) FROM people_personname) RETURNING 1"
        )
    with sealed():
        withdraw_entry(made.pk, by=OPERATOR, reason="taken back")
    instants = rows("SELECT DISTINCT recorded_at FROM audit_entry WHERE seq IS NOT NULL ORDER BY 1")
    assert len(instants) > 2

    for instant in instants:
        near, *far = _every_way(instant)
        assert far == [near, near], instant


def test_what_is_written_and_not_sealed_is_not_known(world: World) -> None:
    (last,) = rows("SELECT max(recorded_at) FROM audit_entry")
    known = rows("SELECT count(*) FROM people_person")
    with transaction.atomic():
        with entry(by=OPERATOR, reason="open"):
            write_person("Ba")
            rows("UPDATE people_person SET sex = 'F' WHERE id = (SELECT min(id) FROM people_person) RETURNING 1")
            rows("DELETE FROM units_placement WHERE id = (SELECT max(id) FROM units_placement) RETURNING 1")
            rows("DELETE FROM units_term WHERE id = (SELECT max(id) FROM units_term) RETURNING 1")

            near, *far = _every_way(last)
        transaction.set_rollback(True)

    assert far == [near, near]
    assert [len(near["people_person"])] == known


def test_history_alone_is_read_of_tables_in_which_much_changed_since(world: World) -> None:
    (before,) = rows("SELECT max(recorded_at) FROM audit_entry")
    with sealed(), entry(by=OPERATOR, reason="many"):
        rows(
            "INSERT INTO people_person (sex, born_precision) SELECT 'M', 'u' FROM generate_series(1, 6000) RETURNING 1"
        )
    (after,) = rows("SELECT max(recorded_at) FROM audit_entry")

    with known_at(before):
        assert rows(READS_NEAR) + rows(ANOTHER_NEAR) == [False, True]
    with known_at(after):
        assert rows(READS_NEAR) + rows(ANOTHER_NEAR) == [True, True]


def test_a_table_kept_from_now_on_is_shown_as_known(db: None) -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE public.tried (id bigint PRIMARY KEY)")
            cursor.execute("CALL audit_keep_history('tried')")

        assert "audit_reads_near" in rows("SELECT pg_get_viewdef('known.tried'::regclass)")[0]
        assert rows(f"{KEYS} AND held.relname = 'tried'") == ["PRIMARY KEY (id, history_id)"]
        transaction.set_rollback(True)


def test_every_image_is_named_by_its_row_and_its_place_in_line(db: None) -> None:
    assert rows(KEYS) == ["PRIMARY KEY (id, history_id)"] * len(rows("SELECT name FROM audit_kept_table"))


def test_every_fact_that_is_said_to_have_an_owner_is_tried(db: None) -> None:
    told = rows("SELECT array[name::text, owner::text] FROM audit_kept_table WHERE owner IS NOT NULL")

    assert dict(told) == OWNERS


@pytest.mark.parametrize("owners", ["", "1"])
def test_few_are_looked_up_row_by_row_and_never_by_reading_all(world: World, owners: str) -> None:
    person, another = world.people["moves_in_2018"], world.people["khe_vai_1"]
    with sealed(), entry(by=OPERATOR, reason="many of another"):
        rows(
            "INSERT INTO people_personattribute (person_id, dimension, first_on, code)"
            " SELECT %s, 'theory', date '2000-01-01' + day, 'L1' FROM generate_series(1, 300) day RETURNING 1",
            another,
        )
    (last,) = rows("SELECT max(recorded_at) FROM audit_entry")
    asked = f"SELECT code FROM people_personattribute WHERE person_id = ANY (ARRAY[{person}]::bigint[])"
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE history.people_personattribute")
            cursor.execute("CREATE OR REPLACE FUNCTION audit_near_tables(known bigint) RETURNS text RETURN ''::text")
        with known_at(last), known_of_few(int(owners)) if owners else nullcontext():
            read = [line.strip() for line in rows(f"EXPLAIN (ANALYZE, COSTS off, TIMING off) {asked}")]
            told = rows(asked)
        transaction.set_rollback(True)

    most_read = max(float(many) for line in read for many in re.findall(r"actual rows=([\d.]+)", line))
    (images,) = rows("SELECT count(*) FROM history.people_personattribute")
    assert (most_read < images / 2) == bool(owners), read
    assert sorted(told) == sorted(rows(asked))
