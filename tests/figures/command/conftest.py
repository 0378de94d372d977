"""The command `chibo` over Lam Sơn, as the terminal sees it."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

if TYPE_CHECKING:
    from tests.worlds.lam_son import World

type Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def terminal(world: "World", capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Give `chibo` with its words: the exit status, what was printed and what was complained of; in Vietnamese."""
    from chibo.config.command import line

    monkeypatch.setenv("COLUMNS", "250")
    monkeypatch.delenv("CHIBO_LANGUAGE", raising=False)

    def ran(*words: str) -> tuple[int, str, str]:
        try:
            status = line.run(list(words))
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
            print(ended.code if isinstance(ended.code, str) else "", file=sys.stderr, end="")
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    with translation.override(None):
        yield ran
