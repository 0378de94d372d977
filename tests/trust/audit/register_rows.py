"""Write small things into the register, and look at what it holds and has kept."""

from typing import Any

from django.db import connection

from chibo.register.people.models import Person, PersonName
from chibo.trust.audit.models import Entry


def write_person(name: str) -> int:
    """Write a person by rows alone."""
    person = Person.objects.create(sex="F", born_on=None, born_precision="u")
    PersonName.objects.create(person=person, kind="birth", name=name)
    return person.pk


def names_known() -> set[str]:
    """Read the names of people; unqualified, so that what is known at an instant is read inside `known_at`."""
    return set(rows("SELECT name FROM people_personname"))


def rows(question: str, *parameters: str | float) -> list[Any]:
    """Ask for one column."""
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return [row[0] for row in cursor.fetchall()]


def images_of(table: str, row_id: int) -> list[tuple[str, str]]:
    """Give operation and actor of each image history keeps of a row, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT operation::text, actor_name FROM history.{table} image"
            " JOIN audit_entry entry ON entry.id = entry_id WHERE image.id = %s ORDER BY history_id",
            [row_id],
        )
        return [(operation, actor) for operation, actor in cursor.fetchall()]


def sealed_entries() -> list[Entry]:
    """Give the sealed entries after the code lists', in order of commits."""
    return list(Entry.objects.filter(seq__gt=1).order_by("seq"))


def whole_register() -> dict[str, str]:
    """Digest every living table, each row with its surrogate id; ancestry, which is derived, without."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM audit_kept_table ORDER BY name")
        digests = {}
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"SELECT md5(coalesce(string_agg(held::text, E'\\n' ORDER BY held.id), '')) FROM {table} held"
            )
            digests[table] = cursor.fetchone()[0]
        cursor.execute(
            "SELECT md5(string_agg(line, E'\\n' ORDER BY line)) FROM (SELECT concat_ws('|', unit_id, ancestor_id,"
            " depth, valid_during) AS line FROM units_ancestry) held"
        )
        digests["units_ancestry"] = cursor.fetchone()[0]
    return digests


def read_from_history(*, row_by_row: bool = False) -> None:
    """Let what was known be read from history until the transaction ends, however little changed since.

    All of it is read, or of facts that have an owner, row by row, as where few owners are asked about.
    """
    answers = {"audit_near_tables(known bigint)": ("text", "$$SELECT ''$$")}
    answers["audit_reads_few(kept text)"] = ("boolean", f"$$SELECT {row_by_row}$$")
    with connection.cursor() as cursor:
        for name, (kind, answer) in answers.items():
            cursor.execute(f"CREATE OR REPLACE FUNCTION {name} RETURNS {kind} LANGUAGE sql AS {answer}")
