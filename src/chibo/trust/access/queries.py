"""Which units a person may do something in, on the day of asking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from chibo.kernel.actors import OPERATOR, Actor
from chibo.kernel.statements import kept_cursor
from chibo.trust.access.models import Grant
from chibo.trust.access.rules import Permission, roles_that_may

# The question: which roles has a user on a day, each over which unit? The index: grants by user.
_ROLES = """
SELECT role, unit_id FROM access_grant
 WHERE user_id = %(user)s::bigint AND valid_during @> %(on)s::date
 ORDER BY unit_id, role
"""


@dataclass(frozen=True, slots=True)
class Scope:
    """The units, each with all below it, within which an actor may do one thing; `asked_on` is the day of asking.

    `roots` are the units granted. The tree of the day of asking and the tree of the day viewed both count: what lies
    under a root on either of them is in scope. `everywhere` is the operator at the terminal, who holds the machine.
    """

    roots: tuple[int, ...]
    asked_on: date
    everywhere: bool = False

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.roots)


def scope_of(actor: Actor, permission: Permission, *, on: date) -> Scope:
    """Within which units may the actor do it, asked on that day? An account without a grant: within none."""
    if actor == OPERATOR:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM units_unit WHERE is_apex")
            roots = tuple(row[0] for row in cursor.fetchall())
        return Scope(roots, on, everywhere=True)
    if actor.id is None:
        return Scope((), on)
    granted = Grant.objects.filter(
        user_id=actor.id, valid_during__contains=on, role__in=[role.value for role in roles_that_may(permission)]
    )
    return Scope(tuple(granted.order_by("unit_id").values_list("unit_id", flat=True).distinct()), on)


def scopes_of(granted: Iterable[tuple[str, int]], *, on: date) -> dict[Permission, Scope]:
    """Within which units do these roles, each with its unit, allow each thing, asked on that day?"""
    granted = tuple(granted)
    return {
        permission: Scope(tuple(sorted({unit for role, unit in granted if role in roles_that_may(permission)})), on)
        for permission in Permission
    }


def roles_of(actor: Actor, *, on: date) -> tuple[tuple[str, int], ...]:
    """The roles of an actor on a day, each with the unit it is granted over."""
    if actor.id is None:
        return ()
    with kept_cursor() as cursor:
        cursor.execute(_ROLES, {"user": actor.id, "on": on})
        return tuple(cursor.fetchall())
