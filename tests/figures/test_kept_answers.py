"""Answers asked together, and kept, are those of each question asked alone, to the last entry."""

from datetime import datetime
from random import Random

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from chibo.figures.api import SharesNotMeasured, Wanted, figure, figures_of
from tests.figures.plain_reading.reading import Question
from tests.figures.random_registers import made_up
from tests.figures.recorded import INSTANTS, SEEDS, recording
from tests.figures.test_two_readings import _question


@given(SEEDS)
@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_questions_asked_together_are_answered_as_each_alone_also_after_later_entries(db: None, seed: int) -> None:
    random = Random(seed)
    with transaction.atomic():
        register = made_up(random)
        for _ in recording(register):
            _assert_alike([_wanted(_question(register), random) for _ in range(20)], random)
        transaction.set_rollback(True)


def _wanted(one: Question, random: Random) -> Wanted:
    return Wanted(one.code, one.unit, one.on, one.since, one.by, one.where, one.tree, random.random() < 0.6)


def _can_be_told(one: Wanted, known_at: datetime | None) -> bool:
    try:
        figures_of([one], known_at=known_at)
    except SharesNotMeasured:
        return False
    return True


def _assert_alike(wanted: list[Wanted], random: Random) -> None:
    known_at = random.choice(INSTANTS)
    for _ in range(2):
        wanted = [one for one in wanted if _can_be_told(one, known_at)]
        answers = figures_of(wanted, known_at=known_at)
        for one, told in zip(wanted, answers, strict=True):
            alone = figure(
                one.code, unit=one.unit, on=one.on, since=one.since, by=one.by, where=one.where, tree=one.tree,
                known_at=known_at,
            )  # fmt: skip
            same = (told.value, told.numerator, told.denominator, told.uncertain, told.shared, told.denominator_shared)
            assert same == (
                alone.value, alone.numerator, alone.denominator, alone.uncertain, alone.shared,
                alone.denominator_shared,
            ), one  # fmt: skip
            assert told.rows == (() if one.bare else alone.rows), one
