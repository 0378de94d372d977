"""How large a country is built, and which provinces it has."""

from collections import Counter
from dataclasses import dataclass

from chibo.demo.country.conversion import conversion
from chibo.demo.country.official import places_on, province_of
from chibo.demo.country.reform_day import EVE, REFORM
from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import gettext_noop

UNITS = 300_000
MEMBERS = 5_600_000
_UNITS_OF_A_COMMUNE = 7
"""A commune with the fewest cells worth building; with less room fewer provinces are built."""
_MOST_UNITS = 900_000
"""Numbers in the codes of units have three digits."""
_FIRST_NEW_PROVINCE = "19"


class CountryTooSmall(RuleBroken):
    """Not even one province would have room, or the numbers run out."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many units in all, ended ones too, and how many members on the last day."""

    units: int = UNITS
    members: int = MEMBERS

    def __post_init__(self) -> None:
        """Refuse what cannot be built."""
        if not 2_000 <= self.units <= _MOST_UNITS or self.members < self.units:
            raise CountryTooSmall(
                "country_of_impossible_size",
                gettext_noop("A country has 2,000 to %(most)s units, and a member for each unit at least."),
                {"most": _MOST_UNITS},
            )


def provinces_for(units: int) -> tuple[str, ...]:
    """Give the codes of the provinces that have room, whole new provinces at a time, Thái Nguyên first."""
    before = {place.code: place for place in places_on(EVE)}
    after = {place.code: place for place in places_on(REFORM)}
    to = {
        province_of(before[row.old], before): after[row.new].parent
        for row in conversion()
        if row.old in before and row.new in after
    }
    communes = Counter(to[province_of(place, before)] for place in before.values() if place.level == "commune")
    order = sorted(communes, key=lambda code: (code != _FIRST_NEW_PROVINCE, code))
    taken: list[str] = []
    room = units
    for new in order:
        room -= communes[new] * _UNITS_OF_A_COMMUNE
        if taken and room < 0:
            break
        taken += [old for old, joined in to.items() if joined == new]
    return tuple(sorted(taken))
