"""The figures agree with a second reading by plain loops, over registers made up by chance."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from unittest import mock

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from chibo.figures.api import (
    BY_CODE,
    DecisionChangesTree,
    DecisionNotNamed,
    DecisionRestsOnNothing,
    Figure,
    NotAskedWithout,
    NothingRestsOnDecision,
    Reading,
    SharesNotMeasured,
    ToldByOthersToo,
    figure,
)
from chibo.figures.census import reading as opening
from chibo.figures.census.api import close_all
from chibo.figures.census.memory import columns
from chibo.figures.indicators.api import POPULATIONS
from chibo.kernel.code_lists import codes_of
from chibo.kernel.errors import ChiboError
from tests.figures.plain_reading.reading import CUSTOMARY, Question, answer, is_not_to_be_put_together
from tests.figures.plain_reading.register import Register, rows_known_at, rows_now
from tests.figures.plain_reading.resting import Resting
from tests.figures.random_registers import DAYS, DECISIONS, LIKELY, MadeUp, made_up
from tests.figures.recorded import INSTANTS, SEEDS, keep_every_milestone, record
from tests.trust.audit.register_rows import read_from_history

SOME, MANY = 60, 150
REFUSED_WITHOUT = (
    DecisionNotNamed, NothingRestsOnDecision, DecisionRestsOnNothing, DecisionChangesTree, NotAskedWithout,
    ToldByOthersToo,
)  # fmt: skip
# What tells rows apart by others than whom they are of: of which population, and of whom else.
OF_OTHERS = {
    "has_committee": ("units", "person"),
    "has_members": ("areas", "person"),
    "meeting_form": ("areas", "area"),
}
TOLD_BY = {"vil.coverage": "meeting_form", "vil.nomembers": "has_members"}


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
        if random.random() < 0.5:
            read_from_history(row_by_row=random.random() < 0.5)
        if random.random() < 0.3:
            keep_every_milestone()
        readings = {instant: Register(rows_known_at(instant) if instant else rows_now()) for instant in set(INSTANTS)}
        resting = {instant: Resting(register, instant) for instant, register in readings.items()}
        # What changed since is cut one by one, or by statements, as if there were many; rows are held in memory or not.
        few, held = random.choice((0, opening.FEW)), random.choice((-1, columns.MOST_ROWS))
        with mock.patch.object(opening, "FEW", few), mock.patch.object(columns, "MOST_ROWS", held):
            close_all()
            for _ in range(questions):
                ask = random.choice((_question, _question, _question_without))
                asked, known_at = ask(register), random.choice(INSTANTS)
                if asked.without is None:
                    _assert_alike(asked, known_at, readings[known_at])
                else:
                    _assert_alike_without(asked, known_at, resting[known_at])
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


def _question_without(register: MadeUp) -> Question:
    """Ask for a day without a decision: mostly one on which something rests on it."""
    random, asked = register.random, _question(register)
    resting = [(row["on"], row["decision_id"]) for row in register.rows.get("members_memberevent", ())]
    resting += [(row["valid_during"].lower, row["decision_id"]) for row in register.rows["offices_holding"]]
    at_random = [(day, decision) for day in DAYS for decision in range(1, DECISIONS + 1)]
    named = [(day, decision) for day, decision in resting if day and decision]
    on, decision = random.choice(random.choice((at_random, named or at_random, named or at_random)))
    return replace(asked, on=max(on, asked.since or on), without=decision)


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
    several = 1 if dimension.needs_value or random.random() < 0.7 else 2
    sign = "" if dimension.needs_value or random.random() < 0.8 else "!"
    return dimension.key, sign + "|".join(random.choices(values, k=several))


def _assert_alike_without(asked: Question, known_at: datetime | None, resting: Resting) -> None:
    decision = asked.without or 0
    touched = resting.touched(decision, asked.on)
    refusal = refused_without(asked, resting, touched)
    if refusal is None:
        _assert_alike(replace(asked, touched=(asked.on, touched)), known_at, resting.register)
        return
    for reading in Reading:
        with pytest.raises(refusal):
            _ask(asked, known_at, reading)


def refused_without(asked: Question, resting: Resting, touched: dict[str, set[int]]) -> type[ChiboError] | None:
    """Say by which refusal the question has no answer, if it has none."""
    if asked.without is None or asked.without not in {row["id"] for row in resting.register.rows["decisions_decision"]}:
        return DecisionNotNamed
    if not any(touched.values()):
        return NothingRestsOnDecision if any(resting.found[asked.without].values()) else DecisionRestsOnNothing
    if touched["unit"]:
        return DecisionChangesTree
    indicator = BY_CODE[asked.code]
    is_of_communes = asked.code == "vil.commune_coverage" and touched["area"]
    if POPULATIONS[indicator.population].is_flow or asked.code == "mem.age.median" or is_of_communes:
        return NotAskedWithout
    told_by = {*(asked.by or CUSTOMARY.get(asked.code, ())), *(key for key, _ in asked.where), TOLD_BY.get(asked.code)}
    looks = {kind for key, (of, kind) in OF_OTHERS.items() if key in told_by and indicator.population == of}
    return ToldByOthersToo if any(touched[kind] for kind in looks) else None


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
        without=f"{asked.without}-QĐ/TU" if asked.without else "",
        reading=reading,
    )
