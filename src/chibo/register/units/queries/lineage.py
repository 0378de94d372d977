"""Follow units through reorganisations: what they came from, what they go on in, which congress comes next."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from chibo.kernel.statements import kept_cursor, statement
from chibo.register.units.models import Lineage, Term
from chibo.register.units.queries.basics import unit_life


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit tied to another by lineage: since when, how it came about, and with which share of the predecessor."""

    id: int
    public_id: UUID
    name: str
    first_on: date
    kind: str | None
    share: Fraction


@dataclass(frozen=True, slots=True)
class UnitLineage:
    """What a unit came from and what it goes on in, each by day, then the largest share first."""

    came_from: tuple[Relative, ...]
    went_to: tuple[Relative, ...]


def lineage_of(unit_id: int) -> UnitLineage:
    """Which units did it come from, and in which does it go on, whenever that was?"""
    with kept_cursor() as cursor:
        cursor.execute(statement(__package__, "lineage_of"), {"unit": unit_id})
        found = [
            (goes_on, Relative(other, public, name, first_on, kind, Fraction(numerator, denominator)))
            for goes_on, other, public, name, first_on, kind, numerator, denominator in cursor.fetchall()
        ]
    return UnitLineage(
        tuple(one for goes_on, one in found if not goes_on), tuple(one for goes_on, one in found if goes_on)
    )


def term_began(unit_id: int, *, on: date) -> date | None:
    """On which day did the unit's term begin that it is in on that day? None where it is in none, or since ever."""
    found = (
        Term.objects.filter(unit_id=unit_id, valid_during__contains=on).values_list("valid_during", flat=True).first()
    )
    began: date | None = found.lower if found else None
    return began


def next_congress_ordinal(unit_id: int, *, on: date) -> int | None:
    """Which number has the next congress after that day? None where the last one's was not recorded.

    The terms of a unit go on through splits and mergers; what was made of one unit alone takes that one's next number,
    so that the parts of a split have the same; what is new, or made of several, begins at 1 (06-HD/TW §13). Raises
    `UnitNotFound`.
    """
    life = unit_life(unit_id)
    terms = Term.objects.filter(unit_id=unit_id).exclude(valid_during__startswith__gt=on)
    last = terms.order_by("-valid_during").values_list("congress_ordinal").first()
    if last is not None:
        return None if last[0] is None else last[0] + 1
    if life.start is None:
        return None
    origins = Lineage.objects.filter(successor_id=unit_id, first_on=life.start)
    made_of = set(origins.values_list("predecessor_id", flat=True))
    if len(made_of) == 1:
        return next_congress_ordinal(made_of.pop(), on=life.start - timedelta(days=1))
    return 1
