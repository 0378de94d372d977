"""The door of the units room."""

from chibo.register.units.commands.change_unit_attribute import change_unit_attribute
from chibo.register.units.commands.end_unit import end_unit
from chibo.register.units.commands.found_unit import found_unit
from chibo.register.units.commands.move_unit import move_unit
from chibo.register.units.commands.recode_unit import recode_unit
from chibo.register.units.commands.refusals import (
    UnitAlreadySo,
    UnitCodeTaken,
    UnitFactsOverlap,
    UnitOutsideLife,
    UnitStillInUse,
    UnitWouldStandUnderItself,
)
from chibo.register.units.commands.rename_unit import rename_unit
from chibo.register.units.commands.terms import close_term, open_term
from chibo.register.units.permissions import may_keep_unit, obey_keeping
from chibo.register.units.queries.basics import (
    UnitNotFound,
    UnitOnDay,
    ancestors_of,
    attribute_of,
    is_within,
    subtree_of,
    unit_coded,
    unit_life,
    unit_on,
    units_named,
)
from chibo.register.units.queries.finding import FoundUnit, NoUnitOfThatName, UnitNotUnmistakable, find_unit
from chibo.register.units.queries.past import UnitChange, UnitRecord, changes_of, records_of
from chibo.register.units.queries.seen import (
    UnitLine,
    UnitSeen,
    UnitStep,
    children_of,
    path_of,
    roots_of,
    unit_seen,
    units_found,
)
from chibo.register.units.rules import committee_elected, founded_large_enough, term_of_usual_length

__all__ = [
    "FoundUnit",
    "NoUnitOfThatName",
    "UnitAlreadySo",
    "UnitChange",
    "UnitCodeTaken",
    "UnitFactsOverlap",
    "UnitLine",
    "UnitNotFound",
    "UnitNotUnmistakable",
    "UnitOnDay",
    "UnitOutsideLife",
    "UnitRecord",
    "UnitSeen",
    "UnitStep",
    "UnitStillInUse",
    "UnitWouldStandUnderItself",
    "ancestors_of",
    "attribute_of",
    "change_unit_attribute",
    "changes_of",
    "children_of",
    "close_term",
    "committee_elected",
    "end_unit",
    "find_unit",
    "found_unit",
    "founded_large_enough",
    "is_within",
    "may_keep_unit",
    "move_unit",
    "obey_keeping",
    "open_term",
    "path_of",
    "recode_unit",
    "records_of",
    "rename_unit",
    "roots_of",
    "subtree_of",
    "term_of_usual_length",
    "unit_coded",
    "unit_life",
    "unit_on",
    "unit_seen",
    "units_found",
    "units_named",
]
