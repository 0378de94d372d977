"""Find many units at once by what a table calls them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from chibo.kernel.statements import statement
from chibo.trust.access.api import Scope


def units_called(texts: Iterable[str], *, on: date, scope: Scope) -> dict[str, tuple[int, ...]]:
    """Which units of the scope bear each code or whole name on the day? A code wins over names."""
    by_code: dict[str, set[int]] = defaultdict(set)
    by_name: dict[str, set[int]] = defaultdict(set)
    asked: dict[str, Any] = {"texts": sorted(set(texts)), "on": on}
    asked |= {"roots": list(scope.roots), "asked_on": scope.asked_on}
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "units_called"), asked)
        for text, unit, is_code in cursor.fetchall():
            (by_code if is_code else by_name)[text].add(unit)
    return {text: tuple(sorted(by_code.get(text) or by_name[text])) for text in {*by_code, *by_name}}
