"""Where an installation keeps what is its own."""

from pathlib import Path

import pytest

from chibo.config import data_folder as module
from chibo.config.data_folder import data_folder


def test_the_folder_named_in_the_environment_is_taken(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("CHIBO_DATA", str(folder))

    assert data_folder() == folder


def test_a_relative_folder_is_meant_from_where_one_stands(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CHIBO_DATA", "tỉnh")

    assert data_folder() == folder / "tỉnh"


def test_a_checkout_keeps_its_own_in_var(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.delenv("CHIBO_DATA")
    (folder / "pyproject.toml").touch()
    monkeypatch.setattr(module, "_CHECKOUT", folder)

    assert data_folder() == folder / "var"


def test_an_installed_package_keeps_its_own_in_the_users_share(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.delenv("CHIBO_DATA")
    monkeypatch.setattr(module, "_CHECKOUT", folder)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "share"))

    assert data_folder() == folder / "share" / "chibo"


def test_looking_for_the_folder_makes_none(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("CHIBO_DATA", str(folder / "new"))

    assert not data_folder().exists()
