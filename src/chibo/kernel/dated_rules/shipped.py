"""Give the rules that Chibo comes with, from `rules.csv`."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from chibo.kernel.dated_rules.versions import Confidence, RuleVersion, by_key
from chibo.kernel.shipped import bound_in, rows_in


def rule_on(key: str, on: date) -> RuleVersion | None:
    """Give the version of the rule in force on the day; None where none is known for it."""
    return next((version for version in versions_of(key) if version.during.contains(on)), None)


def versions_of(key: str) -> tuple[RuleVersion, ...]:
    """Give every version of the rule, oldest first; empty where the rule is not known."""
    return _shipped().get(key, ())


def rule_keys() -> tuple[str, ...]:
    """Give the keys of all rules, in the order of the file."""
    return tuple(_shipped())


@cache
def _shipped() -> Mapping[str, tuple[RuleVersion, ...]]:
    return by_key(_version(row) for row in rows_in(files(__package__).joinpath("rules.csv")))


def _version(row: Mapping[str, str]) -> RuleVersion:
    return RuleVersion(
        key=row["key"],
        value=row["value"],
        unit=row["unit"],
        valid_from=bound_in(row["valid_from"]),
        valid_to=bound_in(row["valid_to"]),
        source=row["source"],
        confidence=Confidence(row["confidence"]),
        note=row["note"],
    )
