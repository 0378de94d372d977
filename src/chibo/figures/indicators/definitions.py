"""What an indicator is: what a code counts, on what basis, and what its value is. The definitions themselves are files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import get_language

Filter = tuple[str, str]
type Words = Mapping[str, str]
"""A text in both languages, `vi` and `en`."""


class Measure(StrEnum):
    """What the value of an indicator is, given its numerator and its denominator."""

    COUNT = "count"
    PERSONS = "persons"
    PART = "part"
    SHARE = "share"
    CHANGE = "change"
    MEAN = "mean"
    MEDIAN = "median"
    LEAST = "least"
    GREATEST = "greatest"

    @property
    def is_of_a_number(self) -> bool:
        """Tell whether it says something of a number that rows have, such as an age, and not how many rows there are."""
        return self in (Measure.MEAN, Measure.MEDIAN, Measure.LEAST, Measure.GREATEST)


class BaseDay(StrEnum):
    """On which day the denominator of a share is taken."""

    DAY = "day"
    FIRST_DAY = "first_day"
    END_OF_LAST_YEAR = "end_of_last_year"


class Against(StrEnum):
    """What a change is counted from."""

    FIRST_DAY = "first_day"
    YEAR_BEFORE = "year_before"


@dataclass(frozen=True, slots=True)
class Denominator:
    """What a share is of: without more its own base; else another indicator, a kind of outside figure, or a target.

    `target` is the code of the indicator whose target it is.
    """

    indicator: str = ""
    outside: str = ""
    target: str = ""
    on: BaseDay = BaseDay.DAY


OWN_BASE = Denominator()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    `base` says which rows of the population are counted at all (the denominator of a part or a share), `part` which
    of them make the numerator; the filters asked for narrow the numerator of a share and the base of all others.
    A filter `("level", "base|superior")` allows either, `("setting", "!residential")` any other. `defaults` hold unless
    asked otherwise. `number` is what a mean or a median is of.
    """

    code: str
    names: Words
    bases: Words
    units: Words
    population: str
    measure: Measure = Measure.COUNT
    base: tuple[Filter, ...] = ()
    part: tuple[Filter, ...] = ()
    defaults: tuple[Filter, ...] = ()
    rows_by: tuple[str, ...] = ()
    direct_children: bool = False
    number: str = ""
    denominator: Denominator = field(default=OWN_BASE)
    against: Against = Against.FIRST_DAY

    @property
    def name(self) -> str:
        """Give its name in the language spoken now."""
        return self.named(get_language() or "en")

    @property
    def basis(self) -> str:
        """Say in the language spoken now on what basis it counts."""
        return self.explained(get_language() or "en")

    def named(self, language: str) -> str:
        """Give its name in the language: Vietnamese, or English for any other."""
        return _in(self.names, language)

    def explained(self, language: str) -> str:
        """Say in the language on what basis it counts."""
        return _in(self.bases, language)

    def counted_in(self, language: str) -> str:
        """Say in the language what one of its units of count is."""
        return _in(self.units, language)


def _in(words: Words, language: str) -> str:
    return words["vi" if language.startswith("vi") else "en"]
