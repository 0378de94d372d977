"""All that the rooms of the register declare for the census."""

from dataclasses import dataclass

from chibo.kernel.census import Constants, Counted, Facts, Link, Taken, Values
from chibo.register.areas.census import CENSUS as AREAS
from chibo.register.members.census import CENSUS as MEMBERS
from chibo.register.offices.census import CENSUS as OFFICES
from chibo.register.people.census import CENSUS as PEOPLE
from chibo.register.units.census import CENSUS as UNITS

PARTS = (UNITS, AREAS, PEOPLE, MEMBERS, OFFICES)
LINKS: tuple[Link, ...] = tuple(one for part in PARTS for one in part.links)
VALUES: tuple[Values, ...] = tuple(one for part in PARTS for one in part.values)
CONSTANTS: tuple[Constants, ...] = tuple(one for part in PARTS for one in part.constants)
FACTS: tuple[Facts, ...] = tuple(one for part in PARTS for one in part.facts)
COUNTED: dict[str, Counted] = {one.population.key: one for part in PARTS for one in part.counted}


@dataclass(frozen=True, slots=True)
class Source:
    """One table taken over: of subjects of what kind, and how."""

    subject: str
    taken: Taken


SOURCES: dict[str, Source] = {
    **{f"link_{one.key}": Source(one.subject, one.taken) for one in LINKS},
    **{f"values_{place}": Source(one.subject, one.taken) for place, one in enumerate(VALUES) if one.taken},
    **{f"constants_{place}": Source(one.subject, one.taken) for place, one in enumerate(CONSTANTS) if one.taken},
    **{f"fact_{one.key}": Source(one.subject, one.taken) for one in FACTS},
}
SUBJECTS = tuple(dict.fromkeys(one.subject for one in FACTS))


def values_of(subject: str) -> tuple[Values, ...]:
    """Give the dated values of subjects of that kind."""
    return tuple(one for one in VALUES if one.subject == subject)


def dimensions_of(subject: str) -> tuple[str, ...]:
    """Give the names of those values."""
    return tuple(name for one in values_of(subject) for name in one.dimensions)


def constants_of(subject: str) -> tuple[str, ...]:
    """Give the names of what never changes of subjects of that kind."""
    return tuple(name for one in CONSTANTS if one.subject == subject for name in one.columns)


def apart_of(subject: str) -> tuple[str, ...]:
    """Give the names of the values that some facts of such subjects tell apart."""
    return tuple(dict.fromkeys(name for one in FACTS if one.subject == subject for name in one.apart))


def taken_of(subject: str) -> tuple[Taken, ...]:
    """Give everything that is taken over of subjects of that kind."""
    return tuple(one.taken for one in SOURCES.values() if one.subject == subject)
