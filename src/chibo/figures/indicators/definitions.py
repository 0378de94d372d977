"""The indicators: what each code counts, on what basis, and what its value is."""

from dataclasses import dataclass
from enum import StrEnum

from chibo.kernel.wording import Wording, gettext_noop

Filter = tuple[str, str]


class Measure(StrEnum):
    """What the value of an indicator is, given its numerator and its denominator."""

    COUNT = "count"
    PART = "part"
    SHARE = "share"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    `base` says which rows of the population are counted at all (the denominator of a part or a share), `part` which
    of them make the numerator; the filters asked for narrow the numerator of a share and the base of all others.
    A filter `("level", "base|superior")` allows either. `defaults` hold unless asked otherwise.
    """

    code: str
    name: Wording
    basis: Wording
    population: str
    measure: Measure = Measure.COUNT
    base: tuple[Filter, ...] = ()
    part: tuple[Filter, ...] = ()
    defaults: tuple[Filter, ...] = ()
    rows_by: tuple[str, ...] = ()
    direct_children: bool = False


_CELLS = ("kind", "base_cell|sub_cell|cell")
_TREE = ("level", "central|province|superior|base|sectional|cell")

INDICATORS = (
    Indicator("mem.total", gettext_noop("Members"), gettext_noop("Members counted in a cell of the unit on the day, probationary members included."), "members"),
    Indicator("mem.netgrowth", gettext_noop("Net growth of membership"), gettext_noop("Members on the last day less members on the first day."), "members", Measure.CHANGE),
    Indicator("adm.count", gettext_noop("Admissions"), gettext_noop("Admissions, first or again, whose ceremony lies in the span (both days included), in the tree of that day."), "admissions"),
    Indicator("rem.count", gettext_noop("Members struck off, left or expelled"), gettext_noop("Exits in the span other than death and transfer, in the tree of the last day as a member."), "exits", rows_by=("event",)),
    Indicator("org.affiliated", gettext_noop("Affiliated committees"), gettext_noop("Units directly under the unit on the day, those beside the tree and staff bodies left out."), "units", base=(_TREE,), rows_by=("kind",), direct_children=True),
    Indicator("org.tccsd", gettext_noop("Grassroots organisations"), gettext_noop("Units of the grassroots level: base committees and base cells."), "units", base=(("level", "base"),)),
    Indicator("org.tccsd.subtype", gettext_noop("Grassroots organisations by subtype"), gettext_noop("Units of the grassroots level, told apart as base committee (every kind but the base cell) and base cell."), "units", base=(("level", "base"),), rows_by=("subtype",)),
    Indicator("org.sectional", gettext_noop("Sectional committees"), gettext_noop("Units of the sectional level."), "units", base=(("level", "sectional"),)),
    Indicator("org.cells_total", gettext_noop("Cells"), gettext_noop("Base cells and subordinate cells together."), "units", base=(_CELLS,)),
    Indicator("org.subcells", gettext_noop("Subordinate cells"), gettext_noop("Cells that are not base cells: they stand under a base or sectional committee."), "units", base=(("kind", "sub_cell"),)),
    Indicator("org.cells_by_setting", gettext_noop("Cells by setting"), gettext_noop("All cells by the setting of each on the day; a setting includes its finer ones."), "units", base=(_CELLS,), rows_by=("setting",)),
    Indicator("org.party_groups", gettext_noop("Party delegations and party affairs boards"), gettext_noop("Units beside the tree, which hold no members."), "units", base=(("level", "beside"),), rows_by=("kind",)),
    Indicator("org.events", gettext_noop("Grassroots organisations received, handed over or dissolved"), gettext_noop("Events of grassroots organisations in the span: received, handed over, merged away or dissolved."), "unit_events", base=(("level", "base"),), defaults=(("event", "receive|hand_over|dissolve|disband|absorb|merge"),), rows_by=("event",)),
    Indicator("vil.coverage", gettext_noop("Villages with a cell of their own"), gettext_noop("Villages whose cell serves no other village or block, of all villages on the day; blocks only when asked for."), "areas", Measure.PART, part=(("meeting_form", "own"),), defaults=(("area_kind", "village"),), rows_by=("meeting_form",)),
    Indicator("vil.nomembers", gettext_noop("Villages without a member"), gettext_noop("Villages whose cell counts no member on the day, or that have no cell, of all villages on the day."), "areas", Measure.PART, part=(("has_members", "no"),), defaults=(("area_kind", "village"),)),
    Indicator("sec.count", gettext_noop("Cell secretaries"), gettext_noop("Holders of the post of cell secretary on the day: at most one a cell."), "posts", base=(("post", "cell_secretary"),)),
    Indicator("sec.attr", gettext_noop("Cell secretaries with an attribute"), gettext_noop("Cell secretaries with the attributes asked for, in per cent of all cell secretaries of the unit on the day."), "posts", Measure.SHARE, base=(("post", "cell_secretary"),)),
    Indicator("sec.agencyhead", gettext_noop("Secretaries who head the agency or unit"), gettext_noop("Cell secretaries outside residential areas who head the host agency or unit on the same day, in per cent of all cell secretaries outside residential areas."), "posts", Measure.SHARE, base=(("post", "cell_secretary"), ("setting", "!residential")), part=(("also_holds", "unit_head"),)),
    Indicator("sec.village", gettext_noop("Secretaries who are village heads"), gettext_noop("Secretaries of village cells who are village head on the same day, of all secretaries of village cells."), "posts", Measure.PART, base=(("post", "cell_secretary"), ("setting_detail", "residential.village")), part=(("also_holds", "village_head"),)),
    Indicator("sec.front", gettext_noop("Secretaries who head the Front committee"), gettext_noop("Secretaries of village cells who head the Front working committee on the same day, of all secretaries of village cells."), "posts", Measure.PART, base=(("post", "cell_secretary"), ("setting_detail", "residential.village")), part=(("also_holds", "front_head"),)),
)  # fmt: skip

BY_CODE = {indicator.code: indicator for indicator in INDICATORS}
