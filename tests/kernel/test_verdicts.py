"""Answers of rules."""

from datetime import date

import pytest

from chibo.kernel.dated_rules import RuleVersion, rule_on
from chibo.kernel.errors import NotPermitted, RuleBroken
from chibo.kernel.verdicts import Outcome, Verdict


def least_members(on: date) -> RuleVersion:
    found = rule_on("org.min_full_members", on)
    assert found
    return found


TODAY = date(2025, 7, 1)
REASON = "%(count)s full members; %(least)s are needed."
COUNTS = {"count": 2, "least": 3}


def test_a_refusal_says_its_reason_its_source_and_the_version_obeyed() -> None:
    rule = least_members(TODAY)

    verdict = Verdict.refused("too_few_members", REASON, rule=rule, data=COUNTS)

    assert not verdict.permits
    assert verdict.said() == "2 full members; 3 are needed."
    assert verdict.said(lambda text: text.replace("full members", "đảng viên chính thức")).startswith("2 đảng viên")
    assert verdict.source == "294-QĐ/TW 26/5/2025 §20.2.1"
    assert verdict.rule == rule


def test_to_obey_a_refusal_is_to_raise_it_in_the_family_asked_for() -> None:
    verdict = Verdict.refused("not_in_scope", "Outside of what was granted.", source="grants")

    with pytest.raises(RuleBroken):
        verdict.obey()
    with pytest.raises(NotPermitted, match="Outside of what was granted") as refusal:
        verdict.obey(NotPermitted)
    assert refusal.value.code == "not_in_scope"
    assert refusal.value.data["source"] == "grants"


@pytest.mark.parametrize(
    ("verdict", "outcome", "source"),
    [
        (Verdict.allowed(), Outcome.ALLOWED, ""),
        (Verdict.allowed(rule=least_members(TODAY)), Outcome.ALLOWED, "294-QĐ/TW 26/5/2025 §20.2.1"),
        (Verdict.warned("old", "Old.", rule=least_members(TODAY)), Outcome.WARNED, "294-QĐ/TW 26/5/2025 §20.2.1"),
        (Verdict.warned("old", "Old."), Outcome.WARNED, ""),
        (Verdict.no_rule_known("org.min_full_members"), Outcome.NO_RULE_KNOWN, ""),
    ],
)
def test_all_but_a_refusal_lets_the_act_go_on(verdict: Verdict, outcome: Outcome, source: str) -> None:
    assert verdict.obey() is verdict
    assert verdict.outcome is outcome
    assert verdict.source == source


def test_where_no_version_is_known_the_verdict_names_the_rule() -> None:
    assert "org.min_full_members" in Verdict.no_rule_known("org.min_full_members").said()


def test_on_imported_facts_a_refusal_becomes_a_warning_with_the_same_reason() -> None:
    refused = Verdict.refused("too_few_members", REASON, rule=least_members(TODAY), data=COUNTS)

    softened = refused.softened()

    assert softened.outcome is Outcome.WARNED
    assert softened.said() == refused.said()
    assert softened.rule == refused.rule
    assert softened.softened() is softened
