"""The rules that Chibo comes with."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from chibo.kernel.dated_rules import Confidence, rule_keys, rule_on, versions_of
from chibo.kernel.partial_dates import PartialDate

ONE_DAY = timedelta(days=1)
CHANGES = [(key, earlier, later) for key in rule_keys() for earlier, later in pairwise(versions_of(key))]


@pytest.mark.parametrize(
    ("key", "first_day", "before", "since"),
    [
        ("org.min_full_members", date(2011, 1, 19), None, "3"),
        ("cell.committee_threshold_full", date(2011, 1, 19), None, "9"),
        ("cell.term_months.subordinate", date(2025, 7, 1), "30", "60"),
        ("admission.decision_wd", date(2025, 7, 1), "60", "45"),
        ("admission.decider", date(2026, 7, 26), "BTV of the direct superior", "BTV of the đảng ủy cơ sở"),
        ("card.digits", date(2025, 9, 2), "8", "12"),
        ("fee.uninsured_pct", date(2028, 1, 1), "0.3", "0.5"),
        ("confidence.rule", date(2014, 1, 1), None, "in force"),
        ("confidence.rule", date(2023, 2, 2), "in force", None),
    ],
)
def test_a_rule_changes_on_its_first_day_and_not_before(
    key: str, first_day: date, before: str | None, since: str | None
) -> None:
    found = [rule_on(key, first_day + days) for days in (-ONE_DAY, timedelta(0), ONE_DAY)]

    assert [version.value if version else None for version in found] == [before, since, since]


def test_on_the_day_before_the_day_and_the_day_after_each_change_the_right_version_is_in_force() -> None:
    for key, earlier, later in CHANGES:
        end, start = earlier.during.end, later.during.start
        assert end is not None
        assert start is not None
        assert rule_on(key, end - ONE_DAY) == earlier, key
        assert rule_on(key, start) == later, key
        assert rule_on(key, start + ONE_DAY) == later, key
    assert len(CHANGES) > 30


def test_a_bound_known_to_the_year_counts_as_the_first_day_of_it() -> None:
    first, second, third = versions_of("admission.decision_wd")

    assert first.valid_to == second.valid_from == PartialDate.of_year(2025)
    assert rule_on("admission.decision_wd", date(2024, 12, 31)) == first
    assert rule_on("admission.decision_wd", date(2025, 1, 1)) == second
    assert third.confidence is Confidence.CONFIRMED


def test_a_rule_whose_beginning_is_not_known_holds_as_far_back_as_one_asks() -> None:
    version = rule_on("cell.term_months.base", date(1990, 1, 1))

    assert version
    assert version.valid_from is None
    assert version.whole == 60


def test_a_rule_that_is_not_known_has_no_version() -> None:
    assert versions_of("org.no_such_rule") == ()
    assert rule_on("org.no_such_rule", date(2025, 7, 1)) is None


def test_every_version_says_its_source_or_that_it_is_not_confirmed() -> None:
    unsourced = [
        version
        for key in rule_keys()
        for version in versions_of(key)
        if not version.source and version.confidence is Confidence.CONFIRMED
    ]

    assert unsourced == []
