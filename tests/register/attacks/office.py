"""The register's side of the state machines: a small organisation to begin with, and all its facts read back."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from django.db import connection

from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate
from chibo.register.areas.api import found_area
from chibo.register.decisions.api import Basis
from chibo.register.members.api import receive_member
from chibo.register.offices.api import appoint_officer
from chibo.register.people.api import register_person
from chibo.register.reorganisations.api import (
    Action,
    apply_reorganisation,
    approve_reorganisation,
    draft_reorganisation,
    rehearse,
)
from chibo.register.reorganisations.models import Finding, PlannedChange
from chibo.register.units.api import found_unit
from chibo.trust.audit.api import entry
from tests.databases import seal
from tests.register.attacks.model import DAYS, Day, Fact, Key, Model

FIRST = date(2025, 6, 20)
"""Day 0: eleven days before the kinds of committees, and what may stand under what, change."""

KINDS = {"superior": "province_police", "base": "base_committee", "cell": "sub_cell"}
POST = "cell_secretary"

# The questions: every fact with its spell. They name no schema, so that they read what was known as well.
_QUESTIONS: Mapping[str, str] = {
    "life": "SELECT id, 'True', valid_during FROM units_unit",
    "parent": "SELECT unit_id, parent_id, valid_during FROM units_placement",
    "code": "SELECT unit_id, code, valid_during FROM units_unitcode",
    "cell": "SELECT member_id, cell_id, valid_during FROM members_place",
    "seat": "SELECT unit_id, 'True', valid_during FROM offices_seat",
    "served": "SELECT area_id, cell_id, valid_during FROM areas_serving",
}
_HOLDERS = (
    "SELECT seat.unit_id, held.id, held.person_id, held.valid_during FROM offices_holding held"
    " JOIN offices_seat seat ON seat.id = held.seat_id"
)
_NAMES = "SELECT 'name', unit_id, name, first_on FROM units_unitname"
_SETTINGS = "SELECT 'setting', unit_id, code, first_on FROM units_unitattribute WHERE dimension = 'setting'"
_TIES = "SELECT predecessor_id, successor_id, first_on FROM units_lineage"


def day_of(number: Day) -> date:
    """Give the day of the number."""
    return FIRST + timedelta(days=number)


@dataclass
class Start:
    """What there is on day 0, in the register and in the model."""

    model: Model = field(default_factory=Model)
    persons: dict[int, int] = field(default_factory=dict)
    """People by the member each is or was."""


class Refused(Exception):
    """The rehearsal found what forbids the plan."""


def begin() -> Start:
    """Found a province of fifteen units and eight members, in one entry."""
    start, numbers = Start(), count(1)
    with entry(by=OPERATOR, reason="the organisation of day 0"):
        start.model.root = root = _found(start, None, "province", "Đảng bộ tỉnh", None)
        for number in range(3):
            _found(start, root, "", f"Ban {number}", f"B{number}")
        for number in range(2):
            above = _found(start, root, "superior", f"Đảng ủy {number}", f"S{number}")
            for _ in range(2):
                base = _found(start, above, "base", f"Đảng bộ cơ sở {next(numbers)}", None)
                for _ in range(2):
                    cell = _found(start, base, "cell", f"Chi bộ {next(numbers)}", f"C{next(numbers)}")
                    _fill(start, cell, next(numbers))
    return start


def _found(start: Start, parent: int | None, level: str, name: str, code: str | None) -> int:
    kind = KINDS.get(level or "cell", level)
    unit = found_unit(
        name=name, kind=kind, parent_id=parent, code=code, attributes={"level": level}, full_members=99, **basics(0)
    )
    start.model.levels[unit] = level
    start.model.hold("life", unit, True, 0)
    start.model.say("name", unit, name, 0)
    if parent is not None:
        start.model.hold("parent", unit, parent, 0)
    if code is not None:
        start.model.hold("code", unit, code, 0)
    return unit


def _fill(start: Start, cell: int, number: int) -> None:
    person = register_person(
        name="Nông Văn Một", sex="M", born=PartialDate.of_year(1970), basis=Basis("note", "day 0"), by=OPERATOR
    )
    member = receive_member(person_id=person, cell_id=cell, came_from="?", **basics(0))
    start.persons[member] = person
    start.model.hold("cell", member, cell, 0)
    start.model.happen(member, "transferred_in", 0)
    if number % 2 == 0:
        area = found_area(name=f"Thôn {number}", kind="village", commune_code="00001", cell_id=cell, **basics(0))
        start.model.hold("served", area, cell, 0)
        start.model.appoint(appoint_officer(person_id=person, post=POST, unit_id=cell, **basics(0)), person, cell, 0)


def basics(day: Day, note: str = "state machine") -> dict[str, Any]:
    """Give day, basis and actor of a deed."""
    return {"effective_on": day_of(day), "basis": Basis("note", note), "by": OPERATOR}


def order(actions: list[Action], day: Day, note: str, approver: Any, planned: Callable[[list[int]], None]) -> int:
    """Draft, rehearse, let another approve and apply; `planned` is told the ids of the units that the plan founds."""
    drafted = draft_reorganisation(title=note, actions=actions, **basics(day, f"draft {note}"))
    seal_here()
    rehearsal = rehearse(reorganisation_id=drafted, by=OPERATOR)
    if codes := sorted(set(Finding.objects.filter(rehearsal=rehearsal, refuses=True).values_list("code", flat=True))):
        raise Refused(*codes)
    founded = PlannedChange.objects.filter(rehearsal=rehearsal, change="found").order_by("action")
    planned(list(founded.values_list("subject_id", flat=True)))
    approve_reorganisation(reorganisation_id=drafted, basis=Basis("note", f"approval {note}"), by=approver)
    seal_here()
    return apply_reorganisation(reorganisation_id=drafted, basis=Basis("note", note), by=OPERATOR)


def seal_here() -> None:
    """Within the one transaction of a test, seal as a commit would."""
    if connection.in_atomic_block:
        seal()


def facts_now() -> dict[Key, dict[Day, Fact]]:
    """Read every fact back, day by day."""
    facts: dict[Key, dict[Day, Fact]] = {}
    with connection.cursor() as cursor:
        for what, question in _QUESTIONS.items():
            cursor.execute(question)
            for subject, value, during in cursor.fetchall():
                _spread(facts, (what, subject), True if value == "True" else value, during)
        cursor.execute(_HOLDERS)
        for unit, holding, person, during in cursor.fetchall():
            if unit is not None:
                _spread(facts, ("holder", unit), (holding, person), during)
        cursor.execute(f"{_NAMES} UNION ALL {_SETTINGS}")
        for what, unit, value, first in cursor.fetchall():
            facts.setdefault((what, unit), {})[(first - FIRST).days] = (value, (first - FIRST).days)
        cursor.execute(_TIES)
        for former, heir, first in cursor.fetchall():
            facts["tie", (former, heir, (first - FIRST).days)] = {0: (True, 0)}
    return facts


def _spread(facts: dict[Key, dict[Day, Fact]], key: Key, value: Hashable, during: Any) -> None:
    first = (during.lower - FIRST).days
    end = DAYS if during.upper is None else (during.upper - FIRST).days
    held = facts.setdefault(key, {})
    for day in range(first, end):
        assert day not in held, f"{key} twice on day {day}"
        held[day] = (value, first)


def instant_now() -> datetime:
    """Give the instant after all that is sealed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT greatest(clock_timestamp(), max(recorded_at)) FROM audit_entry")
        (instant,) = cursor.fetchone()
    assert isinstance(instant, datetime)
    return instant
