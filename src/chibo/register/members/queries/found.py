"""Find members by name."""

from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.statements import statement
from chibo.register.members.queries.listed import MemberLine, MemberList, lines_of
from chibo.trust.access.api import Scope


def members_found(text: str, *, on: date, scope: Scope, limit: int) -> MemberList:
    """Which members counted within the scope on the day bear all these words in a name? In order of names."""
    words = [f"%{escaped(word)}%" for word in text.split()]
    longest = max(words, key=len, default="")
    asked: dict[str, Any] = {
        "words": words,
        "longest": longest,
        "on": on,
        "roots": list(scope.roots),
        "asked_on": scope.asked_on,
        "limit": limit,
    }
    if not words or not scope:
        return MemberList(0, ())
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "members_found"), asked)
        found = cursor.fetchall()
    lines: tuple[MemberLine, ...] = tuple(lines_of([row[1] for row in found], on))
    return MemberList(found[0][0] if found else 0, lines)


def escaped(text: str) -> str:
    """Take from the signs of LIKE their meaning."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
