"""Answer an indicator a second time, by going through everything there is: no SQL, nothing of the first reading."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.figures.plain_reading.dimensions import fits, number_of, value_of
from tests.figures.plain_reading.recasting import portion
from tests.figures.plain_reading.register import Register
from tests.figures.plain_reading.things import (
    ENTRIES,
    EXITS,
    Thing,
    areas_on,
    communes_on,
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
    "vil.coverage.joint_cells": ("kind", CELLS),
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
    "mem.changes": ("event",),
    "mem.decrease": ("event",),
    "org.affiliated": ("kind",),
    "org.tccsd.subtype": ("subtype",),
    "org.cells_by_setting": ("setting",),
    "org.party_groups": ("kind",),
    "org.events": ("event",),
    "vil.coverage": ("meeting_form",),
}
CHANGES = ("recognised", "moved", "exempted", "exemption_ended", "suspended", "suspension_ended", "restored")
EVENTS = {
    "mem.transferred_in": ("transferred_in",),
    "mem.transferred_out": ("transferred_out",),
    "mem.died": ("died",),
    "mem.changes": CHANGES,
    "mem.decrease": (*EXITS, "died", "transferred_out"),
}
SHARES = {"sec.attr", "sec.agencyhead"}
OF_OUTSIDE = {"mem.outside_ratio", "adm.target"}
OF_NUMBERS = {
    "mem.age": ("mean", "age"),
    "mem.age.median": ("median", "age"),
    "mem.age.least": ("least", "age"),
    "mem.age.greatest": ("greatest", "age"),
    "mem.party_age": ("mean", "years_in_party"),
}
OF_PERSONS = {"adm.persons", "sec.persons"}
AGAINST_LAST_YEAR = {"mem.change", "adm.change"}
PARTS = {"vil.coverage", "vil.nomembers", "vil.commune_coverage", "sec.village", "sec.front"}


@dataclass(frozen=True)
class Answer:
    """What the figure is, and which part of it rests on shares."""

    value: Fraction | None
    numerator: Fraction
    denominator: Fraction | None
    uncertain: Fraction
    rows: dict[tuple[str | None, ...], Fraction]
    shared: Fraction = Fraction(0)
    denominator_shared: Fraction | None = None


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
    without: int | None = None
    touched: tuple[date, dict[str, set[int]]] | None = None

    def day_of(self, thing: Thing) -> date:
        """Give the day as on which the thing is looked at: of one the decision left out touches, the day before."""
        return self.on if self.touched is None else thing.day

    def leaves_out(self, thing: Thing) -> bool:
        """Tell whether the decision that is left out touches whom the thing is of."""
        kind, subject = ("person", thing.person) if thing.person is not None else ("area", thing.area)
        kind, subject = ("unit", thing.unit_itself) if thing.unit_itself is not None else (kind, subject)
        return self.touched is not None and subject in self.touched[1][kind]


type Weighed = list[tuple[Thing, Fraction]]


def answer(register: Register, asked: Question) -> Answer:
    """Answer the question from the rows of the register."""
    base, narrowed = _counted(register, asked)
    if asked.code in OF_NUMBERS:
        return _of_a_number(register, asked, narrowed)
    if asked.code in OF_PERSONS:
        return _of_persons(register, asked, narrowed)
    if asked.code in AGAINST_LAST_YEAR:
        _, earlier = _counted(register, _a_year_before(asked))
        return _told(register, asked, narrowed, _sum(narrowed) - _sum(earlier), narrowed, earlier)
    if asked.code == "mem.netgrowth":
        _, earlier = _counted(register, replace(asked, on=asked.since or asked.on))
        return _told(register, asked, narrowed, _sum(narrowed) - _sum(earlier), narrowed, earlier)
    if asked.code in OF_OUTSIDE:
        return _told(register, asked, narrowed, None, narrowed, None)
    if asked.code == "adm.rate":
        members, _ = _counted(register, replace(asked, code="mem.total", on=asked.since or asked.on, where=()))
        share = 100 * _sum(narrowed) / _sum(members) if members else None
        return _told(register, asked, narrowed, share, narrowed, members)
    chosen = [(thing, part) for thing, part in narrowed if _in_part(register, thing, asked)]
    if asked.code in SHARES:
        share = 100 * _sum(chosen) / _sum(base) if base else None
        return _told(register, asked, chosen, share, chosen, base)
    if asked.code in PARTS:
        return _told(register, asked, narrowed, _sum(chosen), chosen, narrowed)
    return _told(register, asked, narrowed, _sum(narrowed), narrowed, None)


def is_not_to_be_put_together(register: Register, asked: Question) -> bool:
    """Tell whether parts of units count where what is asked cannot be put together from parts."""
    if asked.code not in OF_PERSONS and OF_NUMBERS.get(asked.code, ("",))[0] != "median":
        return False
    return any(part != 1 for _, part in _counted(register, asked)[1])


def _counted(register: Register, asked: Question) -> tuple[Weighed, Weighed]:
    """Give what belongs to the base, and what of it the filters asked for keep."""
    things = _belonging(register, asked, asked.on)
    base = [(thing, part) for thing, part in things if _in_base(register, thing, asked)]
    return base, [(thing, part) for thing, part in base if _fits_all(register, thing, asked, asked.day_of(thing))]


def _a_year_before(asked: Question) -> Question:
    return replace(asked, on=_last_year(asked.on), since=asked.since and _last_year(asked.since))


def _last_year(day: date) -> date:
    return date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _of_persons(register: Register, asked: Question, things: Weighed) -> Answer:
    def persons(some: Iterable[Thing]) -> Fraction:
        return Fraction(len({thing.person for thing in some}))

    groups: dict[tuple[str | None, ...], list[Thing]] = defaultdict(list)
    for thing, _ in things if asked.by else ():
        groups[tuple(value_of(register, thing, key, asked.day_of(thing)) for key in asked.by)].append(thing)
    whole = persons(thing for thing, _ in things)
    uncertain = persons(thing for thing, _ in things if thing.is_uncertain)
    return Answer(whole, whole, None, uncertain, {keys: persons(some) for keys, some in groups.items()})


def _of_a_number(register: Register, asked: Question, things: Weighed) -> Answer:
    measure, number = OF_NUMBERS[asked.code]
    groups: dict[tuple[str | None, ...], Weighed] = defaultdict(list)
    for thing, part in things if asked.by else ():
        groups[tuple(value_of(register, thing, key, asked.day_of(thing)) for key in asked.by)].append((thing, part))
    numbers = _numbers(register, things, number, asked)
    known = sum((part for _, part in numbers), Fraction(0))
    total = sum((part * told for told, part in numbers), Fraction(0))
    of_mean = measure == "mean"
    return Answer(
        _measured(numbers, measure),
        total if of_mean else known,
        known if of_mean else _sum(things),
        sum((part for thing, part in things if thing.is_uncertain), Fraction(0)),
        {
            keys: _measured(_numbers(register, some, number, asked), measure) or Fraction(0)
            for keys, some in groups.items()
        },
        _shared(things),
        _shared(things),
    )


def _numbers(register: Register, things: Weighed, number: str, asked: Question) -> list[tuple[int, Fraction]]:
    told = [(number_of(register, thing, number, asked.day_of(thing)), part) for thing, part in things]
    return [(one, part) for one, part in told if one is not None]


def _measured(numbers: list[tuple[int, Fraction]], measure: str) -> Fraction | None:
    if not numbers:
        return None
    if measure == "mean":
        return sum((one * part for one, part in numbers), Fraction(0)) / sum((part for _, part in numbers), Fraction(0))
    alone = sorted(one for one, _ in numbers)
    if measure == "median":
        return Fraction(alone[(len(alone) - 1) // 2] + alone[len(alone) // 2], 2)
    return Fraction(alone[0] if measure == "least" else alone[-1])


def _sum(things: Weighed) -> Fraction:
    return sum((part for _, part in things), Fraction(0))


def _shared(things: Weighed) -> Fraction:
    return sum((part for _, part in things if part != 1), Fraction(0))


def _told(
    register: Register,
    asked: Question,
    lines: Weighed,
    value: Fraction | None,
    numerator: Weighed,
    denominator: Weighed | None,
) -> Answer:
    by = asked.by or CUSTOMARY.get(asked.code, ())
    rows: dict[tuple[str | None, ...], Fraction] = defaultdict(Fraction)
    for thing, part in lines if by else ():
        rows[tuple(value_of(register, thing, key, asked.day_of(thing)) for key in by)] += part
    return Answer(
        value,
        _sum(numerator),
        None if denominator is None else _sum(denominator),
        sum((part for thing, part in lines if thing.is_uncertain), Fraction(0)),
        dict(rows),
        _shared(numerator),
        None if denominator is None else _shared(denominator),
    )


def _belonging(register: Register, asked: Question, on: date) -> Weighed:
    """Give the things that belong to the unit asked about, each with the part of it that does."""
    things = list(_things(register, asked, on))
    if asked.touched is not None and asked.touched[0] == on:
        eve = _things(register, asked, on - timedelta(days=1))
        things = [one for one in things if not asked.leaves_out(one)] + [one for one in eve if asked.leaves_out(one)]
    weighed = [(thing, _part_of(register, thing, asked)) for thing in things]
    return [(thing, part) for thing, part in weighed if part]


def _things(register: Register, asked: Question, on: date) -> Iterable[Thing]:
    since = asked.since or on
    family = asked.code.split(".")[0]
    if asked.code in EVENTS:
        return events_between(register, EVENTS[asked.code], since, on)
    if asked.code == "vil.coverage.joint_cells":
        return units_on(register, on)
    if asked.code == "vil.commune_coverage":
        return communes_on(register, on)
    if asked.code == "org.events":
        return unit_events_between(register, since, on)
    if family in {"adm", "rem"}:
        return events_between(register, ENTRIES if family == "adm" else EXITS, since, on)
    readings: dict[str, Callable[[Register, date], Iterable[Thing]]]
    readings = {"mem": members_on, "org": units_on, "vil": areas_on, "sec": posts_on}
    return readings[family](register, on)


def _part_of(register: Register, thing: Thing, asked: Question) -> Fraction:
    if thing.unit is None:
        at_a_root = thing.area is not None and asked.unit in register.units and register.units[asked.unit]["is_apex"]
        return Fraction(1 if at_a_root else 0)
    as_child = asked.code == "org.affiliated"
    if asked.tree is not None:
        is_known = thing.unit in register.units
        return portion(register, thing.unit, asked.unit, asked.tree, as_child=as_child) if is_known else Fraction(0)
    steps = register.steps_up(thing.unit, asked.unit, thing.tree_day)
    return Fraction(1 if steps == 1 or (steps is not None and not as_child) else 0)


def _fits_all(register: Register, thing: Thing, asked: Question, on: date) -> bool:
    for key, wanted in asked.where:
        values = wanted.removeprefix("!").split("|")
        if wanted.startswith("!") == any(fits(register, thing, key, one, on) for one in values):
            return False
    return True


def _in_base(register: Register, thing: Thing, asked: Question) -> bool:
    key, allowed = OF_BASE.get(asked.code, ("", set()))
    if key and value_of(register, thing, key, asked.day_of(thing)) not in allowed:
        return False
    customary, usual = UNLESS_ASKED.get(asked.code, ("", set()))
    if customary and customary not in {key for key, _ in asked.where}:
        return value_of(register, thing, customary, asked.day_of(thing)) in usual
    if asked.code == "vil.coverage.joint_cells":
        return value_of(register, thing, "meeting_form", asked.day_of(thing)) == "joint"
    if asked.code == "sec.agencyhead":
        return value_of(register, thing, "setting", asked.day_of(thing)) != "residential"
    if asked.code in {"sec.village", "sec.front"}:
        return fits(register, thing, "setting_detail", "residential.village", asked.day_of(thing))
    return True


def _in_part(register: Register, thing: Thing, asked: Question) -> bool:
    key, wanted = {
        "vil.coverage": ("meeting_form", "own"),
        "vil.nomembers": ("has_members", "no"),
        "vil.commune_coverage": ("is_led", "yes"),
        "sec.agencyhead": ("also_holds", "unit_head"),
        "sec.village": ("also_holds", "village_head"),
        "sec.front": ("also_holds", "front_head"),
    }.get(asked.code, ("", ""))
    return not key or fits(register, thing, key, wanted, asked.day_of(thing))
