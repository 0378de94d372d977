"""Gather the sheets that the rooms of the register declare, in the order in which a workbook holds them."""

from chibo.kernel.sheets import Sheet
from chibo.register.areas.sheets import SHEETS as AREAS
from chibo.register.decisions.sheets import SHEETS as DECISIONS
from chibo.register.members.sheets import SHEETS as MEMBERS
from chibo.register.offices.sheets import SHEETS as OFFICERS
from chibo.register.units.sheets import SHEETS as UNITS

SHEETS: tuple[Sheet, ...] = (*UNITS, *AREAS, *MEMBERS, *OFFICERS, *DECISIONS)
