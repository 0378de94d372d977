"""How the state machines take a step: the register and the plain model do it both, or both refuse."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine, initialize

from chibo.figures.api import figure
from chibo.kernel.actors import Actor
from chibo.kernel.errors import ChiboError
from chibo.register.reorganisations.api import Action, PlanDoesNotHold
from chibo.trust.audit.models import Entry
from tests.register.attacks.attack import sound
from tests.register.attacks.model import Day, Fact, Key, Model, WouldNotHold, difference
from tests.register.attacks.office import (
    Refused,
    Start,
    day_of,
    facts_now,
    order,
    seal_here,
)
from tests.register.attacks.orders_model import Order, Told
from tests.trust.audit.register_rows import rows

RULES = ("level_may_not_stand_there",)
"""What a rule of the day refuses, and time would not: the model knows time alone."""

_ANCESTRY = """
SELECT 1 FROM (SELECT * FROM units_ancestry EXCEPT ALL SELECT * FROM units_ancestry_of(NULL)) kept
 UNION ALL
SELECT 1 FROM (SELECT * FROM units_ancestry_of(NULL) EXCEPT ALL SELECT * FROM units_ancestry) afresh
"""

type Act = Callable[[str], object]
"""What is done in the register, on a note as its basis; what it gives is handed to the model."""
type Foretell = Callable[[Model, Any], None]


@dataclass
class Done:
    """One deed that was taken: its entry, and what it changed in the model."""

    entry: int
    changed: dict[tuple[Key, Day], tuple[Fact | None, Fact | None]]
    events: set[tuple[int, str, Day]]


@dataclass(frozen=True)
class Known:
    """What was known at an instant: all facts, and some figures."""

    at: datetime
    facts: dict[Key, dict[Day, Fact]]
    figures: dict[tuple[int, Day], int]


class Steps(RuleBasedStateMachine):
    """How a step is taken, in the register and in the model; all are counted, so that a run goes on until enough."""

    start: ClassVar[Start]
    approver: ClassVar[Actor]
    steps: ClassVar[dict[str, int]]

    def __init__(self) -> None:
        super().__init__()
        self.model = self.start.model.copy()
        self.done: list[Done] = []
        self.known: list[Known] = []
        self.notes = 0
        self.enter()

    def enter(self) -> None:
        """Begin again from day 0: what is written is taken back at the end."""
        self.whole = transaction.atomic()
        self.whole.__enter__()

    def leave(self) -> None:
        """Take back what was written."""
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    def teardown(self) -> None:
        self.leave()

    @initialize()
    def open(self) -> None:
        """Find in the register what the model says of day 0."""
        self._hold_equal()

    # How a step is taken.

    def _unit(self, pick: int, levels: Sequence[str] = (), *, empty: Day | None = None) -> int:
        units = [one for one in self.model.units() if not levels or self.model.levels[one] in levels]
        if empty is not None:
            units = [
                one for one in units if not self.model.children(one, empty) and not self.model.members(one, empty)
            ] or units
        return units[pick % len(units)] if units else self.model.root

    def _like(self, unit: int, day: Day) -> list[int]:
        return [one for one in self.model.living(day) if self.model.levels[one] == self.model.levels[unit]]

    def _member(self, pick: int) -> int:
        members = list(self.start.persons)
        return members[pick % len(members)]

    def _do(self, what: str, act: Act, foretell: Foretell) -> None:
        """Do it in both: both take it, or both refuse."""
        self.notes += 1
        note, made, refused = f"step {self.notes}", None, None
        try:
            with transaction.atomic():
                made = act(note)
        except ChiboError as error:
            refused = error
        seal_here()
        if refused is not None and refused.code in RULES:
            return
        foreseen = self._foresee(lambda model: foretell(model, made))
        assert (foreseen is None) == (refused is not None), (what, refused)
        if foreseen is not None:
            self._keep(foreseen, note)
        self._count(what, refused)
        self._hold_equal()

    def _order(self, day: Day, told: list[Told], actions: list[Action]) -> None:
        """Order it in the register; what it takes or refuses at the last, the model does."""
        self.notes += 1
        note, plans, refused = f"step {self.notes}", list[list[int]](), None
        try:
            with transaction.atomic():
                order(actions, day, note, self.approver, plans.append)
        except (ChiboError, Refused) as error:
            refused = error
        seal_here()
        if refused is None or isinstance(refused, PlanDoesNotHold):
            foreseen = self._foresee(lambda model: Order(model, day, iter(plans[0])).carry_out(told))
            assert (foreseen is None) == (refused is not None), (told, refused)
            if foreseen is not None:
                self._keep(foreseen, note)
        self._count(f"order {told[-1][0]}", refused)
        self._hold_equal()

    def _foresee(self, foretell: Callable[[Model], None]) -> Model | None:
        foreseen = self.model.copy()
        try:
            foretell(foreseen)
            foreseen.hold_sound()
        except WouldNotHold:
            return None
        return foreseen

    def _keep(self, foreseen: Model, note: str) -> None:
        entry = Entry.objects.get(basis_id=note, kind__in=("command", "correction"))
        self.done.append(Done(entry.pk, difference(self.model, foreseen), foreseen.events - self.model.events))
        self.model = foreseen

    def _count(self, what: str, refused: BaseException | None) -> None:
        outcome = f"{what}: {'refused' if refused else 'taken'}"
        self.steps[outcome] = self.steps.get(outcome, 0) + 1
        self.steps["all"] = self.steps.get("all", 0) + 1

    def _hold_equal(self) -> None:
        told = {key: held for key, held in self.model.facts.items() if held}
        assert facts_now() == told
        assert rows(_ANCESTRY) == []
        if self.notes % 8 == 0:
            # Two orders of one day may share a unit out twice; `chibo check` names it, nothing refuses it yet.
            sound("lineage_shares_add_up")


def members_of(unit: int, day: Day, at: datetime | None = None) -> int:
    """Ask the figures for the members of the unit with all below it."""
    told = figure("mem.total", unit=unit, on=day_of(day), known_at=at)
    return int(told.numerator or 0)
