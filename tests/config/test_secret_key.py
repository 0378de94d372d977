"""The key of an installation: made once, kept, and read by its owner alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from chibo.config.secret_key import secret_key


def test_the_key_is_made_once_and_stays(folder: Path) -> None:
    first = secret_key(folder / "new")

    assert secret_key(folder / "new") == first


def test_two_folders_have_two_keys(folder: Path) -> None:
    assert secret_key(folder / "one") != secret_key(folder / "other")


def test_the_key_is_for_its_owner_alone(folder: Path) -> None:
    secret_key(folder)

    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_processes_that_start_together_end_with_one_key_and_leave_no_drafts(folder: Path) -> None:
    with ThreadPoolExecutor(8) as together:
        keys = set(together.map(lambda _: secret_key(folder), range(8)))

    assert len(keys) == 1
    assert [file.name for file in folder.iterdir()] == ["secret-key"]
