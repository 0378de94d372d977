"""The `chibo` command: what it tells of itself and how it ends."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from chibo.config.command import line
from chibo.config.command.table import SUBCOMMANDS


def test_its_help_names_every_subcommand_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        line.run(["--help"])

    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(name in told for name in SUBCOMMANDS)
    assert "Chạy một lệnh của chính Django" in told


@pytest.mark.parametrize("name", [name for name in SUBCOMMANDS if name != "manage"])
def test_every_subcommand_in_the_table_can_tell_of_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        line.run([name, "--help"])

    assert ended.value.code == 0
    assert f"chibo {name}" in capsys.readouterr().out


def test_an_unknown_subcommand_is_misunderstood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        line.run(["conquer"])

    assert ended.value.code == 2
    assert "conquer" in capsys.readouterr().err


def test_a_refusal_is_one_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise ImproperlyConfigured("the address of the database cannot be read")

    monkeypatch.setattr(line, "_prepare_django", refuse)

    assert line.run(["manage"]) == 1
    assert capsys.readouterr().err == "chibo: the address of the database cannot be read\n"


def test_an_interrupted_run_ends_as_shells_expect(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(line, "_prepare_django", interrupt)

    assert line.run(["manage"]) == 130
