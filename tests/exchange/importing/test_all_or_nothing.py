"""An import that fails at any statement, or is killed at any moment, leaves nothing behind."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from chibo.exchange.importing.folder import staging_folder
from tests.exchange.importing.offices import OFFICE, ask, register_hash, said, take_office, written


class _Broken(OperationalError):
    """What the hook raises, as a server does that went away."""


def _failing_at(place: int) -> Callable[..., Any]:
    done = 0

    def fail(execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        nonlocal done
        done += 1
        if done == place:
            raise _Broken(sql)
        return execute(sql, parameters, many, context)

    return fail


def _statements_of_an_import() -> int:
    seen = 0

    def count(execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        return execute(sql, parameters, many, context)

    # The first import of a session has a few more, for the session itself.
    for _ in range(2):
        seen = 0
        with connection.execute_wrapper(count), transaction.atomic():
            take_office()
            transaction.set_rollback(True)
    return seen - 3  # the savepoint around, the return to it, and its release


def _try_at(places: range, data: Path) -> None:
    before = register_hash()
    for place in places:
        with connection.execute_wrapper(_failing_at(place)), pytest.raises(_Broken):
            take_office()
        assert register_hash() == before, place
    assert list((data / "imports").iterdir()) == []


@pytest.mark.django_db
def test_a4_failing_at_a_statement_leaves_nothing(folder: Path, settings: Any) -> None:
    settings.CHIBO_DATA = folder

    _try_at(range(7, _statements_of_an_import(), 41), folder)


@pytest.mark.long
@pytest.mark.django_db
def test_a4_failing_at_each_statement_leaves_nothing(folder: Path, settings: Any) -> None:
    settings.CHIBO_DATA = folder

    _try_at(range(1, _statements_of_an_import()), folder)


_IMPORT = """
import sys
from datetime import date
from pathlib import Path
import django
django.setup()
from django.db import connections
connections.databases["default"]["NAME"] = sys.argv[1]
from chibo.exchange.importing.api import import_files
from chibo.kernel.actors import OPERATOR
print("ready", flush=True)
import_files([Path(file) for file in sys.argv[2:]], on=date(2024, 5, 17), by=OPERATOR)
"""


def _killed_imports(files: list[Path], kills: int) -> None:
    """Kill an import at random moments; each time the register must be what it was."""
    before = register_hash()
    luck = random.Random("A4")
    name = connection.settings_dict["NAME"]
    for _ in range(kills):
        command = [sys.executable, "-c", _IMPORT, str(name), *map(str, files)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as running:
            assert running.stdout
            running.stdout.readline()
            time.sleep(luck.uniform(0, 2.5))
            with suppress(ProcessLookupError):
                os.kill(running.pid, signal.SIGKILL)
        _wait_for_backends()
        if running.returncode == 0 or _is_whole():
            return
        assert register_hash() == before


def _is_whole() -> bool:
    """Tell whether the import was through before its process was killed: sealed, and all that it counted is there."""
    sealed = ask(
        "SELECT counts FROM importing_import JOIN audit_entry entry ON entry.id = entry_id WHERE entry.seq IS NOT NULL"
    )
    for (counts,) in sealed:
        counted = counts if isinstance(counts, dict) else json.loads(counts)
        assert said("SELECT count(*) FROM members_member") == counted["members"]["new"]
    return bool(sealed)


def _wait_for_backends() -> None:
    for _ in range(200):
        if (
            said("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
            == 0
        ):
            return
        time.sleep(0.05)
    raise AssertionError(ask("SELECT state, query FROM pg_stat_activity WHERE datname = current_database()"))


def _large(folder: Path, members: int) -> list[Path]:
    rows = [
        {**OFFICE["members"][0], "personal_id": "", "ll_number": f"{number:06} BK", "name": f"LÝ VĂN {number}"}
        for number in range(1, members)
    ]
    return [written(kind, rows if kind == "members" else given, folder) for kind, given in OFFICE.items()]


def test_a4_killed_at_some_moment_an_import_leaves_nothing(committed_database: str, tmp_path: Path) -> None:
    _killed_imports(_large(tmp_path, 4_000), kills=3)


@pytest.mark.long
def test_a4_killed_at_many_moments_a_large_import_leaves_nothing(committed_database: str, tmp_path: Path) -> None:
    _killed_imports(_large(tmp_path, 20_000), kills=15)


def test_the_folder_of_a_killed_import_is_swept_and_that_of_a_running_one_is_not(folder: Path, settings: Any) -> None:
    settings.CHIBO_DATA = folder
    killed = folder / "imports" / "running-killed"
    killed.mkdir(parents=True)

    with staging_folder() as running, staging_folder() as another:
        assert not killed.exists()
        assert running.exists()
        assert another.exists()

    assert list((folder / "imports").iterdir()) == []
