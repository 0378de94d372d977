"""Find members by name."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.statements import statement
from chibo.register.members.queries.listed import MemberLine, lines_of
from chibo.register.members.queries.spoken import escaped, longest_of
from chibo.trust.access.api import Scope


@dataclass(frozen=True, slots=True)
class MembersFound:
    """The first members found, and whether there are more."""

    lines: tuple[MemberLine, ...]
    has_more: bool


def members_found(text: str, *, on: date, scope: Scope, limit: int) -> MembersFound:
    """Which members counted within the scope on the day bear all these words in a name? In order of names."""
    words = [f"%{escaped(word)}%" for word in text.split()]
    asked: dict[str, Any] = {
        "words": words,
        "longest": longest_of(words),
        "on": on,
        "roots": list(scope.roots),
        "asked_on": scope.asked_on,
        "limit": limit + 1,
    }
    if not words or not scope:
        return MembersFound((), has_more=False)
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "members_found"), asked)
        ids = [row[0] for row in cursor.fetchall()]
    return MembersFound(tuple(lines_of(ids[:limit], on)), has_more=len(ids) > limit)
