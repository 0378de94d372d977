"""The door of the offices room."""

from chibo.register.offices.commands.appoint_officer import PostNotOfThat, appoint_officer
from chibo.register.offices.commands.close_seats import close_seats
from chibo.register.offices.commands.close_seats_of_units import close_seats_of_units
from chibo.register.offices.commands.end_holding import end_holding
from chibo.register.offices.commands.refusals import (
    HoldingOutsideLife,
    OfficeFactNotSound,
    PersonHoldsSeatAlready,
    SeatHasHolder,
)
from chibo.register.offices.permissions import may_keep_seat
from chibo.register.offices.queries.basics import (
    HoldingNotFound,
    HoldingOnDay,
    holders_of,
    holdings_of_person,
)
from chibo.register.offices.queries.behind import holdings_named_on
from chibo.register.offices.queries.holders import Officer, PostHeld, officers_of, posts_of
from chibo.register.offices.rules import seat_of

__all__ = [
    "HoldingNotFound",
    "HoldingOnDay",
    "HoldingOutsideLife",
    "OfficeFactNotSound",
    "Officer",
    "PersonHoldsSeatAlready",
    "PostHeld",
    "PostNotOfThat",
    "SeatHasHolder",
    "appoint_officer",
    "close_seats",
    "close_seats_of_units",
    "end_holding",
    "holders_of",
    "holdings_named_on",
    "holdings_of_person",
    "may_keep_seat",
    "officers_of",
    "posts_of",
    "seat_of",
]
