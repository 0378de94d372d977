"""Make up small registers by chance: any tree, any lives, late entries and corrections, all of it lawful."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from psycopg.types.range import DateRange

from chibo.kernel.code_lists import codes_of
from tests.figures.ledger import Row, Rows, correct, during, insert, remove

# Ends of months and of years, a leap day, neighbours: where a day too early or too late shows.
DAYS = tuple(
    date.fromisoformat(text)
    for text in (
        "2009-12-31", "2010-01-01", "2010-01-31", "2010-02-01", "2011-06-30", "2011-07-01", "2012-02-28", "2012-02-29",
        "2012-03-01", "2012-12-31", "2013-01-01", "2013-05-17", "2013-05-18", "2014-01-01", "2014-03-31",
    )
)  # fmt: skip
BATCHES, DECISIONS = 3, 3
BESIDE = ("beside", "staff")
UNIT_DIMENSIONS = ("unit_kind", "level", "setting", "base_unit_kind", "ownership", "meeting_form")
ALWAYS = ("unit_kind", "level", "setting")
PERSON_DIMENSIONS = (
    "ethnicity", "religion", "occupation", "education", "qualification", "academic_title", "theory",
    "state_management", "union_member", "private_owner", "foreign_spouse", "retired",
)  # fmt: skip
# What is often asked about comes up often.
LIKELY = {
    "unit_kind": ("base_cell", "sub_cell", "sub_cell", "cell", "base_committee", "party_delegation"),
    "level": ("base", "base", "cell", "cell", "cell", "sectional", "superior", "beside", "group"),
    "setting": (
        "residential.village",
        "residential.village",
        "residential.block",
        "residential",
        "agency.party",
        "other",
    ),
    "ethnicity": ("01", "02", "03"),
    "post": ("village_head", "front_head", "unit_head", "cell_committee_member"),
    "event_kind": (
        "admitted",
        "readmitted",
        "recognised",
        "removed",
        "left",
        "exempted",
        "exemption_ended",
        "died",
        "transferred_in",
        "transferred_out",
        "moved",
    ),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """A row that a later batch mends, or takes away where there is nothing to write."""

    table: str
    row_id: int
    columns: Row


@dataclass
class MadeUp:
    """A register in the making: the rows of each batch, and what each batch corrects."""

    random: Random
    batches: list[Rows] = field(default_factory=lambda: [{} for _ in range(BATCHES)])
    corrections: list[list[Correction]] = field(default_factory=lambda: [[] for _ in range(BATCHES)])
    batch_of: dict[tuple[str, int], int] = field(default_factory=dict)
    rows: Rows = field(default_factory=dict)
    bases: list[int | None] = field(default_factory=lambda: [None] * BATCHES)

    def add(self, table: str, after: int = 0, at: int | None = None, **columns: object) -> Row:
        """Put a row into a batch: a given one, or any that is not before what it points to."""
        row: Row = {"id": len(self.rows.setdefault(table, [])) + 1, **columns}
        batch = max(after, self.random.choice((0, 0, 0, 0, 0, 0, 1, 2))) if at is None else at
        self.rows[table].append(row)
        self.batches[batch].setdefault(table, []).append(row)
        self.batch_of[table, row["id"]] = batch
        return row

    def batch(self, table: str, row: Row) -> int:
        """Tell in which batch the row is written."""
        return self.batch_of[table, row["id"]]

    def mend(self, table: str, row: Row, **columns: object) -> None:
        """Let a later batch, if there is one, write other values into the row, or take it away."""
        later = range(self.batch(table, row) + 1, BATCHES)
        if later and self.random.random() < 0.15:
            self.corrections[self.random.choice(later)].append(Correction(table, row["id"], columns))

    def write(self, batch: int) -> None:
        """Write one batch with its corrections into the register; the caller has an entry open."""
        insert(self.batches[batch])
        for correction in self.corrections[batch]:
            if correction.columns:
                correct(correction.table, correction.row_id, **correction.columns)
            else:
                remove(correction.table, correction.row_id)

    def decision(self, chance: float) -> int | None:
        """Choose a decision that a row names, or none."""
        return self.random.randint(1, DECISIONS) if self.random.random() < chance else None

    def code(self, name: str) -> str:
        """Choose a code of the list."""
        likely = LIKELY.get(name, ())
        return self.random.choice(likely if likely and self.random.random() < 0.8 else codes_of(name))

    def period(self, within: DateRange) -> DateRange:
        """Choose a period inside another."""
        first, end = within.lower, within.upper
        days = [day for day in DAYS if (first is None or day > first) and (end is None or day < end)]
        chosen = sorted(self.random.sample(days, min(len(days), self.random.choice((0, 0, 1, 2)))))
        begins = chosen[0] if chosen and self.random.random() < 0.5 else first
        ends = chosen[-1] if chosen and (chosen[-1] != begins) and self.random.random() < 0.6 else end
        return during(begins, ends)

    def pieces(self, life: DateRange, cuts: tuple[int, ...] = (0, 0, 0, 1, 2)) -> list[DateRange]:
        """Cut a period into one to three that follow each other."""
        inner = [day for day in DAYS if (not life.lower or day > life.lower) and (not life.upper or day < life.upper)]
        days = sorted(self.random.sample(inner, min(len(inner), self.random.choice(cuts))))
        return [during(first, end) for first, end in zip([life.lower, *days], [*days, life.upper], strict=True)]

    def precision(self, first: date | None) -> str:
        """Choose how much of a date is known."""
        if first is None:
            return self.random.choice("du")
        return self.random.choice("ddm" + "y" * (first.month == 1) if first.day == 1 else "d")


def made_up(random: Random) -> MadeUp:
    """Make up a register."""
    register = MadeUp(random)
    _decisions(register)
    _units(register)
    _areas(register)
    _people(register)
    _posts(register)
    return register


def _decisions(register: MadeUp) -> None:
    """Let later batches rest on a decision each, and some rows of any batch name one themselves."""
    for place in range(1, DECISIONS + 1):
        register.add(
            "decisions_decision", at=0, number=f"{place}-QĐ/TU", kind="QĐ", issuer="Tỉnh ủy", signed_on=DAYS[0]
        )
    register.bases = [None, *(register.random.choice((None, *range(1, DECISIONS + 1))) for _ in range(1, BATCHES))]


def _units(register: MadeUp) -> None:
    random = register.random
    register.add("units_unit", at=0, valid_during=during(), is_apex=True, end_kind=None)
    for _ in range(random.randint(4, 11)):
        near = random.choice(register.rows["units_unit"])
        life = register.period(near["valid_during"])
        end_kind = random.choice((None, "dissolve", "merge", "absorb", "split")) if life.upper else None
        pieces = [(piece, _parent(register, piece)) for piece in register.pieces(life, (0, 1, 1, 2))]
        needed = max(register.batch_of["units_unit", one] for _, one in pieces)
        unit = register.add("units_unit", needed, valid_during=life, is_apex=False, end_kind=end_kind)
        batch = register.batch("units_unit", unit)
        for piece, parent in pieces:
            columns = {"unit_id": unit["id"], "parent_id": parent, "valid_during": piece}
            columns["decision_id"] = register.decision(0.05)
            placement = register.add("units_placement", at=batch, **columns)
            register.mend("units_placement", placement, parent_id=_parent(register, piece, unit["id"], batch))
    _lineage(register)
    for unit in register.rows["units_unit"]:
        for dimension in UNIT_DIMENSIONS:
            _sequence(register, "units_unitattribute", "unit_id", register.batch("units_unit", unit), unit, dimension)


def _lineage(register: MadeUp) -> None:
    """Let units go on in others, wholly or in part: most when they end, some while they live on."""
    random, units = register.random, register.rows["units_unit"]
    for unit in units:
        life = unit["valid_during"]
        days = {life.upper} if life.upper else set()
        if random.random() < 0.3:
            days |= {day for day in random.sample(DAYS, 2) if _covers_day(unit, day)}
        for day in sorted(days):
            heirs = [one for one in units if one["id"] != unit["id"] and _covers_day(one, day)]
            # What is founded on the day is likelier to have come from somewhere.
            heirs += [one for one in heirs if one["valid_during"].lower == day] * 3
            chosen = (
                {one["id"]: one for one in random.choices(heirs, k=random.choice((0, 1, 1, 2, 3)))} if heirs else {}
            )
            for heir, (some, whole) in zip(chosen.values(), _shares(random, len(chosen)), strict=True):
                after = max(register.batch("units_unit", unit), register.batch("units_unit", heir))
                kind = random.choice((None, "merge", "absorb", "split"))
                ties: Row = {"predecessor_id": unit["id"], "successor_id": heir["id"], "first_on": day, "kind": kind}
                tie = register.add("units_lineage", after, **ties, share_numerator=some, share_denominator=whole)
                register.mend("units_lineage", tie, share_numerator=random.randint(0, whole))


def _shares(random: Random, count: int) -> list[tuple[int, int]]:
    """Share a whole among some: exactly, or carelessly, as people would who do not reckon."""
    if random.random() < 0.3:
        return [random.choice(((0, 1), (1, 1), (1, 2), (2, 3))) for _ in range(count)]
    parts = [random.randint(0, 9) for _ in range(count)]
    return [(part, sum(parts) or 1) for part in parts] if count > 1 else [(1, 1)] * count


def _parent(register: MadeUp, piece: DateRange, below: int | None = None, batch: int = BATCHES) -> int:
    """Choose a unit made up before, whose life covers the piece: no circle can come of it."""
    fitting = [
        unit["id"]
        for unit in register.rows["units_unit"]
        if _covers(unit["valid_during"], piece)
        and (below is None or unit["id"] < below)
        and register.batch("units_unit", unit) <= batch
    ]
    return int(register.random.choice(fitting))


def _covers(life: DateRange, piece: DateRange) -> bool:
    begins = life.lower is None or (piece.lower is not None and life.lower <= piece.lower)
    return begins and (life.upper is None or (piece.upper is not None and piece.upper <= life.upper))


def _covers_day(unit: Row, day: date) -> bool:
    life = unit["valid_during"]
    return (life.lower is None or life.lower <= day) and (life.upper is None or day < life.upper)


def _sequence(register: MadeUp, table: str, subject: str, after: int, of: Row, dimension: str) -> None:
    seldom = (0.9 if dimension in ALWAYS else 0.5, 0.2, 0.2)
    days = (None, *register.random.sample(DAYS, 2))
    firsts = [first for first, chance in zip(days, seldom, strict=True) if register.random.random() < chance]
    for first in firsts:
        columns = {subject: of["id"], "dimension": dimension, "first_on": first}
        row = register.add(table, after, **columns, code=register.code(dimension))
        if dimension != "level":
            register.mend(table, row, code=register.code(dimension))


def _areas(register: MadeUp) -> None:
    random = register.random
    for _ in range(random.randint(2, 7)):
        kind = random.choice(("village", "village", "block"))
        area = register.add("areas_area", valid_during=register.period(during()), kind=kind)
        for piece in register.pieces(area["valid_during"]):
            commune = {"area_id": area["id"], "commune_code": random.choice(("01843", "01846")), "valid_during": piece}
            register.add("areas_areacommune", register.batch("areas_area", area), **commune)
        for piece in register.pieces(area["valid_during"]):
            cell = random.choice(register.rows["units_unit"][:4])
            shared = _shared(piece, cell["valid_during"])
            if shared is None or random.random() < 0.2:
                continue
            after = max(register.batch("areas_area", area), register.batch("units_unit", cell))
            serving = register.add("areas_serving", after, area_id=area["id"], cell_id=cell["id"], valid_during=shared)
            register.mend("areas_serving", serving)


def _shared(one: DateRange, other: DateRange) -> DateRange | None:
    first = max((day for day in (one.lower, other.lower) if day), default=None)
    end = min((day for day in (one.upper, other.upper) if day), default=None)
    return during(first, end) if first is None or end is None or first < end else None


def _people(register: MadeUp) -> None:
    random = register.random
    for _ in range(random.randint(3, 14)):
        born = random.choice((None, date(1953, 5, 17), date(1980, 2, 29), date(1982, 6, 30), date(1990, 1, 1)))
        precision = "d" if born else "u"
        person = register.add("people_person", sex=random.choice("MF"), born_on=born, born_precision=precision)
        register.mend("people_person", person, sex=random.choice("MF"))
        after = register.batch("people_person", person)
        for dimension in PERSON_DIMENSIONS:
            _sequence(register, "people_personattribute", "person_id", after, person, dimension)
        if random.random() < 0.85:
            _membership(register, person)


def _membership(register: MadeUp, person: Row) -> None:
    random = register.random
    member = register.add("members_member", register.batch("people_person", person), person_id=person["id"])
    for piece in register.pieces(register.period(during())):
        cell = random.choice(register.rows["units_unit"])
        shared = _shared(piece, cell["valid_during"])
        if shared is None or _stood_beside(register, cell):
            continue
        after = max(register.batch("members_member", member), register.batch("units_unit", cell))
        columns = {"member_id": member["id"], "cell_id": cell["id"], "valid_during": shared}
        place = register.add("members_place", after, **columns, from_precision=register.precision(shared.lower))
        register.mend("members_place", place)
    _events(register, member)


def _events(register: MadeUp, member: Row) -> None:
    random = register.random
    told: set[tuple[str, date | None]] = set()
    for _ in range(random.randint(0, 7)):
        cell = random.choice([None, *register.rows["units_unit"]])
        # Days on which something else happens too: that the cell moved, that another event took place.
        near = [*_turns(register, cell), *(day for _, day in told)]
        kind, on = register.code("event_kind"), random.choice([None, *DAYS[::3], *near, *near])
        if (kind, on) in told:
            continue
        told.add((kind, on))
        after = max(register.batch("members_member", member), register.batch("units_unit", cell) if cell else 0)
        of_its_day: Row = {
            name: random.choice((None, register.code(name))) for name in ("occupation", "education", "theory")
        }
        event = register.add(
            "members_memberevent",
            after,
            member_id=member["id"],
            kind=kind,
            on=on,
            precision=register.precision(on) if on else "u",
            cell_id=cell["id"] if cell else None,
            exit_kind=random.choice((None, "removed", "removed.card", "died")),
            qualification=random.choice((None, "Q4")),
            religion=random.choice((None, "R00", "R01")),
            union_member=random.choice((None, True, False)),
            decision_id=register.decision(0.4),
            decided_on=random.choice((None, None, *DAYS[::4])),
            **of_its_day,
        )
        register.mend("members_memberevent", event, cell_id=None)
        register.mend("members_memberevent", event, education=random.choice((None, "E4")))


def _turns(register: MadeUp, cell: Row | None) -> list[date]:
    rows = register.rows.get("units_placement", []) if cell else []
    return [
        row["valid_during"].lower for row in rows if cell and row["unit_id"] == cell["id"] and row["valid_during"].lower
    ]


def _stood_beside(register: MadeUp, cell: Row) -> bool:
    rows = register.rows["units_unitattribute"]
    return any(row["unit_id"] == cell["id"] and row["code"] in BESIDE for row in rows)


def _posts(register: MadeUp) -> None:
    random = register.random
    taken: set[tuple[str, int, str]] = set()
    of_cells = [("units_unit", unit, "cell_secretary") for unit in register.rows["units_unit"]]
    of_areas = [("areas_area", area, "village_head") for area in register.rows["areas_area"]]
    others = [
        (table, random.choice(register.rows[table]), register.code("post"))
        for table in random.choices(("units_unit", "areas_area"), k=8)
    ]
    for table, of, post in (*of_cells, *of_areas, *others):
        if (table, of["id"], post) in taken:
            continue
        taken.add((table, of["id"], post))
        column = "unit_id" if table == "units_unit" else "area_id"
        life, single = of["valid_during"], post in {"cell_secretary", "village_head"}
        after = register.batch(table, of)
        seat = register.add("offices_seat", after, **{column: of["id"]}, post=post, is_single=single, valid_during=life)
        for piece in register.pieces(life):
            person = random.choice(register.rows["people_person"])
            after = max(register.batch("offices_seat", seat), register.batch("people_person", person))
            columns = {"seat_id": seat["id"], "is_single": single, "person_id": person["id"], "valid_during": piece}
            form = random.choice((None, "elected", "appointed"))
            holding = register.add(
                "offices_holding",
                after,
                **columns,
                from_precision=register.precision(piece.lower),
                appointment_form=form,
                decision_id=register.decision(0.4),
                congress_ordinal=random.choice((None, 1, 18)),
            )
            register.mend("offices_holding", holding)
