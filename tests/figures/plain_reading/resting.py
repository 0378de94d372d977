"""Say in loops whom a decision touches on a day: by rows that name it, or whose day an entry on it wrote."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from tests.figures.ledger import Row
from tests.figures.plain_reading.register import Register, every_row, holds

type Day = Callable[[Row], date | None]


def _begins(row: Row) -> date | None:
    return row["valid_during"].lower  # type: ignore[no-any-return]


def _ends(row: Row) -> date | None:
    return row["valid_during"].upper  # type: ignore[no-any-return]


# Of each table: whose its rows are, the days they have, each with the column of its decision.
DAYS: tuple[tuple[str, str, Day, str], ...] = (
    ("unit", "units_unit", _begins, "begun_by_id"),
    ("unit", "units_unit", _ends, "ended_by_id"),
    ("unit", "units_placement", _begins, "decision_id"),
    ("unit", "units_placement", _ends, ""),
    ("unit", "units_unitattribute", lambda row: row["first_on"], "decision_id"),
    ("area", "areas_area", _begins, ""),
    ("area", "areas_area", _ends, ""),
    ("area", "areas_areacommune", _begins, ""),
    ("area", "areas_areacommune", _ends, ""),
    ("area", "areas_serving", _begins, ""),
    ("area", "areas_serving", _ends, ""),
    ("person", "areas_serving", _begins, ""),
    ("person", "areas_serving", _ends, ""),
    ("person", "people_personattribute", lambda row: row["first_on"], ""),
    ("person", "members_place", _begins, ""),
    ("person", "members_place", _ends, ""),
    ("person", "members_memberevent", lambda row: row["on"], "decision_id"),
    ("person", "offices_holding", _begins, "decision_id"),
    ("person", "offices_holding", _ends, ""),
)


class Resting:
    """What rests on which decision, as known at an instant or now: subjects by decision, kind and day."""

    def __init__(self, register: Register, instant: datetime | None) -> None:
        self.register = register
        entries = every_row("SELECT * FROM public.audit_entry")
        self.known = {one["id"]: one for one in entries if instant is None or one["recorded_at"] <= instant}
        self.found: dict[int, dict[tuple[str, date], set[int]]] = defaultdict(lambda: defaultdict(set))
        for kind, table, day_of, named in DAYS:
            wrote = self._writers(table, day_of)
            for row in register.rows[table]:
                day = day_of(row)
                decision = (named and row[named]) or (wrote.get(row["id"]) if day else None)
                if day and decision:
                    self.found[decision][kind, day] |= set(self._owners(kind, table, row, day))

    def touched(self, decision: int, on: date) -> dict[str, set[int]]:
        """Give the persons, units and areas that the decision touches on the day."""
        return {kind: self.found[decision].get((kind, on), set()) for kind in ("person", "unit", "area")}

    def _writers(self, table: str, day_of: Day) -> dict[int, int | None]:
        """Replay the table; of each row, which decision the entry rests on that last wrote another day into it."""
        days: dict[int, date | None] = {}
        wrote: dict[int, int | None] = {}
        for image in every_row(f"SELECT * FROM history.{table} ORDER BY history_id"):
            if image["entry_id"] not in self.known or image["operation"] in {"D", b"D"}:
                continue
            if image["id"] not in days or days[image["id"]] != day_of(image):
                days[image["id"]] = day_of(image)
                entry = self.known[image["entry_id"]]
                wrote[image["id"]] = int(entry["basis_id"]) if entry["basis_kind"] == "decision" else None
        return wrote

    def _owners(self, kind: str, table: str, row: Row, day: date) -> Iterator[int]:
        if table.startswith("members_"):
            yield self.register.members[row["member_id"]]["person_id"]
        elif kind == "person" and table == "areas_serving":
            for holding in self.register.rows["offices_holding"]:
                seat, period = self.register.seats[holding["seat_id"]], holding["valid_during"]
                if seat["area_id"] == row["area_id"] and (holds(period, day) or holds(period, day - timedelta(days=1))):
                    yield holding["person_id"]
        else:
            own = {"units_unit": "id", "areas_area": "id"}.get(table, f"{kind}_id")
            yield row[own]
