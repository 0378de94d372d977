"""A reorganisation rehearsed, applied and reversed at the terminal, by the same way as from a page."""

import argparse

import pytest

from chibo.config.command import reorganise
from chibo.register.reorganisations.api import (
    Absorb,
    NotApplied,
    NotRehearsed,
    RunState,
    approve_reorganisation,
    begin_run,
    last_run_of,
)
from chibo.register.units.api import unit_life
from tests.databases import seal
from tests.register.reorganisations.acting import PAPER, drafted
from tests.worlds.lam_son import World


def _do(*words: str) -> int:
    parser = argparse.ArgumentParser()
    reorganise.add_arguments(parser)
    status = reorganise.run(parser.parse_args(words))
    seal()
    return status


def _drafted(world: World) -> int:
    actions = [Absorb(world.units["na_lau"], (world.units["khe_vai"],))]
    return drafted(actions, by=world.actors["registrar_of_province"])


@pytest.fixture(autouse=True)
def is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reorganise, "require_register", lambda: None)


def test_it_is_rehearsed_applied_and_reversed_by_its_number(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    from chibo.kernel.actors import OPERATOR

    number = _drafted(world)

    assert _do("rehearse", str(number)) == 0
    assert "0 điểm cản trở" in capsys.readouterr().out
    approve_reorganisation(reorganisation_id=number, basis=PAPER, by=OPERATOR)
    seal()
    assert _do("apply", str(number)) == 0
    assert unit_life(world.units["khe_vai"]).last is not None
    _do("list")
    assert f"{number}  01/07/2025  applied" in capsys.readouterr().out
    assert _do("reverse", str(number), "--reason", "nhầm") == 0
    assert unit_life(world.units["khe_vai"]).last is None


def test_what_stands_against_it_is_raised_before_anything_begins(world: World) -> None:
    number = _drafted(world)

    with pytest.raises(NotRehearsed):
        _do("apply", str(number))
    with pytest.raises(NotApplied):
        _do("reverse", str(number), "--reason", "nhầm")
    assert last_run_of(number) is None


def test_what_a_page_has_begun_is_taken_up_once(world: World) -> None:
    from chibo.register.reorganisations.api import NoSuchRun

    number = _drafted(world)
    run = begin_run(reorganisation_id=number, what="rehearse", by=world.actors["registrar_of_province"])

    assert _do("run", str(run)) == 0
    with pytest.raises(NoSuchRun):
        _do("run", str(run))
    last = last_run_of(number)
    assert last is not None
    assert (last.state, last.actor_name) == (RunState.DONE, world.actors["registrar_of_province"].name)
