"""Answer an indicator a second time, by going through everything there is: no SQL, nothing of the first reading."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.figures.plain_reading.dimensions import fits, value_of
from tests.figures.plain_reading.register import Register
from tests.figures.plain_reading.things import (
    ENTRIES,
    EXITS,
    Thing,
    areas_on,
    events_between,
    members_on,
    posts_on,
    unit_events_between,
    units_on,
)

type Filters = tuple[tuple[str, str], ...]
CELLS = {"base_cell", "sub_cell", "cell"}
IN_THE_TREE = {"central", "province", "superior", "base", "sectional", "cell"}
LEFT = {"receive", "hand_over", "dissolve", "disband", "absorb", "merge"}
OF_BASE = {
    "org.affiliated": ("level", IN_THE_TREE),
    "org.tccsd": ("level", {"base"}),
    "org.tccsd.subtype": ("level", {"base"}),
    "org.sectional": ("level", {"sectional"}),
    "org.cells_total": ("kind", CELLS),
    "org.cells_by_setting": ("kind", CELLS),
    "org.subcells": ("kind", {"sub_cell"}),
    "org.party_groups": ("level", {"beside"}),
    "org.events": ("level", {"base"}),
    "sec.count": ("post", {"cell_secretary"}),
    "sec.attr": ("post", {"cell_secretary"}),
    "sec.agencyhead": ("post", {"cell_secretary"}),
    "sec.village": ("post", {"cell_secretary"}),
    "sec.front": ("post", {"cell_secretary"}),
}
UNLESS_ASKED = {
    "org.events": ("event", LEFT),
    "vil.coverage": ("area_kind", {"village"}),
    "vil.nomembers": ("area_kind", {"village"}),
}
CUSTOMARY = {
    "rem.count": ("event",),
    "org.affiliated": ("kind",),
    "org.tccsd.subtype": ("subtype",),
    "org.cells_by_setting": ("setting",),
    "org.party_groups": ("kind",),
    "org.events": ("event",),
    "vil.coverage": ("meeting_form",),
}
SHARES = {"sec.attr", "sec.agencyhead"}
PARTS = {"vil.coverage", "vil.nomembers", "sec.village", "sec.front"}


@dataclass(frozen=True)
class Answer:
    """What the figure is."""

    value: Fraction | None
    numerator: int
    denominator: int | None
    uncertain: int
    rows: dict[tuple[str | None, ...], int]


@dataclass(frozen=True)
class Question:
    """What is asked: an indicator for a unit on a day, with all that narrows it."""

    code: str
    unit: int
    on: date
    since: date | None = None
    by: tuple[str, ...] = ()
    where: Filters = ()
    tree: date | None = None


def answer(register: Register, asked: Question) -> Answer:
    """Answer the question from the rows of the register."""
    things = [thing for thing in _things(register, asked, asked.on) if _belongs(register, thing, asked)]
    base = [thing for thing in things if _in_base(register, thing, asked)]
    narrowed = [thing for thing in base if _fits_all(register, thing, asked, asked.on)]
    if asked.code == "mem.netgrowth":
        earlier = [
            thing
            for thing in _things(register, asked, asked.since or asked.on)
            if _belongs(register, thing, asked) and _fits_all(register, thing, asked, asked.since or asked.on)
        ]
        return _told(register, asked, narrowed, Fraction(len(narrowed) - len(earlier)), len(narrowed), len(earlier))
    part = [thing for thing in narrowed if _in_part(register, thing, asked)]
    if asked.code in SHARES:
        share = Fraction(100 * len(part), len(base)) if base else None
        return _told(register, asked, part, share, len(part), len(base))
    if asked.code in PARTS:
        return _told(register, asked, narrowed, Fraction(len(part)), len(part), len(narrowed))
    return _told(register, asked, narrowed, Fraction(len(narrowed)), len(narrowed), None)


def _told(
    register: Register,
    asked: Question,
    lines: Iterable[Thing],
    value: Fraction | None,
    numerator: int,
    denominator: int | None,
) -> Answer:
    lines = list(lines)
    by = asked.by or CUSTOMARY.get(asked.code, ())
    rows = Counter(tuple(value_of(register, thing, key, asked.on) for key in by) for thing in lines) if by else {}
    return Answer(value, numerator, denominator, sum(thing.is_uncertain for thing in lines), dict(rows))


def _things(register: Register, asked: Question, on: date) -> Iterable[Thing]:
    since = asked.since or on
    family = asked.code.split(".")[0]
    if asked.code == "org.events":
        return unit_events_between(register, since, on)
    if family in {"adm", "rem"}:
        return events_between(register, ENTRIES if family == "adm" else EXITS, since, on)
    readings: dict[str, Callable[[Register, date], Iterable[Thing]]]
    readings = {"mem": members_on, "org": units_on, "vil": areas_on, "sec": posts_on}
    return readings[family](register, on)


def _belongs(register: Register, thing: Thing, asked: Question) -> bool:
    if thing.unit is None:
        return thing.area is not None and asked.unit in register.units and register.units[asked.unit]["is_apex"]
    standing, day = thing.unit, thing.tree_day
    if asked.tree is not None:
        standing, day = register.heir(thing.unit, asked.tree), asked.tree
    steps = register.steps_up(standing, asked.unit, day)
    return steps == 1 if asked.code == "org.affiliated" else steps is not None


def _fits_all(register: Register, thing: Thing, asked: Question, on: date) -> bool:
    return all(fits(register, thing, key, wanted, on) for key, wanted in asked.where)


def _in_base(register: Register, thing: Thing, asked: Question) -> bool:
    key, allowed = OF_BASE.get(asked.code, ("", set()))
    if key and value_of(register, thing, key, asked.on) not in allowed:
        return False
    customary, usual = UNLESS_ASKED.get(asked.code, ("", set()))
    if customary and customary not in {key for key, _ in asked.where}:
        return value_of(register, thing, customary, asked.on) in usual
    if asked.code == "sec.agencyhead":
        return value_of(register, thing, "setting", asked.on) != "residential"
    if asked.code in {"sec.village", "sec.front"}:
        return fits(register, thing, "setting_detail", "residential.village", asked.on)
    return True


def _in_part(register: Register, thing: Thing, asked: Question) -> bool:
    key, wanted = {
        "vil.coverage": ("meeting_form", "own"),
        "vil.nomembers": ("has_members", "no"),
        "sec.agencyhead": ("also_holds", "unit_head"),
        "sec.village": ("also_holds", "village_head"),
        "sec.front": ("also_holds", "front_head"),
    }.get(asked.code, ("", ""))
    return not key or fits(register, thing, key, wanted, asked.on)
