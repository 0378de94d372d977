"""End a unit with its posts and its servings."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.register.areas.api import release_areas_of
from chibo.register.decisions.api import Basis
from chibo.register.offices.api import close_seats
from chibo.register.units.api import end_unit
from chibo.trust.audit.api import entry


def close_unit(
    *, unit_id: int, end_kind: str, successor_id: int | None = None, effective_on: date, basis: Basis, by: Actor
) -> None:
    """Make that day the first on which the unit, its seats and its servings are no more.

    Its members and the units under it are moved first: else `UnitStillInUse`, and nothing is changed. Raises what
    `end_unit` raises besides.
    """
    with entry(by=by, reason="close_unit", basis=basis):
        release_areas_of(cell_id=unit_id, effective_on=effective_on, basis=basis, by=by)
        close_seats(unit_id=unit_id, effective_on=effective_on, basis=basis, by=by)
        end_unit(
            unit_id=unit_id, end_kind=end_kind, successor_id=successor_id, effective_on=effective_on, basis=basis, by=by
        )
