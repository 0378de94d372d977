"""The rules of admission, probation and return, on the day before, the day and after each change."""

from datetime import date

import pytest

from chibo.kernel.partial_dates import PartialDate
from chibo.kernel.verdicts import Outcome
from chibo.register.members.rules import (
    admission_age_right,
    admission_education_right,
    probation_served,
    readmission_wait_over,
)

EXACT = PartialDate.of_day


@pytest.mark.parametrize(
    ("born", "on", "outcome", "source"),
    [
        (EXACT(date(2010, 1, 1)), date(2021, 7, 29), Outcome.NO_RULE_KNOWN, ""),
        (EXACT(date(2003, 7, 31)), date(2021, 7, 30), Outcome.REFUSED, "24-QĐ/TW"),
        (EXACT(date(2003, 7, 30)), date(2021, 7, 30), Outcome.ALLOWED, "24-QĐ/TW"),
        (EXACT(date(2007, 7, 1)), date(2025, 6, 30), Outcome.REFUSED, "24-QĐ/TW"),
        (EXACT(date(2007, 7, 1)), date(2025, 7, 1), Outcome.ALLOWED, "294-QĐ/TW"),
        (EXACT(date(2008, 7, 26)), date(2026, 7, 26), Outcome.ALLOWED, "208-QĐ/TW"),
        (PartialDate.of_year(2007), date(2025, 7, 1), Outcome.WARNED, "294-QĐ/TW"),
        (PartialDate.of_month(2007, 7), date(2025, 7, 31), Outcome.ALLOWED, "294-QĐ/TW"),
        (EXACT(date(1965, 6, 2)), date(2025, 7, 1), Outcome.ALLOWED, "294-QĐ/TW"),
        (EXACT(date(1965, 6, 1)), date(2025, 7, 1), Outcome.WARNED, "294-QĐ/TW"),
        (PartialDate.unknown(), date(2025, 7, 1), Outcome.WARNED, "294-QĐ/TW"),
    ],
)
def test_age_at_admission(born: PartialDate, on: date, outcome: Outcome, source: str) -> None:
    verdict = admission_age_right(born, on=on)

    assert (verdict.outcome, verdict.source.startswith(source)) == (outcome, True)


@pytest.mark.parametrize(
    ("education", "on", "outcome"),
    [
        ("E1", date(2021, 7, 29), Outcome.NO_RULE_KNOWN),
        ("E2", date(2021, 7, 30), Outcome.WARNED),
        ("E3", date(2021, 7, 30), Outcome.ALLOWED),
        ("E4", date(2025, 7, 1), Outcome.ALLOWED),
        (None, date(2026, 7, 26), Outcome.WARNED),
    ],
)
def test_education_at_admission(education: str | None, on: date, outcome: Outcome) -> None:
    assert admission_education_right(education, on=on).outcome is outcome


@pytest.mark.parametrize(
    ("admitted", "on", "outcome"),
    [
        (EXACT(date(2010, 6, 1)), date(2011, 1, 18), Outcome.NO_RULE_KNOWN),
        (EXACT(date(2010, 6, 1)), date(2011, 1, 19), Outcome.WARNED),  # not confirmed
        (EXACT(date(2024, 7, 1)), date(2025, 6, 30), Outcome.WARNED),
        (EXACT(date(2024, 7, 2)), date(2025, 7, 1), Outcome.REFUSED),
        (EXACT(date(2024, 7, 1)), date(2025, 7, 1), Outcome.ALLOWED),
        (PartialDate.unknown(), date(2025, 7, 1), Outcome.WARNED),
    ],
)
def test_probation(admitted: PartialDate, on: date, outcome: Outcome) -> None:
    assert probation_served(admitted, on=on).outcome is outcome


@pytest.mark.parametrize(
    ("left_on", "times", "on", "outcome"),
    [
        (date(2025, 1, 1), 0, date(2025, 6, 30), Outcome.NO_RULE_KNOWN),
        (date(2022, 7, 2), 0, date(2025, 7, 1), Outcome.REFUSED),
        (date(2022, 7, 1), 0, date(2025, 7, 1), Outcome.ALLOWED),
        (date(2000, 1, 1), 1, date(2025, 7, 1), Outcome.REFUSED),
    ],
)
def test_return(left_on: date, times: int, on: date, outcome: Outcome) -> None:
    assert readmission_wait_over(left_on, times, on=on).outcome is outcome
