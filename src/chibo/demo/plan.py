"""What the generator makes up before anything is written: units, areas, people, posts and decisions."""

from dataclasses import dataclass, field

from chibo.demo.province import Province


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision by which something in the province becomes so."""

    number: str
    issuer: str
    signed_on: int
    effective_on: int
    subject: str


@dataclass(slots=True, eq=False)
class Unit:
    """A unit as it stands on the day of the count, with what was otherwise before."""

    code: str
    name: str
    kind: str
    level: str
    parent: str
    group: str
    """Code of the superior committee it stands under on the day of the count."""
    base: str = ""
    """Code of the base unit it belongs to; its own for a base unit."""
    setting: str = ""
    base_unit_kind: str = ""
    ownership: str = ""
    founded_on: int = 0
    ended_on: int | None = None
    end_kind: str = ""
    successor: str = ""
    founded_by: Decision | None = None
    ended_by: Decision | None = None
    mother: str = ""
    """The cell its first members came from, for a cell founded after the opening."""
    parents: list[tuple[int, str, Decision | None]] = field(default_factory=list)
    """Earlier first, where the parent changed: first day, code of the parent, decision."""
    renames: list[tuple[int, str, str, Decision | None]] = field(default_factory=list)
    """Earlier first, where name and kind changed: first day, name, kind, decision."""
    meetings: list[tuple[int, str]] = field(default_factory=list)
    """Own or joint meetings, first days; the first of them is as recorded."""
    terms: list[tuple[int, int, int]] = field(default_factory=list)
    """Terms: congress ordinal, first day, first day of the next."""
    size: int = 0
    """Members on the day of the count, for a cell."""
    ethnicity: str = ""
    """The group most of a cell's members are of."""

    def stands_on(self, on: int) -> bool:
        """Say whether the unit exists on that day."""
        return self.founded_on <= on and (self.ended_on is None or on < self.ended_on)


@dataclass(slots=True, eq=False)
class Area:
    """A village or residential block, and the cells that served it."""

    code: str
    name: str
    kind: str
    commune: str
    cells: list[tuple[int, str]]
    """First day and code of the serving cell; the first of them is as recorded."""
    founded_on: int = 0
    """Never before the cell that served it first."""
    ended_on: int | None = None


@dataclass(slots=True, eq=False)
class Person:
    """A member, from the first day in the register to the last."""

    cell: str
    """The cell at the count, or the last one before leaving."""
    entered_on: int
    entered_by: str
    """opening, admitted or transferred."""
    admitted_on: int = 0
    official_on: int = 0
    left_on: int | None = None
    exit_kind: str = ""
    places: list[tuple[int, str]] = field(default_factory=list)
    """First day and code of each cell, in order."""
    role: str = ""
    """anchor: stays in the cell from the opening to the close; secretary: the anchor in office at the count."""
    sex: str = ""
    ethnicity: str = ""
    born_on: int = 0
    born_written: str = ""
    name: str = ""
    ll_number: str = ""
    card: str = ""
    values: dict[str, str] = field(default_factory=dict)
    """What the first row says besides, by column key."""
    changes: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    """Attributes that change: first day and values."""
    exempt_on: int | None = None
    first_book: str = ""
    """The book of the first row where it is not the year's (a late entry)."""
    written_wrong: dict[str, str] = field(default_factory=dict)
    """Values the first row gets wrong, mended by a later book."""


@dataclass(frozen=True, slots=True)
class Outsider:
    """A holder of an outside post who is no member."""

    name: str
    sex: str
    born_on: int
    personal_id: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A post held by one person, half-open; `held_to` None: still held at the close."""

    holder: Person | Outsider
    post: str
    unit: str
    area: str
    held_from: int
    held_to: int | None
    form: str = ""
    ordinal: int | None = None
    decision: Decision | None = None


@dataclass(slots=True)
class Plan:
    """The whole invented history of a province, before it is cut into books."""

    province: Province
    units: dict[str, Unit] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)

    def add(self, unit: Unit) -> Unit:
        """Take a unit into the plan; refuse a code that is already there."""
        if unit.code in self.units:
            raise ValueError(f"code {unit.code} is given twice")
        self.units[unit.code] = unit
        return unit

    def cells(self) -> list[Unit]:
        """Return the cells, ended ones too, by code."""
        return [unit for unit in self.units.values() if unit.kind in {"base_cell", "sub_cell"}]
