"""Say what one version of a rule is, and keep the versions of a rule apart in time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from chibo.kernel.errors import Conflict
from chibo.kernel.partial_dates import PartialDate, first_day_of
from chibo.kernel.periods import Period
from chibo.kernel.wording import gettext_noop


class Confidence(StrEnum):
    """How the value is known: the text was read, reported by another source, or not confirmed."""

    CONFIRMED = "confirmed"
    SECONDARY = "secondary"
    UNCONFIRMED = "unconfirmed"


class RuleVersionsOverlap(Conflict):
    """Two versions of one rule hold on one day."""

    def __init__(self, key: str, first: Period, second: Period) -> None:
        super().__init__(
            "rule_versions_overlap",
            gettext_noop(
                "Two versions of the rule %(key)s hold on one day: %(first)s and %(second)s. End the earlier."
            ),
            {"key": key, "first": first, "second": second},
        )


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """One version of a rule. A bound may be known to the year only; None where there is none or it is not known."""

    key: str
    value: str
    unit: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    source: str
    confidence: Confidence
    note: str

    @property
    def during(self) -> Period:
        """Give the days on which the version holds; a partial bound counts as its first day."""
        return Period(first_day_of(self.valid_from), first_day_of(self.valid_to))

    @property
    def number(self) -> Fraction:
        """Give the value as an exact number: `3`, `0.5` or `1/3`; raises ValueError where it is none."""
        return Fraction(self.value)

    @property
    def whole(self) -> int:
        """Give the value as a whole number; raises ValueError where it is none."""
        return int(self.value)


def by_key(versions: Iterable[RuleVersion]) -> Mapping[str, tuple[RuleVersion, ...]]:
    """Gather the versions of each rule, oldest first; raises `RuleVersionsOverlap`."""
    gathered: defaultdict[str, list[RuleVersion]] = defaultdict(list)
    for version in versions:
        gathered[version.key].append(version)
    return {key: _in_order(key, found) for key, found in gathered.items()}


def _in_order(key: str, versions: list[RuleVersion]) -> tuple[RuleVersion, ...]:
    ordered = tuple(sorted(versions, key=lambda version: version.during.start or date.min))
    for earlier, later in pairwise(ordered):
        if earlier.during.overlaps(later.during):
            raise RuleVersionsOverlap(key, earlier.during, later.during)
    return ordered
