"""Fetch the register's rows, now or as known at an instant, by replaying the history one image after another."""

from collections import defaultdict
from datetime import date, datetime

from django.db import connection
from psycopg import sql
from psycopg.types.range import DateRange

from tests.figures.ledger import TABLES, Row, Rows


def rows_now() -> Rows:
    """Read the living tables."""
    return {table: _fetched(sql.SQL("SELECT * FROM public.{}").format(sql.Identifier(table))) for table in TABLES}


def rows_known_at(instant: datetime) -> Rows:
    """Replay every image that an entry recorded by the instant has written; the last one of a row stands."""
    recorded = {row["id"]: row["recorded_at"] for row in _fetched(sql.SQL("SELECT id, recorded_at FROM audit_entry"))}
    known: Rows = {}
    for table in TABLES:
        standing: dict[int, Row] = {}
        for image in _fetched(sql.SQL("SELECT * FROM history.{} ORDER BY history_id").format(sql.Identifier(table))):
            if recorded[image["entry_id"]] > instant:
                continue
            if image["operation"] in {"D", b"D"}:
                del standing[image["id"]]
            else:
                standing[image["id"]] = image
        known[table] = list(standing.values())
    return known


def _fetched(statement: sql.Composable) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        columns = [column.name for column in cursor.description]
        return [dict(zip(columns, line, strict=True)) for line in cursor.fetchall()]


def every_row(statement: str) -> list[Row]:
    """Read whole rows by a statement of the tests."""
    return _fetched(sql.SQL(statement))


def holds(period: "DateRange", day: date) -> bool:
    """Tell whether the day lies in the half-open period."""
    return (period.lower is None or period.lower <= day) and (period.upper is None or day < period.upper)


class Register:
    """The rows of all tables, with the few lists by subject that make loops bearable."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.units = {unit["id"]: unit for unit in rows["units_unit"]}
        self.people = {person["id"]: person for person in rows["people_person"]}
        self.members = {member["id"]: member for member in rows["members_member"]}
        self.seats = {seat["id"]: seat for seat in rows["offices_seat"]}
        self.went_to = _by("predecessor_id", rows["units_lineage"])
        self.came_from = _by("successor_id", rows["units_lineage"])
        self.placements = _by("unit_id", rows["units_placement"])
        self.servings = _by("area_id", rows["areas_serving"])
        self.communes = _by("area_id", rows["areas_areacommune"])
        self.events = _by("member_id", rows["members_memberevent"])
        self.holdings = _by("person_id", rows["offices_holding"])
        self.unit_attributes = _by("unit_id", rows["units_unitattribute"])
        self.person_attributes = _by("person_id", rows["people_personattribute"])

    def unit_attribute(self, unit: int | None, dimension: str, on: date) -> str | None:
        """Give the unit's code in the dimension on the day."""
        return None if unit is None else _latest(self.unit_attributes[unit], dimension, on)

    def person_attribute(self, person: int, dimension: str, on: date) -> str | None:
        """Give the person's code in the dimension on the day."""
        return _latest(self.person_attributes[person], dimension, on)

    def parent(self, unit: int, on: date) -> int | None:
        """Give the unit it stands under on the day."""
        for placement in self.placements[unit]:
            if holds(placement["valid_during"], on):
                return int(placement["parent_id"])
        return None

    def steps_up(self, unit: int, asked: int, on: date) -> int | None:
        """Count the steps from the unit up to the one asked about on the day; None where it does not stand there."""
        if unit not in self.units or not holds(self.units[unit]["valid_during"], on):
            return None
        steps, standing = 0, unit
        while standing != asked:
            above = self.parent(standing, on)
            if above is None:
                return None
            standing, steps = above, steps + 1
        return steps


def _by(column: str, rows: list[Row]) -> dict[int, list[Row]]:
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped


def _latest(rows: list[Row], dimension: str, on: date) -> str | None:
    found: str | None = None
    since: date | None = None
    for row in rows:
        if row["dimension"] != dimension:
            continue
        first = row["first_on"]
        if first is None and since is None:
            found = row["code"]
        elif first is not None and first <= on and (since is None or first > since):
            found, since = row["code"], first
    return found
