"""A question that finds no base near has one built by another process, and no second one meanwhile."""

from collections.abc import Iterator
from datetime import date
from unittest import mock

import pytest
from django.db import transaction
from django.test import override_settings

from chibo.figures.api import figure, head_of_register
from chibo.figures.census import reading
from chibo.figures.census.api import close_all
from chibo.figures.census.bases import ahead
from chibo.trust.audit.api import recorded_at_of
from tests.figures.census.test_bases import one_more
from tests.worlds.lam_son import World

ON = date(2024, 6, 1)


@pytest.fixture
def started() -> Iterator[list[str]]:
    """Tell which processes were started, where anything is worth a base."""
    told: list[str] = []

    def start(words: list[str], **_: object) -> mock.Mock:
        told.append(words[-1])
        return mock.Mock()

    with (
        override_settings(CHIBO_COUNTS_AHEAD=True),
        mock.patch("subprocess.Popen", start),
        mock.patch.object(reading, "_WORTH_A_BASE", -1),
        mock.patch.dict(ahead._launched, clear=True),
    ):
        yield told
    close_all()


def _ask(world: World, *, back: int | None = None) -> object:
    known_at = None if back is None else recorded_at_of(head_of_register().seq - back)
    return figure("mem.total", unit=world.units["province"], on=ON, known_at=known_at).value


def test_what_is_known_now_has_a_base_built_once(committed_world: World, started: list[str]) -> None:
    _ask(committed_world)
    one_more(committed_world)
    _ask(committed_world)

    assert started == ["build"]


def test_what_was_known_has_those_of_milestones_built(committed_world: World, started: list[str]) -> None:
    _ask(committed_world, back=1)
    _ask(committed_world, back=2)

    assert started == ["milestones"]


def test_a_transaction_that_may_write_starts_none_of_now(committed_world: World, started: list[str]) -> None:
    with transaction.atomic():
        _ask(committed_world)
        _ask(committed_world, back=1)

    assert started == ["milestones"]


def test_none_is_started_where_nothing_is_to_be_counted_ahead(committed_world: World, started: list[str]) -> None:
    with override_settings(CHIBO_COUNTS_AHEAD=False):
        _ask(committed_world)
        _ask(committed_world, back=1)

    assert started == []
