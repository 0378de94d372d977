"""Several clerks do anything at one moment, or one alone: the register is what the model says, deed after deed."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from django.db import OperationalError, connection, connections
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from chibo.kernel.actors import Actor
from chibo.kernel.errors import ChiboError
from chibo.register.acts.api import close_unit
from chibo.register.members.api import move_member
from chibo.register.reorganisations.api import Absorb, Move
from chibo.register.units.api import found_unit, move_unit, recode_unit, rename_unit
from chibo.trust.audit.models import Entry
from tests.databases import another_database, copied_database
from tests.register.attacks.clerks import Clerks
from tests.register.attacks.model import DAYS, Day, Model, difference
from tests.register.attacks.office import KINDS, Refused, Start, basics, begin, order
from tests.register.attacks.orders_model import Order
from tests.register.attacks.steps import Done, Known
from tests.register.attacks.test_one_clerk import registrar

A_RUN = settings(
    max_examples=5, stateful_step_count=40, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
CHOICE = st.tuples(
    st.sampled_from(("found", "move", "move", "rename", "recode", "close", "member", "absorb", "order_move")),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(1, DAYS - 2),
)
SOON = 120


@dataclass
class Deed:
    """What one clerk does: in the register, and in the model if it was taken."""

    act: Callable[[str], Any]
    foretell: Callable[[Model, Any], None]
    made: Any = None


class ManyClerks(Clerks):
    """Like one clerk, committed; now and then three act at the same moment. Each goes on where the last left."""

    present: ClassVar[list[tuple[Model, list[Done], list[Known], int]]]

    def enter(self) -> None:
        if self.present:
            self.model, self.done, self.known, self.notes = self.present[-1]

    def leave(self) -> None:
        self.present[:] = [(self.model, self.done, self.known, self.notes)]

    @rule(choices=st.lists(CHOICE, min_size=2, max_size=3))
    def at_once(self, choices: list[tuple[str, int, int, Day]]) -> None:
        """Let each act by a connection of its own; then the model follows in the order of the entries."""
        self.notes += 1
        deeds = {f"step {self.notes}.{number}": self._deed(*choice) for number, choice in enumerate(choices)}
        wrong: list[BaseException] = []
        threads = [threading.Thread(target=_act, args=(note, deed, wrong)) for note, deed in deeds.items()]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(SOON)
        assert wrong == []
        taken = Entry.objects.filter(basis_id__in=list(deeds), seq__isnull=False).order_by("seq")
        for entry in taken:
            deed, foreseen = deeds[entry.basis_id], self.model.copy()
            deed.foretell(foreseen, deed.made)
            foreseen.hold_sound()
            self.done.append(Done(entry.pk, difference(self.model, foreseen), foreseen.events - self.model.events))
            self.model = foreseen
            self._count("at once", None)
        for _ in range(len(deeds) - len(taken)):
            self._count("at once", Refused())
        self._hold_equal()

    def _deed(self, what: str, pick: int, other: int, day: Day) -> Deed:
        unit, parent, name = self._unit(pick), self._unit(other), f"Tên {self.notes}"
        if what == "found":
            return Deed(
                lambda note: found_unit(
                    name=name,
                    kind=KINDS["cell"],
                    parent_id=parent,
                    attributes={"level": ""},
                    full_members=99,
                    **basics(day, note),
                ),
                lambda model, made: model.found(made, parent, name, None, "", day),
            )
        if what == "move":
            return Deed(
                lambda note: move_unit(unit_id=unit, parent_id=parent, **basics(day, note)),
                lambda model, _: model.move(unit, parent, day),
            )
        if what == "rename":
            return Deed(
                lambda note: rename_unit(unit_id=unit, name=name, **basics(day, note)),
                lambda model, _: model.rename(unit, name, day),
            )
        if what == "recode":
            return Deed(
                lambda note: recode_unit(unit_id=unit, code=f"K{other % 4}", **basics(day, note)),
                lambda model, _: model.recode(unit, f"K{other % 4}", day),
            )
        if what == "close":
            return Deed(
                lambda note: close_unit(unit_id=unit, end_kind="dissolve", **basics(day, note)),
                lambda model, _: model.close(unit, None, day),
            )
        if what == "member":
            member, cell = self._member(pick), self._unit(other, ("cell",))
            return Deed(
                lambda note: move_member(member_id=member, cell_id=cell, **basics(day, note)),
                lambda model, _: model.move_member(member, cell, day),
            )
        cell, taken, base = self._unit(pick, ("cell",)), self._unit(other, ("cell",)), self._unit(other, ("base",))
        if what == "absorb":
            return self._ordered(day, [("absorb", {"unit": cell, "absorbed": [taken]})], [Absorb(cell, (taken,))])
        return self._ordered(day, [("move", {"unit": cell, "parent": base})], [Move(cell, base)])

    def _ordered(self, day: Day, told: Any, actions: Any) -> Deed:
        return Deed(
            lambda note: order(actions, day, note, self.approver, lambda _: None),
            lambda model, _: Order(model, day, iter(())).carry_out(told),
        )


def _act(note: str, deed: Deed, wrong: list[BaseException]) -> None:
    try:
        deed.made = deed.act(note)
    except (ChiboError, OperationalError, Refused):
        return  # Or, of two that waited for each other, the one that gave way.
    except BaseException as error:
        wrong.append(error)
        raise
    finally:
        connections.close_all()


def _work(at_least: int) -> dict[str, int]:
    begun = begin()
    approving = registrar(begun)
    name = connection.settings_dict["NAME"]
    connections.close_all()

    class Together(ManyClerks):
        start: ClassVar[Start] = begun
        approver: ClassVar[Actor] = approving
        present: ClassVar[list[tuple[Model, list[Done], list[Known], int]]] = []
        steps: ClassVar[dict[str, int]] = {}

    turn = 1000
    while Together.steps.get("all", 0) < at_least:
        turn += 1
        Together.present.clear()
        with another_database(copied_database(name), template=name):
            run_state_machine_as_test(seed(turn)(Together), settings=A_RUN)
    return Together.steps


@pytest.fixture
def steps_of(committed_database: str) -> Callable[[int], dict[str, int]]:
    return _work


def test_whatever_many_clerks_do_at_once_the_register_is_what_the_model_says(
    steps_of: Callable[[int], dict[str, int]],
) -> None:
    """A hundred steps and more."""
    taken = steps_of(100)

    assert sum(number for what, number in taken.items() if what.endswith("taken")) > taken["all"] / 6


@pytest.mark.long
def test_whatever_many_clerks_do_at_once_for_long_the_register_is_what_the_model_says(
    steps_of: Callable[[int], dict[str, int]],
) -> None:
    """Nine hundred steps."""
    taken = steps_of(900)

    assert taken["at once: taken"] > 15
