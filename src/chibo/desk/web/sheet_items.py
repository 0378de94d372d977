"""Lay the 30 items of the member sheet out as a page shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chibo.desk.web.words import coded
from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.register.members.api import MemberEventSeen
from chibo.register.people.api import Sheet, SheetLine

TITLES = {
    1: gettext_noop("Name at birth"),
    2: gettext_noop("Sex"),
    3: gettext_noop("Other name"),
    4: gettext_noop("Born"),
    5: gettext_noop("Birth registered at"),
    6: gettext_noop("Native place"),
    7: gettext_noop("Residence"),
    8: gettext_noop("Ethnic group"),
    9: gettext_noop("Religion"),
    10: gettext_noop("Family background"),
    11: gettext_noop("Present occupation"),
    12: gettext_noop("Joined the Party"),
    13: gettext_noop("Recruited"),
    14: gettext_noop("Joined the Youth Union"),
    15: gettext_noop("Associations"),
    16: gettext_noop("Army service"),
    17: gettext_noop("Qualifications"),
    18: gettext_noop("Health and policy"),
    19: gettext_noop("Personal numbers"),
    20: gettext_noop("Exempt from work and meetings"),
    21: gettext_noop("Career"),
    22: gettext_noop("Training"),
    23: gettext_noop("Commendations"),
    24: gettext_noop("Party badges"),
    25: gettext_noop("Titles conferred"),
    26: gettext_noop("Discipline"),
    27: gettext_noop("Political history"),
    28: gettext_noop("Foreign relations"),
    29: gettext_noop("Family"),
    30: gettext_noop("Economic circumstances"),
}
EDUCATION = ("education", "qualification", "academic_title", "theory", "state_management")
# Attributes that belong to an item, each with its list of codes.
ATTRIBUTES = {
    8: ("ethnicity",),
    9: ("religion",),
    10: ("family_background",),
    11: ("occupation", "private_owner", "retired"),
    14: ("union_member",),
    17: EDUCATION,
    18: ("policy",),
    28: ("foreign_spouse",),
}
YES_NO = {"union_member", "private_owner", "retired", "foreign_spouse"}


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered item of the sheet, with its lines; `is_long` where it stands across the page."""

    number: int
    title: str
    lines: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Tell whether it is one of the tables that end the sheet."""
        return self.number > 20


def items_of(sheet: Sheet, events: tuple[MemberEventSeen, ...]) -> tuple[Item, ...]:
    """Lay out all items in their order; an item without a line is on the page too, as not recorded."""
    own: dict[int, list[str]] = {
        1: [sheet.name],
        2: [coded("sex", sheet.sex) or ""],
        3: [sheet.used_name] if sheet.used_name else [],
        4: [_written(sheet.born)] if sheet.born.on else [],
        12: [_event(event) for event in reversed(events) if event.kind in {"admitted", "readmitted", "recognised"}],
        19: [_identifier(one.kind, one.value) for one in sheet.identifiers],
        20: [_event(event) for event in reversed(events) if event.kind in {"exempted", "exemption_ended"}],
    }
    return tuple(
        Item(number, _(title), (*own.get(number, ()), *_attributes(number, sheet), *_lines(number, sheet.lines)))
        for number, title in TITLES.items()
    )


def _attributes(number: int, sheet: Sheet) -> list[str]:
    found = []
    for dimension in ATTRIBUTES.get(number, ()):
        code = sheet.attributes.get(dimension)
        if code and dimension in YES_NO:
            found += [_flag(dimension)] if code == "yes" else []
        elif code:
            name = f"{_name(dimension)}: " if len(ATTRIBUTES[number]) > 1 and dimension in EDUCATION else ""
            found.append(f"{name}{coded(dimension, code) or code}")
    return found


def _name(dimension: str) -> str:
    names = {
        "education": _("General education"),
        "qualification": _("Professional qualification"),
        "academic_title": _("Academic title"),
        "theory": _("Political theory"),
        "state_management": _("State management"),
    }
    return names[dimension]


def _flag(dimension: str) -> str:
    flags = {
        "union_member": _("Youth Union member"),
        "private_owner": _("owner of a private enterprise"),
        "retired": _("retired"),
        "foreign_spouse": _("married to a foreigner"),
    }
    return flags[dimension]


def _lines(number: int, lines: tuple[SheetLine, ...]) -> list[str]:
    return [": ".join(filter(None, (_part(line), _line(line)))) for line in lines if line.item == number]


def _line(line: SheetLine) -> str:
    dated = _written(line.on) if line.on.precision is not Precision.UNKNOWN else ""
    return ", ".join(filter(None, (dated, line.text)))


def _part(line: SheetLine) -> str:
    parts = {
        "permanent_residence": _("permanent"),
        "temporary_residence": _("temporary"),
        "enlisted_on": _("enlisted"),
        "discharged_on": _("discharged"),
        "introducers": _("introduced by"),
        "languages": _("foreign languages"),
        "computing": _("computing"),
        "minority_languages": _("minority languages"),
        "card_issued_by": _("card issued by"),
        "card_issued_on": _("card issued on"),
    }
    return parts.get(line.part, "")


def _event(event: MemberEventSeen) -> str:
    words = (coded("event_kind", event.kind), _written(event.on), event.cell_name)
    return ", ".join(word for word in words if word)


def _identifier(kind: str, value: str) -> str:
    return f"{coded('identifier_kind', kind)}: {value}"


def _written(day: PartialDate) -> str:
    return _("not known") if day.precision is Precision.UNKNOWN else str(day)
