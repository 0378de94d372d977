"""The populations that the rooms of the register declare, by key."""

from chibo.kernel.populations import Population
from chibo.register.areas.populations import POPULATIONS as AREAS
from chibo.register.members.populations import POPULATIONS as MEMBERS
from chibo.register.offices.populations import POPULATIONS as OFFICES
from chibo.register.units.populations import POPULATIONS as UNITS

POPULATIONS: dict[str, Population] = {one.key: one for one in (*UNITS, *AREAS, *MEMBERS, *OFFICES)}
