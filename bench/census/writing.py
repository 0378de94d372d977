"""Commit one small change of a member, as a clerk does all day."""

import random

from django.db import connection

from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.api import entry

_draw = random.Random()


def touch_a_member() -> None:
    """Give one person another level of political theory from a day on, in an entry of its own."""
    with entry(by=OPERATOR, reason="a measured change"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_personattribute (person_id, dimension, first_on, code)"
            " SELECT id, 'theory', DATE '2025-06-01' - %s, 'L2' FROM people_person"
            " WHERE id >= (SELECT min(id) + %s FROM people_person) ORDER BY id LIMIT 1",
            [_draw.randrange(3000), _draw.randrange(30_000)],
        )
