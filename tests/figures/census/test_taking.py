"""What is taken over of some subjects is looked for by one look each, however many they are."""

import pytest
from django.db import connection

from chibo.figures.census.making.taking import asked_of_some
from chibo.figures.census.populations import SOURCES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("source", [name for name, one in SOURCES.items() if one.subject == "person"])
def test_ids_are_compared_in_their_own_type(source: str) -> None:
    """Of another type PostgreSQL goes through the whole list for every row: a minute for the members of a province."""
    taken = SOURCES[source].taken
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (VERBOSE) {asked_of_some(taken, range(1, 12)).as_string(cursor.cursor)}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "'{1,2,3,4,5,6,7,8,9,10,11}'::bigint[]" in plan
