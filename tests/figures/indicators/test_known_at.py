"""A figure as known at an instant: late entries and corrections change what is said now, never what was said then."""

from datetime import date, datetime, timedelta, timezone

from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate
from chibo.register.acts.api import part_with_member
from chibo.register.people.api import correct_birth, record_attribute
from chibo.trust.audit.api import Entry, entry, withdraw_entry
from tests.databases import sealed
from tests.figures.asking import Rows, ask, lines
from tests.worlds.lam_son import LUONG_MOVED, ON_PAPER, World

VIETNAM = timezone(timedelta(hours=7))
LATE_DAY = date(2025, 9, 1)
BEFORE_ALL = datetime(2009, 12, 31, tzinfo=VIETNAM)


def test_nothing_was_known_before_the_first_entry(world: World) -> None:
    told = ask(world, "mem.total", "province", "01/06/2020", known_at=BEFORE_ALL)

    assert (told.value, told.known_at) == (0, BEFORE_ALL)


def test_what_was_recorded_later_was_not_known_then(world: World) -> None:
    the_move_not_yet = datetime(2016, 12, 31, tzinfo=VIETNAM)

    told = ask(world, "mem.total", "dong_may", "01/06/2020", known_at=the_move_not_yet)

    assert the_move_not_yet.date() < LUONG_MOVED
    assert told.value == 10
    assert ask(world, "mem.total", "dong_may", "01/06/2020").value == 7


def test_a_late_entry_shows_from_the_instant_it_was_recorded(world: World) -> None:
    entered = _recorded_late(world)
    instant = entered.recorded_at

    def told(known_at: datetime | None) -> object:
        return ask(world, "mem.total", "kiem_lam", "01/06/2024", known_at=known_at).value

    assert instant is not None
    assert [told(instant - timedelta(microseconds=1)), told(instant), told(None)] == [2, 1, 1]
    assert ask(world, "rem.count", "kiem_lam", "01/06/2024", since="01/01/2024", known_at=instant).value == 1
    assert ask(world, "rem.count", "kiem_lam", "01/06/2024", since="01/01/2024", known_at=BEFORE_ALL).value == 0


def test_a_withdrawn_entry_was_known_in_between(world: World) -> None:
    entered = _recorded_late(world)
    with sealed():
        withdraw_entry(entered.pk, by=OPERATOR, reason="a mistake")

    told = [
        ask(world, "mem.total", "kiem_lam", "01/06/2024", known_at=known_at).value
        for known_at in (BEFORE_ALL, entered.recorded_at, None)
    ]

    assert told == [0, 1, 2]


def test_a_correction_does_not_rewrite_what_was_known(world: World) -> None:
    person = world.people["secretary_of_kiem_lam"]
    before = datetime(2025, 8, 31, tzinfo=VIETNAM)
    with world.recorder.on(LATE_DAY, "the year of birth was wrong"):
        correct_birth(person_id=person, born=PartialDate.of_year(1960), basis=ON_PAPER, by=OPERATOR)
        record_attribute(
            person_id=person, dimension="theory", code="L3", effective_on=date(2012, 1, 1), basis=ON_PAPER, by=OPERATOR
        )

    def told(known_at: datetime | None) -> Rows:
        by = ("age_band", "theory")
        return lines(ask(world, "sec.count", "kiem_lam", "01/06/2020", by=by, known_at=known_at))

    assert [told(before), told(None)] == [{("41-45", None): 1}, {("56-60", "L3"): 1}]


def _recorded_late(world: World) -> Entry:
    with sealed(), entry(
        by=OPERATOR, reason="an expulsion of January, entered in September",
        recorded_at=datetime(2025, 9, 1, 8, tzinfo=VIETNAM),
    ) as opened:  # fmt: skip
        part_with_member(
            member_id=world.members["kiem_lam_1"], exit_kind="expelled", effective_on=date(2024, 1, 15),
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
    opened.refresh_from_db()
    return opened
