"""The door of the units room."""

from chibo.register.units.commands.change_unit_attribute import change_unit_attribute
from chibo.register.units.commands.end_unit import end_unit
from chibo.register.units.commands.found_unit import found_unit
from chibo.register.units.commands.move_unit import move_unit
from chibo.register.units.commands.recode_unit import recode_unit
from chibo.register.units.commands.refusals import (
    LineageNotSound,
    UnitAlreadySo,
    UnitCodeTaken,
    UnitFactsOverlap,
    UnitOutsideLife,
    UnitStillInUse,
    UnitWouldStandUnderItself,
)
from chibo.register.units.commands.rename_unit import rename_unit
from chibo.register.units.commands.terms import close_term, open_term
from chibo.register.units.commands.wholesale import (
    change_units,
    code_units,
    drop_codes,
    end_units,
    found_units,
    hold_tree,
    hold_units,
    name_units,
    place_units,
    record_lineage,
    reserve_unit_ids,
    sweep_tree,
)
from chibo.register.units.permissions import may_keep_unit, obey_keeping
from chibo.register.units.queries.basics import (
    UnitNotFound,
    UnitOnDay,
    ancestors_of,
    attribute_of,
    children_between,
    is_within,
    subtree_of,
    unit_coded,
    unit_life,
    unit_on,
    units_named,
)
from chibo.register.units.queries.behind import units_named_on
from chibo.register.units.queries.compared import DIFFERENCES, TreesCompared, UnitCompared, trees_compared
from chibo.register.units.queries.finding import FoundUnit, NoUnitOfThatName, UnitNotUnmistakable, find_unit
from chibo.register.units.queries.lineage import Relative, UnitLineage, lineage_of, next_congress_ordinal, term_began
from chibo.register.units.queries.outside import units_outside
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
from chibo.register.units.queries.steps import UnitFactRecorded, steps_of
from chibo.register.units.rules import committee_elected, founded_large_enough, term_of_usual_length

__all__ = [
    "DIFFERENCES",
    "FoundUnit",
    "LineageNotSound",
    "NoUnitOfThatName",
    "Relative",
    "TreesCompared",
    "UnitAlreadySo",
    "UnitChange",
    "UnitCodeTaken",
    "UnitCompared",
    "UnitFactRecorded",
    "UnitFactsOverlap",
    "UnitLine",
    "UnitLineage",
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
    "change_units",
    "changes_of",
    "children_between",
    "children_of",
    "close_term",
    "code_units",
    "committee_elected",
    "drop_codes",
    "end_unit",
    "end_units",
    "find_unit",
    "found_unit",
    "found_units",
    "founded_large_enough",
    "hold_tree",
    "hold_units",
    "is_within",
    "lineage_of",
    "may_keep_unit",
    "move_unit",
    "name_units",
    "next_congress_ordinal",
    "obey_keeping",
    "open_term",
    "path_of",
    "place_units",
    "recode_unit",
    "record_lineage",
    "records_of",
    "rename_unit",
    "reserve_unit_ids",
    "roots_of",
    "steps_of",
    "subtree_of",
    "sweep_tree",
    "term_began",
    "term_of_usual_length",
    "trees_compared",
    "unit_coded",
    "unit_life",
    "unit_on",
    "unit_seen",
    "units_found",
    "units_named",
    "units_named_on",
    "units_outside",
]
