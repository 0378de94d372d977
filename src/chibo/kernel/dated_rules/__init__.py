"""Hold the rules of the organisation as dated values: every version with its first day and its source."""

from chibo.kernel.dated_rules.shipped import rule_keys, rule_on, versions_of
from chibo.kernel.dated_rules.versions import Confidence, RuleVersion, RuleVersionsOverlap, by_key

__all__ = [
    "Confidence",
    "RuleVersion",
    "RuleVersionsOverlap",
    "by_key",
    "rule_keys",
    "rule_on",
    "versions_of",
]
