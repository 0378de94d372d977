"""Close the seats of many units at once, set-wise. The plan that ends the units was asked who may."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

# A holding ends before its seat does: period keys ask at the end of the deed.
_HOLDINGS = """
UPDATE offices_holding held SET valid_during = daterange(lower(held.valid_during), %(on)s)
  FROM offices_seat seat
 WHERE seat.id = held.seat_id AND seat.unit_id = ANY (%(units)s) AND held.valid_during @> %(on)s::date
"""
_SEATS = """
UPDATE offices_seat seat SET valid_during = daterange(lower(seat.valid_during), %(on)s)
 WHERE seat.unit_id = ANY (%(units)s) AND seat.valid_during @> %(on)s::date
"""


def close_seats_of_units(unit_ids: Sequence[int], *, effective_on: date) -> None:
    """Make that day the first on which the units have no seats and nobody holds any."""
    asked: dict[str, Any] = {"units": list(unit_ids), "on": effective_on}
    with connection.cursor() as cursor:
        cursor.execute(_HOLDINGS, asked)
        cursor.execute(_SEATS, asked)
