"""The door of the areas room."""

from chibo.register.areas.commands.assign_area import assign_area
from chibo.register.areas.commands.end_area import end_area
from chibo.register.areas.commands.found_area import found_area
from chibo.register.areas.commands.load_administrative_units import load_administrative_units
from chibo.register.areas.commands.refusals import (
    AreaAlreadySo,
    AreaFactNotSound,
    AreaFactsOverlap,
    AreaOutsideLife,
    AreaStillInUse,
)
from chibo.register.areas.commands.release_areas_of import release_areas_of
from chibo.register.areas.commands.rename_area import rename_area
from chibo.register.areas.commands.wholesale import lay_areas_in_communes, serve_areas
from chibo.register.areas.permissions import may_keep_area, obey_keeping_area
from chibo.register.areas.queries.basics import AreaNotFound, AreaOnDay, area_coded, area_life, area_on, areas_served_by
from chibo.register.areas.queries.behind import areas_named_on, communes_named_on
from chibo.register.areas.queries.seen import AreaLine, areas_found, areas_of_cell

__all__ = [
    "AreaAlreadySo",
    "AreaFactNotSound",
    "AreaFactsOverlap",
    "AreaLine",
    "AreaNotFound",
    "AreaOnDay",
    "AreaOutsideLife",
    "AreaStillInUse",
    "area_coded",
    "area_life",
    "area_on",
    "areas_found",
    "areas_named_on",
    "areas_of_cell",
    "areas_served_by",
    "assign_area",
    "communes_named_on",
    "end_area",
    "found_area",
    "lay_areas_in_communes",
    "load_administrative_units",
    "may_keep_area",
    "obey_keeping_area",
    "release_areas_of",
    "rename_area",
    "serve_areas",
]
