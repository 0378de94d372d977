"""What goes on beside the pages: carried out by a process of its own, told step by step, and known when it died."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import Settings

from chibo.desk.web.reorganisations.launching import launch
from chibo.kernel.actors import OPERATOR
from chibo.register.reorganisations.api import (
    Absorb,
    RegisterMovedOn,
    RunGoesOn,
    RunSeen,
    RunState,
    approve_reorganisation,
    begin_run,
    carry_out_run,
    last_run_of,
)
from chibo.register.reorganisations.models import Application, Run
from chibo.register.units.api import hold_tree, rename_unit, unit_life
from tests.databases import seal
from tests.desk.conftest import SignIn
from tests.desk.test_reorganisation_pages import page_of, text_of
from tests.register.reorganisations.acting import DAY, PAPER, drafted, rehearsed
from tests.trust.audit.register_rows import whole_register
from tests.worlds.lam_son import World

CHILD = """
import os, sys
import django
os.environ["DJANGO_SETTINGS_MODULE"] = "chibo.config.settings"
django.setup()
from django.db import connections
connections.databases["default"]["NAME"] = sys.argv[1]
from chibo.config.command.line import run
sys.exit(run(sys.argv[2:]))
"""


@pytest.fixture
def children(settings: Settings) -> None:
    """Let the processes that are started work on the database of the test."""
    settings.CHIBO_COMMAND = [sys.executable, "-c", CHILD, str(connection.settings_dict["NAME"])]


def approved(world: World) -> int:
    """Draft, rehearse and approve that one cell takes in another."""
    actions = [Absorb(world.units["na_lau"], (world.units["khe_vai"],))]
    reorganisation, _ = rehearsed(actions, by=world.actors["registrar_of_province"])
    approve_reorganisation(reorganisation_id=reorganisation, basis=PAPER, by=OPERATOR)
    return reorganisation


def begun(world: World, reorganisation: int) -> int:
    """Begin to apply it."""
    return begin_run(reorganisation_id=reorganisation, what="apply", by=world.actors["registrar_of_province"])


def seen(reorganisation: int, until: Callable[[RunSeen], bool]) -> RunSeen:
    """Wait until the last run is as asked."""
    for _ in range(600):
        run = last_run_of(reorganisation)
        assert run is not None
        if until(run):
            return run
        time.sleep(0.05)
    raise AssertionError(run)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End it as a crash would."""
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def test_it_is_carried_out_by_a_process_of_its_own(committed_world: World, children: None) -> None:
    reorganisation = approved(committed_world)

    process = launch(begun(committed_world, reorganisation))
    run = seen(reorganisation, lambda run: run.state.is_over)
    process.wait()

    assert (run.state, run.step, run.step_name) == (RunState.DONE, run.steps, "commit")
    assert unit_life(committed_world.units["khe_vai"]).last == DAY - timedelta(days=1)


def test_one_that_is_killed_is_told_as_broken_off_with_nothing_changed_and_can_be_begun_anew(
    committed_world: World, children: None
) -> None:
    reorganisation = approved(committed_world)
    before = whole_register()

    run = begun(committed_world, reorganisation)
    with transaction.atomic():
        hold_tree()
        process = launch(run)
        waiting = seen(reorganisation, lambda run: run.step == 1)
        with pytest.raises(RunGoesOn):
            begun(committed_world, reorganisation)
        kill(process)
    broken = seen(reorganisation, lambda run: run.state.is_over)

    assert (waiting.state, broken.state) == (RunState.RUNNING, RunState.BROKEN)
    assert {**whole_register(), "reorganisations_run": ""} == {**before, "reorganisations_run": ""}
    assert not Application.objects.exists()
    launch(begun(committed_world, reorganisation)).wait()
    again = last_run_of(reorganisation)
    assert again is not None
    assert again.state is RunState.DONE


def test_what_refuses_it_is_kept_and_said_on_its_page(world: World, as_reader: SignIn, runs_here: None) -> None:
    reorganisation, registrar = approved(world), as_reader("registrar_of_province")
    seal()
    rename_unit(unit_id=world.units["khe_vai"], name="Chi bộ Khác", effective_on=DAY, basis=PAPER, by=OPERATOR)
    seal()

    answer = registrar.post(f"{page_of(reorganisation)}applications/")
    body = text_of(registrar, answer["Location"])

    assert "rename_unit" in body
    assert registrar.get(answer["Location"], headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "hx-trigger" not in body.split('id="run"')[1].split(">")[0]
    assert "Hãy chạy thử lại" in body
    assert unit_life(world.units["khe_vai"]).last is None


def test_the_refusal_is_raised_to_whoever_waits_at_the_terminal(world: World) -> None:
    reorganisation = approved(world)
    seal()
    rename_unit(unit_id=world.units["khe_vai"], name="Chi bộ Khác", effective_on=DAY, basis=PAPER, by=OPERATOR)
    seal()

    with pytest.raises(RegisterMovedOn):
        carry_out_run(begun(world, reorganisation))


def test_a_page_asks_each_second_while_it_goes_on_and_offers_a_link_without_scripts(
    world: World, as_reader: SignIn
) -> None:
    reorganisation = approved(world)
    begun(world, reorganisation)
    client, address = as_reader("registrar_of_province"), f"{page_of(reorganisation)}run/"

    body = text_of(client, address)
    part = client.get(address, headers={"HX-Request": "true"})

    assert 'hx-trigger="every 1s"' in body
    assert f'href="{address}">Xem lại' in body
    assert b"<html" not in part.content
    assert "HX-Refresh" not in part
    assert "Xem tiến độ" in text_of(client, page_of(reorganisation))


def test_one_whose_process_never_came_is_told_as_broken_off_after_a_minute(world: World) -> None:
    reorganisation = approved(world)
    run = begun(world, reorganisation)
    fresh = last_run_of(reorganisation)
    Run.objects.filter(pk=run).update(started_at=timezone.now() - timedelta(minutes=2))
    late = last_run_of(reorganisation)

    assert (fresh and fresh.state, late and late.state) == (RunState.STARTING, RunState.BROKEN)


def test_what_is_not_approved_is_refused_before_anything_begins(world: World, as_reader: SignIn) -> None:
    actions = [Absorb(world.units["na_lau"], (world.units["khe_vai"],))]
    reorganisation, _ = rehearsed(actions, by=world.actors["registrar_of_province"])

    answer = as_reader("registrar_of_province").post(f"{page_of(reorganisation)}applications/", follow=True)

    assert "chưa được duyệt" in answer.content.decode()
    assert last_run_of(reorganisation) is None


def test_many_actions_are_rehearsed_beside_the_pages(
    world: World, as_reader: SignIn, runs_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chibo.desk.web.reorganisations.deeds.AT_ONCE", 0)
    actions = [Absorb(world.units["na_lau"], (world.units["khe_vai"],))]
    reorganisation, client = (
        drafted(actions, by=world.actors["registrar_of_province"]),
        as_reader("registrar_of_province"),
    )
    seal()

    answer = client.post(f"{page_of(reorganisation)}rehearsals/")

    assert answer["Location"] == f"{page_of(reorganisation)}run/"
    assert "Đã chạy thử" in text_of(client, answer["Location"])
    assert "Chưa được duyệt" in text_of(client, page_of(reorganisation))
