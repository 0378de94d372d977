"""Open the parts of a page to the rooms that fill them."""

from chibo.ui.web.address import address_with
from chibo.ui.web.crumbs import Crumb
from chibo.ui.web.days import DayNotUnderstood, asked_day, day_of, default_day, set_default_day
from chibo.ui.web.fragments import wants_fragment
from chibo.ui.web.instants import KNOWN_AT, address_part, asked_instant, instant_in, written_instant
from chibo.ui.web.pages import Page, page_of
from chibo.ui.web.parts import Choice, Fact, Moment, Tab, Tile
from chibo.ui.web.shell import NavGroup, NavItem, Shell, UnitChoice
from chibo.ui.web.sorting import Sorting, sorting_of

__all__ = [
    "KNOWN_AT",
    "Choice",
    "Crumb",
    "DayNotUnderstood",
    "Fact",
    "Moment",
    "NavGroup",
    "NavItem",
    "Page",
    "Shell",
    "Sorting",
    "Tab",
    "Tile",
    "UnitChoice",
    "address_part",
    "address_with",
    "asked_day",
    "asked_instant",
    "day_of",
    "default_day",
    "instant_in",
    "page_of",
    "set_default_day",
    "sorting_of",
    "wants_fragment",
    "written_instant",
]
