"""Of what was known at a milestone a base is kept: true for good, found by any instant near, made anew when gone."""

import fcntl
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.figures.api import AnotherIsBuilding, Reading, build_base, figure, head_of_register, keep_milestones
from chibo.figures.census.api import census_known_at, close_all
from chibo.figures.census.bases import milestones
from chibo.figures.census.bases.files import bases_there, folder
from chibo.figures.census.bases.milestones import set_milestones, turns
from chibo.trust.audit.api import recorded_at_of
from tests.figures.census.test_bases import one_more
from tests.figures.recorded import keep_every_milestone
from tests.worlds.lam_son import World

ON = date(2024, 6, 1)


@pytest.fixture
def register(committed_world: World) -> Iterator[World]:
    """Have three entries that write a member each, and milestones at and before each of them."""
    folder().mkdir(parents=True)
    set_milestones()
    for _ in range(3):
        one_more(committed_world)
    keep_every_milestone()
    yield committed_world
    close_all()


def _instant(seq: int) -> datetime:
    instant = recorded_at_of(seq)
    assert instant is not None
    return instant


def _known(world: World, seq: int, reading: Reading = Reading.CENSUS) -> object:
    return figure("mem.total", unit=world.units["province"], on=ON, known_at=_instant(seq), reading=reading).value


def _seqs() -> list[int]:
    return [base.seq for base in bases_there()]


def test_what_was_known_at_a_milestone_and_beside_it_is_what_the_register_tells(register: World) -> None:
    last = head_of_register().seq
    told = {seq: _known(register, seq) for seq in range(last - 3, last + 1)}

    assert told == {seq: _known(register, seq, Reading.PLAIN) for seq in told}
    assert len(set(told.values())) == 4
    for seq in told:
        census = census_known_at(_instant(seq))
        assert census is not None
        assert census.base
        assert not any(census.changed.values())

    close_all()
    for back in (1, 2):
        (folder() / head_of_register(last - back).file).unlink()
    for seq in (last - 1, last - 2):
        census = census_known_at(_instant(seq))
        assert census is not None
        assert census.changed["person"] == 1
        assert _known(register, seq) == told[seq]


def test_what_was_known_and_is_open_already_is_not_taken_anew_when_a_nearer_base_comes(register: World) -> None:
    seq = head_of_register().seq - 1
    milestone = folder() / head_of_register(seq).file
    milestone.rename(folder() / "away")
    opened = census_known_at(_instant(seq))
    (folder() / "away").rename(milestone)

    assert census_known_at(_instant(seq)) is opened
    close_all()
    census = census_known_at(_instant(seq))
    assert census is not None
    assert not any(census.changed.values())


def test_a_later_base_leaves_those_of_milestones_and_removes_what_neither_stands_nor_is_one(register: World) -> None:
    kept = _seqs()
    for _ in range(2):
        one_more(register)
        census = census_known_at(None)
        assert census is not None
        base = build_base()

    assert _seqs() == [*kept, base.seq]


def test_milestones_thrown_away_are_made_anew_and_those_there_are_left_as_they_are(register: World) -> None:
    there = {base: (folder() / base.file).stat().st_mtime_ns for base in bases_there()}
    lost = next(iter(there))
    (folder() / lost.file).unlink()

    many = len(there)
    with mock.patch.object(milestones, "_MUCH", 0):
        assert list(keep_milestones())[-2:] == [(many - 1, many), (many, many)]

    again = {base: (folder() / base.file).stat().st_mtime_ns for base in bases_there()}
    assert again.keys() == there.keys()
    assert [base for base in there if again[base] != there[base]] == [lost]


def test_a_milestone_of_another_register_is_passed_over(register: World) -> None:
    seq = head_of_register().seq - 1
    sound = head_of_register(seq)
    for other in (replace(sound, epoch="f" * 32), replace(sound, entry=sound.entry + 1)):
        (folder() / sound.file).rename(folder() / other.file)
        close_all()

        census = census_known_at(_instant(seq))

        assert census is not None
        assert census.changed["person"] == 1
        assert _known(register, seq) == _known(register, seq, Reading.PLAIN)
        (folder() / other.file).rename(folder() / sound.file)


def test_milestones_noted_of_another_register_are_set_anew(register: World) -> None:
    noted = next(folder().glob("milestones-*.json"))
    last = head_of_register()
    noted.write_text(noted.read_text().replace(last.file, replace(last, entry=last.entry + 1).file), encoding="utf-8")

    assert milestones.milestones().heads == ()
    noted.write_text('{"upto": 1', encoding="utf-8")
    assert milestones.milestones().heads == ()
    keep_every_milestone()
    assert milestones.milestones().upto == last


def test_what_a_killed_process_left_is_swept_away_and_two_do_not_build_at_once(register: World) -> None:
    left = folder() / "milestone-left"
    left.mkdir()
    (left / "base.duckdb").write_bytes(b"half")
    with (folder() / "milestones.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(AnotherIsBuilding):
            keep_every_milestone()
    assert left.exists()

    keep_every_milestone()

    assert not left.exists()


@given(st.lists(st.integers(0, 30), max_size=30), st.integers(0, 20), st.integers(0, 20))
def test_between_neighbours_much_was_written_only_by_one_entry(rows: list[int], since: int, much: int) -> None:
    since = min(since, much)
    first = 8 if since else 1

    found, left = turns(enumerate(rows, start=first), since, much)

    assert found == sorted(set(found))
    assert set(found) <= set(range(max(first - 1, 1), first + len(rows)))
    edges = [first - 1, *found, first + len(rows) - 1]
    for place, (low, high) in enumerate(pairwise(edges)):
        written = sum(rows[low - first + 1 : high - first + 1]) + (0 if place else since)
        assert written <= much or high - low == 1
    assert left <= much
