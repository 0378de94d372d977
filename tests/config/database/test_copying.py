"""What is copied out is whole when it is given, and of the moment that was asked for."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from chibo.config.database.api import Address, ProgramFailed, copy_out
from tests.config.database.people import User


@pytest.fixture
def address(guest: User) -> Address:
    return guest.enter().of_database("postgres")


@pytest.fixture
def snapshot(address: Address) -> Iterator[str]:
    with psycopg.connect(address.conninfo()) as connection:
        (found,) = connection.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        yield found


def test_files_are_given_one_after_the_other_each_whole(address: Address, snapshot: str, tmp_path: Path) -> None:
    folder = tmp_path / r"thư mục 'A\n'"
    folder.mkdir()
    many, none = folder / "many.csv", folder / "none.csv"
    selects = {many: "SELECT i, 'Nà Pài, ' || i FROM generate_series(1, 20000) i", none: "SELECT 1 WHERE false"}

    given = [(file, file.read_text(encoding="utf-8")) for file in copy_out(selects, address=address, snapshot=snapshot)]

    assert given == [(many, "".join(f'{i},"Nà Pài, {i}"\n' for i in range(1, 20001))), (none, "")]


def test_what_was_committed_after_the_snapshot_is_not_copied(address: Address, snapshot: str, tmp_path: Path) -> None:
    with psycopg.connect(address.conninfo(), autocommit=True) as other:
        other.execute("CREATE DATABASE later")
    select = "SELECT count(*) FROM pg_database WHERE datname = 'later'"

    (file,) = copy_out({tmp_path / "later.csv": select}, address=address, snapshot=snapshot)

    assert file.read_text(encoding="ascii") == "0\n"


def test_a_select_that_fails_says_so_after_what_was_whole(address: Address, snapshot: str, tmp_path: Path) -> None:
    selects = {tmp_path / "1.csv": "SELECT 1", tmp_path / "2.csv": "SELECT 1 / (i - 9) FROM generate_series(1, 9) i"}
    copied = copy_out(selects, address=address, snapshot=snapshot)

    assert next(copied) == tmp_path / "1.csv"
    with pytest.raises(ProgramFailed, match="division by zero"):
        next(copied)
