"""A figure opens to its parts and its rows: they make the whole exactly, by either reading, in any tree, as known."""

from datetime import datetime
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from chibo.figures.api import Explanation, Reading, RowsBehind, SharesNotMeasured, explained, rows_behind
from tests.figures.plain_reading.reading import Question
from tests.figures.random_registers import made_up
from tests.figures.recorded import INSTANTS, SEEDS, record
from tests.figures.test_two_readings import REFUSED_WITHOUT, _question, _question_without

QUESTIONS_A_REGISTER = 12


@given(SEEDS)
@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_any_figure_of_any_register_opens_to_parts_and_rows_that_make_the_whole(db: None, seed: int) -> None:
    _open_figures(seed)


@pytest.mark.long
@given(SEEDS)
@settings(max_examples=12, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_many_figures_open_to_parts_and_rows_that_make_the_whole(db: None, seed: int) -> None:
    _open_figures(seed)


def _open_figures(seed: int) -> None:
    random = Random(seed)
    with transaction.atomic():
        register = made_up(random)
        record(register)
        for _ in range(QUESTIONS_A_REGISTER):
            ask = random.choice((_question, _question, _question_without))
            _assert_whole(ask(register), random.choice(INSTANTS))
        transaction.set_rollback(True)


def _assert_whole(asked: Question, known_at: datetime | None) -> None:
    question: dict[str, Any] = {
        "unit": asked.unit, "on": asked.on, "since": asked.since, "where": asked.where, "tree": asked.tree,
        "known_at": known_at, "without": f"{asked.without}-QĐ/TU" if asked.without else "",
    }  # fmt: skip
    try:
        opened, plain = (explained(asked.code, **question, reading=reading) for reading in Reading)
    except (SharesNotMeasured, *REFUSED_WITHOUT):
        return

    assert opened == plain, asked
    if opened.adds_up:
        _assert_parts_make(opened, asked)
    for of_denominator in (False, True) if opened.denominator else (False,):
        rows, others = (
            rows_behind(asked.code, **question, reading=reading, of_denominator=of_denominator) for reading in Reading
        )
        whole = opened.figure.denominator if of_denominator else opened.figure.numerator
        assert _keys(rows) == _keys(others), asked
        if opened.adds_up:
            assert sum(Fraction(row.share) for row in rows.rows) == whole, asked
        paged = [
            row
            for offset in range(0, rows.total, 3)
            for row in rows_behind(asked.code, **question, of_denominator=of_denominator, offset=offset, limit=3).rows
        ]
        assert paged == list(rows.rows), asked


def _assert_parts_make(opened: Explanation, asked: Question) -> None:
    assert sum(part.numerator for part in opened.parts) == opened.figure.numerator, asked
    if opened.denominator is not None:
        assert sum(part.denominator or 0 for part in opened.parts) == opened.figure.denominator, asked
    # What stands at the unit itself is what is left over; it is never less than nothing.
    assert all(part.numerator >= 0 and (part.denominator or 0) >= 0 for part in opened.parts), asked


def _keys(rows: RowsBehind) -> list[tuple[object, ...]]:
    return sorted((row.id, row.unit or 0, row.day, row.share, row.is_uncertain) for row in rows.rows)
