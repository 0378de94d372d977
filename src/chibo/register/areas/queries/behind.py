"""Name areas and communes behind a figure, within a scope."""

from collections.abc import Sequence
from datetime import date

from chibo.kernel.named_rows import NamedRow, named_rows
from chibo.trust.access.api import Scope


def areas_named_on(rows: Sequence[tuple[int, date]], *, scope: Scope) -> dict[int, NamedRow]:
    """What are these areas, each on its day? By place in the order given; what may not be seen is left out."""
    return named_rows(__package__, "areas_named_on", rows, roots=scope.roots, asked_on=scope.asked_on)


def communes_named_on(rows: Sequence[tuple[int, date]], *, scope: Scope) -> dict[int, NamedRow]:
    """In which communes do these areas lie, each on its day? By place in the order given; unseen ones are left out."""
    return named_rows(__package__, "communes_named_on", rows, roots=scope.roots, asked_on=scope.asked_on)
