"""What facts are cut by: what they carry of their subject, and nothing else."""

from chibo.figures.census.making.assembling import Told, periods_of
from chibo.figures.census.populations import FACTS, dimensions_of


def test_what_is_told_apart_does_not_cut() -> None:
    told = Told(dimensions_of("person"), ())
    (events,) = (one for one in FACTS if one.key == "member_events")

    periods = periods_of("person", told)

    assert periods["state_person"] == told.moving
    assert set(periods["state_member_events"]) == set(told.moving) - {*events.apart, *events.without}


def test_no_periods_are_made_of_what_does_not_change() -> None:
    moving = Told(("stage",), ("ethnicity",))

    assert periods_of("person", moving) == {"state_person": ("stage",)}
    assert periods_of("person", Told((), ("ethnicity",))) == {}
