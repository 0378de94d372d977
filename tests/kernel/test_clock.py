"""The time, and who acts."""

from datetime import UTC, date, datetime, timedelta

import time_machine

from chibo.kernel.actors import OPERATOR, Actor
from chibo.kernel.clock import Clock, SystemClock


def test_the_day_is_that_of_viet_nam_whatever_the_zone_of_the_machine() -> None:
    clock: Clock = SystemClock()

    with time_machine.travel(datetime(2024, 5, 16, 17, 0, tzinfo=UTC), tick=False):
        assert clock.today() == date(2024, 5, 17)
        assert clock.now() == datetime(2024, 5, 16, 17, 0, tzinfo=UTC)
        assert clock.now().utcoffset() == timedelta(hours=7)


def test_the_operator_acts_without_an_account() -> None:
    assert OPERATOR.id is None
    assert str(OPERATOR) == "operator"
    assert Actor(1, "operator") != OPERATOR
