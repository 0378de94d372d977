"""Versions of a rule."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from chibo.kernel.dated_rules import Confidence, RuleVersion, RuleVersionsOverlap, by_key
from chibo.kernel.partial_dates import PartialDate

CHANGE = PartialDate.of_day(date(2025, 7, 1))
OLD = RuleVersion("cell.term", "30", "months", None, CHANGE, "Charter", Confidence.SECONDARY, "")
NEW = replace(OLD, value="60", valid_from=CHANGE, valid_to=None)


def test_versions_are_gathered_by_their_rule_oldest_first() -> None:
    other = replace(OLD, key="cell.least")

    assert by_key([NEW, other, OLD]) == {"cell.term": (OLD, NEW), "cell.least": (other,)}


@pytest.mark.parametrize(
    "other",
    [
        replace(NEW, valid_from=PartialDate.of_day(date(2025, 6, 30))),
        replace(NEW, valid_from=PartialDate.of_year(2025)),
        replace(NEW, valid_from=None),
    ],
)
def test_two_versions_on_one_day_are_refused(other: RuleVersion) -> None:
    with pytest.raises(RuleVersionsOverlap, match=r"cell\.term"):
        by_key([other, OLD])


def test_a_value_is_read_as_an_exact_number() -> None:
    assert replace(OLD, value="1/3").number == Fraction(1, 3)
    assert replace(OLD, value="0.5").number == Fraction(1, 2)
    assert OLD.whole == 30
    with pytest.raises(ValueError, match="15–17"):
        replace(OLD, value="15–17").whole  # noqa: B018
