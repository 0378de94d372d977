"""End an area with its posts."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.register.areas.api import end_area
from chibo.register.decisions.api import Basis
from chibo.register.offices.api import close_seats
from chibo.trust.audit.api import entry


def close_area(*, area_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make that day the first on which the area and its seats are no more. Raises what `end_area` raises."""
    with entry(by=by, reason="close_area", basis=basis):
        close_seats(area_id=area_id, effective_on=effective_on, basis=basis, by=by)
        end_area(area_id=area_id, effective_on=effective_on, basis=basis, by=by)
