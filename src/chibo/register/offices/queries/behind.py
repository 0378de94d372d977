"""Name holders of posts behind a figure, within a scope."""

from collections.abc import Sequence
from datetime import date

from chibo.kernel.named_rows import NamedRow, named_rows
from chibo.trust.access.api import Scope


def holdings_named_on(rows: Sequence[tuple[int, date]], *, scope: Scope) -> dict[int, NamedRow]:
    """Who holds these posts, each on its day? By place in the order given; who may not be seen is left out."""
    return named_rows(__package__, "holdings_named_on", rows, roots=scope.roots, asked_on=scope.asked_on)
