"""Name members and events of membership behind a figure, within a scope."""

from collections.abc import Sequence
from datetime import date

from chibo.kernel.named_rows import NamedRow, named_rows
from chibo.trust.access.api import Scope


def members_named_on(rows: Sequence[tuple[int, date]], *, scope: Scope) -> dict[int, NamedRow]:
    """Who are these members, each on its day? By place in the order given; who may not be seen is left out."""
    return named_rows(__package__, "members_named_on", rows, roots=scope.roots, asked_on=scope.asked_on)


def events_named_on(rows: Sequence[tuple[int, date]], *, scope: Scope) -> dict[int, NamedRow]:
    """Whose events are these? By place in the order given; those of whom may not be seen are left out."""
    return named_rows(__package__, "events_named_on", rows, roots=scope.roots, asked_on=scope.asked_on)
