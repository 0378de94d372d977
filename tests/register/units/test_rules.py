"""The rules of units, on the day before, the day and after each change."""

from datetime import date

import pytest

from chibo.kernel.verdicts import Outcome
from chibo.register.units.rules import committee_elected, founded_large_enough, term_of_usual_length


@pytest.mark.parametrize(
    ("level", "members", "on", "outcome"),
    [
        ("cell", 1, date(2011, 1, 18), Outcome.NO_RULE_KNOWN),
        ("cell", 2, date(2011, 1, 19), Outcome.REFUSED),
        ("cell", 3, date(2011, 1, 19), Outcome.ALLOWED),
        ("base", 2, date(2025, 6, 30), Outcome.REFUSED),
        ("base", 3, date(2025, 7, 1), Outcome.ALLOWED),
        ("cell", None, date(2025, 7, 1), Outcome.WARNED),
        ("superior", 0, date(2025, 7, 1), Outcome.ALLOWED),
    ],
)
def test_full_members_at_founding(level: str, members: int | None, on: date, outcome: Outcome) -> None:
    assert founded_large_enough(level, members, on=on).outcome is outcome


@pytest.mark.parametrize(
    ("members", "on", "outcome"),
    [
        (8, date(2011, 1, 18), Outcome.NO_RULE_KNOWN),
        (8, date(2011, 1, 19), Outcome.WARNED),  # not confirmed
        (8, date(2025, 6, 30), Outcome.WARNED),
        (8, date(2025, 7, 1), Outcome.REFUSED),
        (9, date(2025, 7, 1), Outcome.ALLOWED),
        (10, date(2025, 7, 1), Outcome.ALLOWED),
    ],
)
def test_a_committee_of_a_cell(members: int, on: date, outcome: Outcome) -> None:
    assert committee_elected(members, on=on).outcome is outcome


@pytest.mark.parametrize(
    ("level", "first_on", "planned", "outcome"),
    [
        ("cell", date(2025, 6, 30), date(2027, 12, 30), Outcome.ALLOWED),
        ("cell", date(2025, 6, 30), date(2027, 12, 29), Outcome.WARNED),
        ("cell", date(2025, 7, 1), date(2030, 7, 1), Outcome.ALLOWED),
        ("base", date(2020, 7, 1), date(2025, 7, 1), Outcome.ALLOWED),
        ("superior", date(2011, 1, 18), date(2016, 1, 18), Outcome.NO_RULE_KNOWN),
        ("superior", date(2011, 1, 19), date(2016, 1, 19), Outcome.ALLOWED),
        ("superior", date(2011, 1, 19), None, Outcome.ALLOWED),
    ],
)
def test_the_length_of_a_term(level: str, first_on: date, planned: date | None, outcome: Outcome) -> None:
    assert term_of_usual_length(level, first_on, planned).outcome is outcome
