"""Entries of several connections at once: their order is the order of commits, and nothing known is lost or early."""

import random
import threading
from collections.abc import Callable
from itertools import pairwise

import pytest
from django.db import connection, connections

from chibo.kernel.actors import Actor
from chibo.trust.audit.api import entry, known_at
from chibo.trust.audit.models import Entry
from tests.trust.audit.register_rows import names_known, rows, sealed_entries, write_person

SLOW, QUICK = Actor(7, "the slow one"), Actor(8, "the quick one")
SOON = 20


def _in_thread(act: Callable[[], object]) -> threading.Thread:
    def acting() -> None:
        try:
            act()
        finally:
            connections.close_all()

    thread = threading.Thread(target=acting)
    thread.start()
    return thread


@pytest.fixture
def overlapped(committed_database: str) -> list[Entry]:
    """Let one transaction begin first and commit last, round another."""
    has_written, may_commit = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with entry(by=SLOW, reason="begun first, committed last"):
            write_person("Chậm")
            has_written.set()
            assert may_commit.wait(SOON)

    slow = _in_thread(write_slowly)
    assert has_written.wait(SOON)
    with entry(by=QUICK, reason="begun last, committed first"):
        write_person("Nhanh")
    may_commit.set()
    slow.join(SOON)
    return sealed_entries()


def test_the_order_of_entries_is_the_order_of_commits(overlapped: list[Entry]) -> None:
    assert [one.actor_name for one in overlapped] == [QUICK.name, SLOW.name]
    assert [one.seq for one in overlapped] == [2, 3]
    assert overlapped[0].recorded_at < overlapped[1].recorded_at  # type: ignore[operator]


def test_what_is_known_at_each_entry_is_what_was_committed_by_then(overlapped: list[Entry]) -> None:
    known = []
    for one in overlapped:
        with known_at(one.recorded_at):
            known.append(names_known())

    assert known == [{"Nhanh"}, {"Nhanh", "Chậm"}]


@pytest.mark.parametrize(("begun_before", "has_later"), [(True, True), (True, False), (False, True), (False, False)])
def test_what_is_committed_while_it_is_read_as_known_is_not_seen(
    committed_database: str, begun_before: bool, has_later: bool
) -> None:
    with entry(by=QUICK, reason="known"):
        write_person("Biết")
    has_written, may_commit, reads = threading.Event(), threading.Event(), threading.Event()

    def write_meanwhile() -> None:
        assert begun_before or reads.wait(SOON)
        with entry(by=SLOW, reason="committed while it is read"):
            write_person("Sau")
            has_written.set()
            assert may_commit.wait(SOON)

    slow = _in_thread(write_meanwhile)
    assert not begun_before or has_written.wait(SOON)
    if has_later:
        # What is later already bears a higher number than that of who began before.
        with entry(by=QUICK, reason="later, and committed already"):
            write_person("Nữa")
    known = sealed_entries()[0].recorded_at
    with known_at(known):
        assert names_known() == {"Biết"}
        reads.set()
        assert has_written.wait(SOON)
        may_commit.set()
        slow.join(SOON)
        seen = names_known()

    assert seen == {"Biết"}
    assert names_known() == {"Biết", "Sau", *(["Nữa"] if has_later else [])}


def test_each_row_of_history_names_the_actor_who_wrote_it(overlapped: list[Entry]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, actor_name FROM history.people_personname image"
            " JOIN audit_entry entry ON entry.id = image.entry_id ORDER BY name"
        )
        written = cursor.fetchall()

    assert written == [("Chậm", SLOW.name), ("Nhanh", QUICK.name)]


def test_at_no_moment_is_a_later_entry_seen_without_the_earlier(committed_database: str) -> None:
    """Four writers that wait at random, and a reader who looks all the time: the numbers seen have no gap."""
    is_over = threading.Event()
    gaps: list[tuple[object, ...]] = []

    def write(seed: int) -> None:
        dice = random.Random(seed)
        for number in range(12):
            with entry(by=Actor(seed, f"writer {seed}"), reason=f"entry {number}"):
                write_person(f"{seed}-{number}")
                rows("SELECT pg_sleep(%s)", dice.random() / 100)

    def look() -> None:
        while not is_over.is_set():
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(seq), max(seq) FROM audit_entry WHERE seq IS NOT NULL")
                seen = cursor.fetchone()
            if seen[0] != seen[1]:
                gaps.append(seen)

    reader = _in_thread(look)
    writers = [_in_thread(lambda seed=seed: write(seed)) for seed in range(4)]  # type: ignore[misc]
    for writer in writers:
        writer.join(60)
    is_over.set()
    reader.join(SOON)

    entries = sealed_entries()
    assert gaps == []
    assert [one.seq for one in entries] == list(range(2, 50))
    assert all(one.recorded_at < other.recorded_at for one, other in pairwise(entries))  # type: ignore[operator]


def _write_and_fail() -> None:
    with entry(by=SLOW, reason="comes to nothing"):
        write_person("Không")
        raise ZeroDivisionError


def test_an_entry_that_is_rolled_back_leaves_no_number_behind(committed_database: str) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail()
    with entry(by=QUICK, reason="the next"):
        write_person("Có")

    assert [(one.seq, one.reason) for one in sealed_entries()] == [(2, "the next")]
    assert names_known() == {"Có"}
