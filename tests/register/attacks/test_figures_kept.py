"""Whatever is reorganised, the figures of every earlier day are the same before it, after it and after its reversal."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chibo.figures.api import figure
from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import ChiboError
from chibo.register.reorganisations import api as orders
from chibo.trust.audit.api import withdraw_entry
from tests.databases import sealed
from tests.register.attacks.model import DAYS, Day
from tests.register.attacks.office import KINDS, Refused, Start, begin, day_of, facts_now, instant_now, order
from tests.register.attacks.test_one_clerk import registrar

CODES = ("mem.total", "org.tccsd", "org.cells_total", "org.sectional", "org.affiliated", "sec.count", "vil.coverage")
EARLIER = (1, 2, 3, 5, 8)
PICK = st.integers(0, 99)
ACTION = st.tuples(
    st.sampled_from(("absorb", "merge", "split", "dissolve", "abolish", "hand_out", "move", "change")), PICK, PICK
)
ORDERS = st.tuples(st.lists(ACTION, min_size=1, max_size=3), st.integers(9, DAYS - 2))


def _action(start: Start, what: str, pick: int, other: int) -> orders.Action:
    levels = start.model.levels
    cells = [unit for unit, level in levels.items() if level == "cell"]
    bases = [unit for unit, level in levels.items() if level == "base"]
    cell, taken, base = cells[pick % len(cells)], cells[other % len(cells)], bases[other % len(bases)]
    made: dict[str, orders.Action] = {
        "absorb": orders.Absorb(cell, (taken,)),
        "merge": orders.Merge(f"m{pick}", "Chi bộ mới", KINDS["cell"], base, tuple({cell, taken}), level="cell"),
        "split": orders.Split(base, (bases[pick % len(bases)],), bases[pick % len(bases)]),
        "dissolve": orders.Dissolve(cell, members_to=taken),
        "abolish": orders.AbolishLevel("superior", start.model.root),
        "hand_out": orders.HandOut(base if pick % 2 else cell, "Đảng bộ tỉnh Hà Mai"),
        "move": orders.Move(cell, base),
        "change": orders.Change(cell, {"setting": "other"}),
    }
    return made[what]


def _figures(start: Start, day: Day, known: object = None) -> dict[tuple[str, int, Day], object]:
    """Ask for a set of figures of the units of day 0 on the eve and earlier days; known at an instant, for some."""
    units = list(start.model.levels) if known is None else [start.model.root]
    days = (day - 1, *(one for one in EARLIER if one < day - 1))
    return {
        (code, unit, one): (told.numerator, told.denominator, {row.keys: row.value for row in told.rows})
        for code in (CODES if known is None else CODES[:2])
        for unit in (units if code == "mem.total" else units[:3])
        for one in days
        for told in [figure(code, unit=unit, on=day_of(one), known_at=known)]  # type: ignore[arg-type]
    }


def _hold(start: Start, approver: object, asked: tuple[list[tuple[str, int, int]], Day]) -> bool:
    chosen, day = asked
    with transaction.atomic():
        before, instant, facts = _figures(start, day), instant_now(), facts_now()
        try:
            with transaction.atomic():
                entry = order(
                    [_action(start, *one) for one in chosen], day, "a reorganisation", approver, lambda _: None
                )
        except (ChiboError, Refused):
            transaction.set_rollback(True)
            return False
        with sealed():
            assert _figures(start, day) == before
        known = {key: value for key, value in before.items() if key[1] == start.model.root and key[0] in CODES[:2]}
        assert _figures(start, day, instant) == known
        with sealed():
            withdraw_entry(entry, by=OPERATOR, reason="a mistake")
        assert _figures(start, day) == before
        assert facts_now() == facts
        transaction.set_rollback(True)
    return True


def _run(examples: int) -> int:
    with sealed():
        start = begin()
    with sealed():
        approver = registrar(start)
    applied: list[bool] = []

    @given(ORDERS)
    @settings(max_examples=examples, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
    def any_reorganisation(asked: tuple[list[tuple[str, int, int]], Day]) -> None:
        applied.append(_hold(start, approver, asked))

    any_reorganisation()
    return sum(applied)


def test_a_reorganisation_changes_no_figure_of_an_earlier_day(db: None) -> None:
    assert _run(5) >= 1


@pytest.mark.long
def test_many_reorganisations_change_no_figure_of_an_earlier_day(db: None) -> None:
    assert _run(15) >= 3
