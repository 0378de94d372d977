"""Say in plain words what a thing is in each dimension, and whether it fits a filter."""

from datetime import date

from tests.figures.ledger import Row
from tests.figures.plain_reading.register import Register, holds
from tests.figures.plain_reading.things import Thing, areas_on, members_on, posts_on

OF_PERSON = (
    "ethnicity", "religion", "occupation", "education", "qualification", "academic_title", "theory",
    "state_management", "union_member", "private_owner", "foreign_spouse", "retired",
)  # fmt: skip
OF_ITS_DAY = ("occupation", "education", "qualification", "theory", "religion", "union_member")
OF_UNIT = {"kind": "unit_kind", "level": "level", "base_unit_kind": "base_unit_kind", "ownership": "ownership"}
BANDS = ((30, "18-30"), (35, "31-35"), (40, "36-40"), (45, "41-45"), (50, "46-50"), (55, "51-55"), (60, "56-60"))
ERAS = ((date(1945, 8, 19), "1945"), (date(1954, 7, 21), "1954"), (date(1975, 5, 1), "1975"))
STANDINGS = {
    "stage": ("recognised", "readmitted", "full", "probationary"),
    "exempt": ("exempted", "exemption_ended", "yes", "no"),
    "readmitted": ("readmitted", "", "yes", "no"),
    "origin": ("transferred_in", "", "transferred", "admitted"),
}
COMMITTEE = {"cell_committee_member", "committee_member"}
NESTED = {"setting", "setting_detail", "exit_kind"}


def value_of(register: Register, thing: Thing, key: str, on: date) -> str | None:
    """Give the code of the thing in the dimension; None where it is not known."""
    if key in {"setting", "setting_detail"}:
        whole = register.unit_attribute(thing.unit, "setting", on)
        return whole.split(".")[0] if whole and key == "setting" else whole
    if key in {"year", "quarter", "month"}:
        return _span_of(thing.day, key)
    if thing.unit_itself is not None:
        return _of_unit(register, thing, thing.unit_itself, key, on)
    if thing.area is not None:
        return _of_area(register, thing, thing.area, key, on)
    if key in {*STANDINGS, "admission_era"} and thing.member is not None:
        return _standing(register.events[thing.member], key, on)
    if key in {"is_member", "cell_kind"}:
        return _by_its_place(register, thing, key, on)
    if thing.person is not None and (key not in OF_ITS_DAY or "exit_kind" not in thing.facts):
        known = _of_person(register, thing, thing.person, key, on)
        if known is not _NOT_A_PERSONS:
            return known
    found = thing.facts["kind" if key == "event" else key]
    if isinstance(found, bool):
        return "yes" if found else "no"
    return str(found) if isinstance(found, int) else found


def _by_its_place(register: Register, thing: Thing, key: str, on: date) -> str | None:
    if key == "cell_kind":
        return register.unit_attribute(thing.unit, "unit_kind", on)
    return "yes" if any(member.person == thing.person for member in members_on(register, on)) else "no"


def fits(register: Register, thing: Thing, key: str, wanted: str, on: date) -> bool:
    """Tell whether the thing has the value; a code of two depths includes its finer ones."""
    if key == "also_holds":
        return any(
            register.seats[other["seat_id"]]["post"] == wanted and holds(other["valid_during"], on)
            for other in register.holdings[thing.person or 0]
        )
    value = value_of(register, thing, "setting_detail" if key == "setting" else key, on)
    return value == wanted or (key in NESTED and value is not None and value.startswith(wanted + "."))


def number_of(register: Register, thing: Thing, key: str, on: date) -> int | None:
    """Give the number that the thing has; None where it is not known."""
    if key == "age":
        born = register.people[thing.person or 0]["born_on"]
        return None if born is None else full_years(born, thing.day)
    known = [event for event in register.events[thing.member or 0] if event["on"] is None or event["on"] <= on]
    entries = [event for event in known if event["kind"] in {"admitted", "readmitted"}]
    if any(event["kind"] == "readmitted" for event in entries):
        return None
    since = min((event["decided_on"] or event["on"] for event in entries if event["on"]), default=None)
    return None if since is None or since > on else full_years(since, on)


def full_years(since: date, until: date) -> int:
    """Count the full years from one day to another."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))


_NOT_A_PERSONS = "not a person's"


def _of_person(register: Register, thing: Thing, person: int, key: str, on: date) -> str | None:
    row = register.people[person]
    if key == "sex":
        return str(row["sex"])
    if key == "age_band":
        return _band(row["born_on"], thing.day)
    if key == "age":
        return None if row["born_on"] is None else str(full_years(row["born_on"], thing.day))
    if key == "minority":
        group = register.person_attribute(person, "ethnicity", on)
        return None if group is None else "no" if group == "01" else "yes"
    return register.person_attribute(person, key, on) if key in OF_PERSON else _NOT_A_PERSONS


def _band(born: date | None, day: date) -> str | None:
    if born is None:
        return None
    years = full_years(born, day)
    return next((band for oldest, band in BANDS if years <= oldest), "61+")


def _era(events: list[Row]) -> str | None:
    """Tell in which span the first admission lies, whatever the day asked about."""
    days = [event["on"] for event in events if event["kind"] == "admitted" and event["on"] is not None]
    if not days:
        return None
    return next((era for end, era in ERAS if min(days) < end), "now")


def _standing(events: list[Row], key: str, on: date) -> str | None:
    """Go through the events up to the day in their order, those without a day first; what undoes a state goes last."""
    if key == "admission_era":
        return _era(events)
    begins, ends, yes, no = STANDINGS[key]
    said = no
    happened = [event for event in events if event["on"] is None or event["on"] <= on]
    for event in sorted(happened, key=lambda event: (event["on"] or date.min, event["kind"] == ends)):
        if event["kind"] == begins:
            said = yes
        elif event["kind"] == ends and event["on"] is not None:
            said = no
    return said


def _of_unit(register: Register, thing: Thing, unit: int, key: str, on: date) -> str | None:
    if key == "event":
        return str(thing.facts["event"])
    if key == "parent_level":
        return register.unit_attribute(register.parent(unit, on), "level", on)
    if key == "parent_kind":
        return register.unit_attribute(register.parent(unit, on), "unit_kind", on)
    if key == "has_committee":
        sits = any(post.unit == unit and post.facts["post"] in COMMITTEE for post in posts_on(register, on))
        return "yes" if sits else "no"
    if key == "subtype":
        return "base_cell" if register.unit_attribute(unit, "unit_kind", on) == "base_cell" else "base_committee"
    return register.unit_attribute(unit, OF_UNIT.get(key, key), thing.day)


def _of_area(register: Register, thing: Thing, area: int, key: str, on: date) -> str | None:
    if key == "area_kind":
        return str(thing.facts["kind"])
    if key == "commune":
        lies = [row["commune_code"] for row in register.communes[area] if holds(row["valid_during"], on)]
        return str(lies[0]) if lies else None
    if key == "is_led":
        return "yes" if thing.facts["is_led"] else "no"
    if key == "has_members":
        return "yes" if any(member.unit == thing.unit for member in members_on(register, on)) else "no"
    if thing.unit is None:
        return "none"
    return "own" if sum(other.unit == thing.unit for other in areas_on(register, on)) == 1 else "joint"


def _span_of(day: date, key: str) -> str:
    year = f"{day.year}"
    return {"year": year, "quarter": f"{year}-Q{(day.month + 2) // 3}", "month": f"{year}-{day.month:02}"}[key]
