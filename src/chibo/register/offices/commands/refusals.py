"""What the database refuses of seats and holders, in words: the one table from its constraints to errors."""

from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Refusal, Refusals


class SeatHasHolder(Conflict):
    """A single seat would have two holders on one day."""


class PersonHoldsSeatAlready(Conflict):
    """The person would hold one seat twice on one day."""


class HoldingOutsideLife(RuleBroken):
    """The seat, or what it is a seat of, does not exist on every day."""


class OfficeFactNotSound(RuleBroken):
    """A coded value is not of its list."""


_BEYOND = gettext_noop("“%(post)s” of “%(of)s” does not exist on every day from %(on)s on. Check the days.")
# A seat is made where none is: two can only meet when two clerks fill the post for the first time at one moment.
_AT_ONCE = gettext_noop("Somebody else has just filled “%(post)s” of “%(of)s”. Look at it again.")

REFUSALS: Refusals = {
    "holding_one_holder_of_a_single_seat": Refusal(
        SeatHasHolder,
        gettext_noop("“%(post)s” of “%(of)s” has a holder on some day from %(on)s on. End that holding first."),
    ),
    "holding_once_a_person_at_a_time": Refusal(
        PersonHoldsSeatAlready,
        gettext_noop(
            "The person is “%(post)s” of “%(of)s” on some day from %(on)s on already. There is nothing to add."
        ),
    ),
    "holding_within_life_of_seat": Refusal(HoldingOutsideLife, _BEYOND),
    "seat_within_life_of_unit": Refusal(HoldingOutsideLife, _BEYOND),
    "seat_within_life_of_area": Refusal(HoldingOutsideLife, _BEYOND),
    "seat_one_of_a_post_in_a_unit": Refusal(SeatHasHolder, _AT_ONCE),
    "seat_one_of_a_post_in_an_area": Refusal(SeatHasHolder, _AT_ONCE),
    "code_is_listed": Refusal(
        OfficeFactNotSound, gettext_noop("“%(value)s” is not a code of its list. Choose one of the list.")
    ),
}
