"""The figures agree with a second reading by plain loops, over registers made up by chance."""

from datetime import date, datetime, timedelta
from random import Random
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from chibo.figures.api import BY_CODE, Figure, Reading, SharesNotMeasured, figure
from chibo.figures.census import reading as opening
from chibo.figures.census.api import close_all
from chibo.figures.indicators.api import POPULATIONS
from chibo.kernel.code_lists import codes_of
from tests.figures.plain_reading.reading import Question, answer, is_not_to_be_put_together
from tests.figures.plain_reading.register import Register, rows_known_at, rows_now
from tests.figures.random_registers import DAYS, LIKELY, MadeUp, made_up
from tests.figures.recorded import INSTANTS, SEEDS, record

SOME, MANY = 60, 150


@given(SEEDS)
@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_any_question_to_any_register_is_answered_alike_by_both_readings(db: None, seed: int) -> None:
    _hold_against_each_other(seed, SOME)


@pytest.mark.long
@given(SEEDS)
@settings(max_examples=34, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_five_thousand_questions_are_answered_alike_by_both_readings(db: None, seed: int) -> None:
    _hold_against_each_other(seed, MANY)


def _hold_against_each_other(seed: int, questions: int) -> None:
    random = Random(seed)
    with transaction.atomic():
        register = made_up(random)
        record(register)
        readings = {instant: Register(rows_known_at(instant) if instant else rows_now()) for instant in set(INSTANTS)}
        # What changed since is cut one by one, or by statements, as if there were many.
        with mock.patch.object(opening, "FEW", random.choice((0, opening.FEW))):
            close_all()
            for _ in range(questions):
                asked, known_at = _question(register), random.choice(INSTANTS)
                _assert_alike(asked, known_at, readings[known_at])
            close_all()
        transaction.set_rollback(True)


def _question(register: MadeUp) -> Question:
    random = register.random
    code = random.choice(list(BY_CODE))
    population = POPULATIONS[BY_CODE[code].population]
    asked_by = [dimension.key for dimension in population.dimensions if not dimension.needs_value]
    by = tuple(random.sample(asked_by, random.choice((0, 0, 1, 2))))
    since, on = sorted((_day(random), _day(random)))
    return Question(
        code,
        random.choice((1, random.choice(register.rows["units_unit"])["id"])),
        on,
        since if population.is_flow or code == "mem.netgrowth" else None,
        by,
        tuple(_filter(register, code) for _ in range(random.choice((0, 0, 0, 1, 1, 2)))),
        random.choice((None, None, _day(random), *_ends(register))),
    )


def _ends(register: MadeUp) -> list[date]:
    """The days on which units went on in others, and the days beside them."""
    turns = {tie["first_on"] for tie in register.rows.get("units_lineage", ())}
    return [turn + timedelta(days=beside) for turn in sorted(turns) for beside in (-1, 0, 1)]


def _day(random: Random) -> date:
    return random.choice(DAYS) + timedelta(days=random.choice((-1, 0, 0, 1)))


def _filter(register: MadeUp, code: str) -> tuple[str, str]:
    random = register.random
    dimension = random.choice(POPULATIONS[BY_CODE[code].population].dimensions)
    if dimension.code_list:
        values = LIKELY.get(dimension.code_list) or codes_of(dimension.code_list)
    elif dimension.values:
        values = dimension.values
    else:
        values = {
            "age": ("29", "32"),
            "year": ("2012", "2013"),
            "quarter": ("2012-Q1", "2013-Q2"),
            "month": ("2012-02", "2013-05"),
            "congress_ordinal": ("1", "18"),
        }.get(dimension.key, ("01843", "01846"))
    return dimension.key, random.choice(values)


def _assert_alike(asked: Question, known_at: datetime | None, register: Register) -> None:
    for reading in Reading:
        _assert_read_alike(asked, known_at, register, reading)


def _assert_read_alike(asked: Question, known_at: datetime | None, register: Register, reading: Reading) -> None:
    if is_not_to_be_put_together(register, asked):
        with pytest.raises(SharesNotMeasured):
            _ask(asked, known_at, reading)
        return
    told = _ask(asked, known_at, reading)
    plain = answer(register, asked)

    said = (told.numerator, told.denominator, told.uncertain, {row.keys: row.value for row in told.rows})
    assert said == (plain.numerator, plain.denominator, plain.uncertain, plain.rows), (asked, known_at, reading)
    assert (told.shared, told.denominator_shared) == (plain.shared, plain.denominator_shared), (
        asked,
        known_at,
        reading,
    )
    assert (told.value is None) == (plain.value is None), (asked, known_at, reading)
    assert told.value is None or told.value == pytest.approx(float(plain.value or 0)), (asked, known_at, reading)


def _ask(asked: Question, known_at: datetime | None, reading: Reading) -> Figure:
    return figure(
        asked.code,
        unit=asked.unit,
        on=asked.on,
        since=asked.since,
        by=asked.by,
        where=asked.where,
        tree=asked.tree,
        known_at=known_at,
        reading=reading,
    )
