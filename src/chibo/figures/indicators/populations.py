"""What the rooms of the register declare: the populations by key, and the rows whose days rest on decisions."""

from chibo.kernel.populations import Dated, Population
from chibo.register.areas.populations import DATED as DATED_OF_AREAS
from chibo.register.areas.populations import POPULATIONS as AREAS
from chibo.register.members.populations import DATED as DATED_OF_MEMBERS
from chibo.register.members.populations import POPULATIONS as MEMBERS
from chibo.register.offices.populations import DATED as DATED_OF_OFFICES
from chibo.register.offices.populations import POPULATIONS as OFFICES
from chibo.register.people.populations import DATED as DATED_OF_PEOPLE
from chibo.register.units.populations import DATED as DATED_OF_UNITS
from chibo.register.units.populations import POPULATIONS as UNITS

POPULATIONS: dict[str, Population] = {one.key: one for one in (*UNITS, *AREAS, *MEMBERS, *OFFICES)}
DATED: tuple[Dated, ...] = (*DATED_OF_UNITS, *DATED_OF_AREAS, *DATED_OF_PEOPLE, *DATED_OF_MEMBERS, *DATED_OF_OFFICES)
