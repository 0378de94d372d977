"""`chibo import` at the terminal: what it prints, what it answers to programs, and how it exits."""

import json
from pathlib import Path

import pytest

from chibo.config.command import line
from tests.exchange.importing.offices import ONE, A, B, T, X, changed, said, written

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chibo.config.command.import_.prepare", lambda: None)
    monkeypatch.setenv("CHIBO_LANGUAGE", "en")


def files_of(folder: Path, **sheets: list[dict[str, str]]) -> list[str]:
    return [str(written(kind, rows, folder)) for kind, rows in sheets.items()]


def test_a_dry_run_then_the_import_then_its_undoing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = files_of(tmp_path, units=[T, X, A, B], members=[ONE])

    assert line.run(["import", "register", *files, "--dry-run", "--json", "--on", "17/05/2024"]) == 0
    planned = json.loads(capsys.readouterr().out)
    assert planned["plan"]["totals"] == {
        "units": {"new": 4, "changed": 0, "unchanged": 0, "refused": 0},
        "members": {"new": 1, "changed": 0, "unchanged": 0, "refused": 0},
    }
    assert said("SELECT count(*) FROM units_unit") == 0

    assert line.run(["import", "register", *files, "--on", "17/05/2024", "--reason", "mở sổ"]) == 0
    assert "as entry" in capsys.readouterr().out
    assert line.run(["import", "register", *files, "--on", "17/05/2024"]) == 0
    assert "Nothing to change" in capsys.readouterr().out

    assert line.run(["import", "list", "--json"]) == 0
    (made,) = json.loads(capsys.readouterr().out)
    assert made["reason"] == "mở sổ"
    assert line.run(["import", "list"]) == 0
    assert "mở sổ" in capsys.readouterr().out

    assert line.run(["import", "undo", str(made["id"])]) == 0
    assert said("SELECT count(*) FROM units_unit") == 0


def test_what_is_refused_is_told_with_its_place_and_the_file_comes_back_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = files_of(tmp_path, units=[T, changed(X, parent_code="NOWHERE")])
    marked = tmp_path / "errors.xlsx"

    assert line.run(["import", "register", *files, "--on", "17/05/2024", "--errors", str(marked)]) == 1

    told = " ".join(capsys.readouterr().out.split())
    assert "row 3" in told
    assert "NOWHERE" in told
    assert marked.read_bytes()[:2] == b"PK"


def test_the_template_is_written(tmp_path: Path) -> None:
    target = tmp_path / "mau.xlsx"

    assert line.run(["import", "template", str(target), "--language", "en"]) == 0
    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize(
    "words", [["import"], ["import", "register"], ["import", "undo", "x"], ["import", "register", "f", "--on", "1974"]]
)
def test_what_is_misunderstood_exits_with_two(words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        line.run(words)

    assert left.value.code == 2
