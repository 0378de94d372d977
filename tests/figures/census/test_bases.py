"""A base stands until a later one does; what came after it is counted all the same, what is not whole is never used."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.db import connection, transaction

from chibo.figures.api import AnotherIsBuilding, Reading, build_base, figure, head_of_register, standing_base
from chibo.figures.census.api import census_known_at, close_all
from chibo.figures.census.bases.files import Head, folder
from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate
from chibo.register.members.api import admit_member
from chibo.register.people.api import register_person
from chibo.trust.audit.api import entry, known_at
from tests.worlds.lam_son import ON_PAPER, World

ON = date(2024, 6, 1)
BUILDS_AND_STALLS = """
import sys, time
import django
django.setup()
from django.db import connection
from chibo.figures.census.bases import building
connection.settings_dict["NAME"] = sys.argv[1]
def stalls(engine, raw, into):
    print("begun", flush=True)
    time.sleep(60)
building.assemble = stalls
building.build_base()
"""


@pytest.fixture
def register(committed_world: World) -> Iterator[World]:
    yield committed_world
    close_all()


def _members(world: World, **asked: object) -> int:
    told = figure("mem.total", unit=world.units["province"], on=ON, **asked)  # type: ignore[arg-type]
    assert told.value is not None
    return int(told.value)


def one_more(world: World) -> None:
    """Admit one more member, by an entry of its own."""
    number = 910_000_000 + head_of_register().seq
    with entry(by=OPERATOR, reason="an admission entered late"):
        person = register_person(
            name="Hoàng Thị Muộn", sex="F", born=PartialDate.of_year(1995), attributes={"ethnicity": "02"},
            identifiers={"personal_id": f"{number:012d}"}, basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip
        admit_member(
            person_id=person, cell_id=world.units["na_lau"], decided_on=date(2024, 5, 2),
            effective_on=date(2024, 5, 19), basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip


def test_the_first_question_after_a_commit_counts_it(register: World) -> None:
    before = _members(register)
    base = build_base()

    for more in (1, 2):
        one_more(register)

        assert _members(register) == before + more
        assert _members(register, reading=Reading.PLAIN) == before + more
    assert standing_base() == base


def test_a_code_that_did_not_occur_when_the_base_was_built_is_told_after_it(register: World) -> None:
    build_base()
    with entry(by=OPERATOR, reason="another level of theory"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_personattribute (person_id, dimension, first_on, code) VALUES (%s, 'theory', %s, 'L1')",
            [register.people["moves_in_2018"], ON],
        )

    for day, told in ((date(2024, 5, 31), 0), (ON, 1), (date(2024, 6, 2), 1)):
        rows = figure("mem.total", unit=register.units["province"], on=day, by=("theory",)).rows
        assert sum(row.value or 0 for row in rows if row.keys == ("L1",)) == told


def test_a_base_that_stands_at_the_last_entry_is_not_built_again(register: World) -> None:
    base = build_base()
    built = (folder() / base.file).stat()

    assert build_base() == base
    assert (folder() / base.file).stat().st_mtime_ns == built.st_mtime_ns
    one_more(register)
    later = build_base()
    assert later.seq == base.seq + 1
    assert [file.name for file in folder().glob("*.duckdb")] == [later.file]


def test_a_base_of_another_register_is_passed_over(register: World) -> None:
    base = build_base()
    members = _members(register)
    for other in (replace(base, epoch="f" * 32), replace(base, entry=base.entry + 1)):
        (folder() / other.file).write_bytes((folder() / base.file).read_bytes())
        _point_at(other)
        one_more(register)
        members += 1

        assert standing_base() == other
        census = census_known_at(None)
        assert census is not None
        assert census.base == ""
        assert _members(register) == members


def test_a_base_whose_file_is_gone_or_a_pointer_to_nothing_stands_for_no_base(register: World) -> None:
    base = build_base()
    (folder() / base.file).unlink()
    assert standing_base() is None

    next(folder().glob("standing-*")).write_text("../../etc/passwd", encoding="ascii")
    assert standing_base() is None
    assert build_base() == base


def test_a_base_begun_by_a_process_that_was_killed_is_never_used_and_swept_away(register: World) -> None:
    script = [sys.executable, "-c", BUILDS_AND_STALLS, connection.settings_dict["NAME"]]
    surroundings = os.environ | {"CHIBO_DATA": str(settings.CHIBO_DATA)}
    with subprocess.Popen(script, env=surroundings, stdout=subprocess.PIPE, text=True) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "begun\n"
        with pytest.raises(AnotherIsBuilding):
            build_base()
        builder.send_signal(signal.SIGKILL)

    assert standing_base() is None
    left = list(folder().glob("building-*"))
    assert left
    before = _members(register)
    build_base()
    assert not any(one.exists() for one in left if one.is_dir())
    assert _members(register) == before


def test_a_builder_that_waits_takes_the_base_of_the_one_before(register: World) -> None:
    base = build_base()
    with (folder() / "building.lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(AnotherIsBuilding):
            build_base()
    assert build_base(waits=True) == base


def test_what_the_running_transaction_has_changed_unsealed_is_answered_by_the_register_itself(register: World) -> None:
    build_base()
    before = _members(register)
    with transaction.atomic():
        one_more(register)

        assert census_known_at(None) is None
        assert _members(register) == before + 1
        transaction.set_rollback(True)
    assert census_known_at(None) is not None
    assert _members(register) == before


def test_no_base_is_built_of_what_was_only_known_then(register: World) -> None:
    with known_at(datetime(2020, 1, 1, tzinfo=UTC)), pytest.raises(AssertionError, match="as it was known"):
        build_base()
    assert standing_base() is None


def _point_at(base: Head) -> None:
    next(folder().glob("standing-*")).write_text(base.file, encoding="ascii")
