"""Say in loops what there is to count: members, events, units, areas and posts, on a day or in a span."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.figures.ledger import Row
from tests.figures.plain_reading.register import Register, holds

DAY = timedelta(days=1)
ENTRIES = ("admitted", "readmitted")
LEAVINGS = {"removed", "left", "expelled", "admission_cancelled", "died", "transferred_out"}
EXITS = ("removed", "left", "expelled", "admission_cancelled")


@dataclass(frozen=True)
class Thing:
    """One thing counted: where it belongs, its own day, the day of its tree, and what it is."""

    unit: int | None
    day: date
    tree_day: date
    is_uncertain: bool = False
    unit_itself: int | None = None
    area: int | None = None
    person: int | None = None
    member: int | None = None
    facts: Row = field(default_factory=dict)


def members_on(register: Register, on: date) -> Iterator[Thing]:
    """Give everyone counted in a cell on the day."""
    for place in register.rows["members_place"]:
        if holds(place["valid_during"], on):
            doubtful = may_lie_after(on, place["valid_during"].lower, place["from_precision"])
            person = register.members[place["member_id"]]["person_id"]
            yield Thing(place["cell_id"], on, on, doubtful, person=person, member=place["member_id"])


def events_between(register: Register, kinds: tuple[str, ...], since: date, on: date) -> Iterator[Thing]:
    """Give the events of the kinds in the span; an exit belongs to the tree of the last day as a member."""
    for event in register.rows["members_memberevent"]:
        if event["kind"] not in kinds or event["on"] is None or not since <= event["on"] <= on:
            continue
        tree_day = event["on"] - DAY if event["kind"] in LEAVINGS else event["on"]
        doubtful = may_lie_after(on, event["on"], event["precision"])
        person = register.members[event["member_id"]]["person_id"]
        member = event["member_id"]
        yield Thing(event["cell_id"], event["on"], tree_day, doubtful, person=person, member=member, facts=event)


def units_on(register: Register, on: date) -> Iterator[Thing]:
    """Give the units that exist on the day."""
    for unit in register.units.values():
        if holds(unit["valid_during"], on):
            yield Thing(unit["id"], on, on, unit_itself=unit["id"])


def unit_events_between(register: Register, since: date, on: date) -> Iterator[Thing]:
    """Give foundings, ends and changes of parent in the span; an end belongs to the tree of the day before."""
    for unit in register.units.values():
        founded, ended = unit["valid_during"].lower, unit["valid_during"].upper
        happened = [(founded, founded, "found"), (ended, ended and ended - DAY, unit["end_kind"] or "dissolve")]
        for placement in register.placements[unit["id"]]:
            came, went = placement["valid_during"].lower, placement["valid_during"].upper
            if came and came != founded:
                happened.append((came, came, "receive"))
            if went and went != ended:
                happened.append((went, went - DAY, "hand_over"))
        for day, tree_day, kind in happened:
            if day and since <= day <= on:
                yield Thing(unit["id"], day, tree_day, unit_itself=unit["id"], facts={"event": kind})


def areas_on(register: Register, on: date) -> Iterator[Thing]:
    """Give the areas that exist on the day, each with the cell that serves it."""
    for area in register.rows["areas_area"]:
        if holds(area["valid_during"], on):
            yield Thing(cell_of(register, area["id"], on), on, on, area=area["id"], facts=area)


def communes_on(register: Register, on: date) -> Iterator[Thing]:
    """Give the communes in which areas lie on the day, each told by one: best by one that its own cells serve."""
    of: dict[str, list[tuple[bool, bool, int]]] = defaultdict(list)
    for area in areas_on(register, on):
        for lies in register.communes[area.area or 0]:
            if holds(lies["valid_during"], on):
                is_led = _stands_under_a_commune(register, area.unit, on)
                of[lies["commune_code"]].append((not is_led, area.unit is None, area.area or 0))
    for some in of.values():
        is_not_led, _, area_id = min(some)
        facts = {"is_led": not is_not_led}
        yield Thing(cell_of(register, area_id, on), on, on, area=area_id, facts=facts)


def _stands_under_a_commune(register: Register, unit: int | None, on: date) -> bool:
    while unit is not None:
        if register.unit_attribute(unit, "unit_kind", on) in {"commune", "ward", "township", "special_zone"}:
            return True
        unit = register.parent(unit, on)
    return False


def posts_on(register: Register, on: date) -> Iterator[Thing]:
    """Give the posts held on the day; one of an area belongs to the cell that serves it."""
    for holding in register.rows["offices_holding"]:
        if not holds(holding["valid_during"], on):
            continue
        seat = register.seats[holding["seat_id"]]
        unit = seat["unit_id"] if seat["unit_id"] is not None else cell_of(register, seat["area_id"], on)
        doubtful = may_lie_after(on, holding["valid_during"].lower, holding["from_precision"])
        facts = {**holding, "post": seat["post"]}
        yield Thing(unit, on, on, doubtful, person=holding["person_id"], facts=facts)


def cell_of(register: Register, area: int, on: date) -> int | None:
    """Give the cell that serves the area on the day."""
    for serving in register.servings[area]:
        if holds(serving["valid_during"], on):
            return int(serving["cell_id"])
    return None


def may_lie_after(on: date, first: date | None, precision: str) -> bool:
    """Tell whether a date known so far may lie after the day, so that what began on it may not yet have begun."""
    if precision == "d":
        return False
    if precision == "u" or first is None:
        return True
    month, year = (first.month % 12 + 1, first.year + first.month // 12) if precision == "m" else (1, first.year + 1)
    return date(year, month, 1) - DAY > on
