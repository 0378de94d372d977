"""Put together, in DuckDB, the tables that are counted: facts cut where a value of their subject changes.

`raw` is the schema of what was taken over, `into` that of what is made. A unit has a number by which facts name it, so
that a unit with all below it is a range of numbers, or few.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chibo.figures.census.populations import CONSTANTS, FACTS, VALUES, apart_of, constants_of, dimensions_of, values_of
from chibo.kernel.census import Facts

BEGINNING = "DATE '0001-01-01'"
OPEN = "DATE '10000-01-01'"
_OF_FACT = ("subject_id", "id", "unit_id", "from_on", "to_on", "certain_on")


@dataclass(frozen=True, slots=True)
class Told:
    """Which dated values are told of subjects of one kind: those that may change, and those that never do."""

    moving: tuple[str, ...]
    lasting: tuple[str, ...]


def asking_told(raw: str, subject: str) -> str:
    """Ask which dimensions are told of subjects of that kind, each with whether it may change with time.

    What events tell may be told twice of one day, as what changes may.
    """
    return " UNION ALL ".join(
        f"SELECT dimension, {'true' if one.tells else 'bool_or(first_on IS NOT NULL)'}"
        f" FROM {raw}.values_{place} GROUP BY dimension"
        for place, one in enumerate(VALUES)
        if one.subject == subject
    )


def coded(name: str, expression: str, of: str = "VARCHAR", *, is_base: bool, suffix: str = "") -> str:
    """Give a column; in the base codes are enumerated under the name, and may have another one as a column."""
    is_code = is_base and of == "VARCHAR"
    return f"{expression}::raw.enum_{name} AS {name}{suffix}" if is_code else f"{expression} AS {name}{suffix}"


def making_once(raw: str, subject: str, told: Told, *, is_base: bool) -> str:
    """Make `once_<subject>`, what never changes of each: its constants, and values told of it once and for all."""
    parts = [f"{raw}.constants_{place}" for place, one in enumerate(CONSTANTS) if one.subject == subject]
    for place, one in enumerate(VALUES):
        lasting = [name for name in one.dimensions if one.subject == subject and name in told.lasting]
        picked = "".join(f", any_value(code) FILTER (dimension = '{name}') AS {name}" for name in lasting)
        if lasting:
            values = _values(raw, place, lasting, is_base=is_base)
            parts.append(f"(SELECT subject_id{picked} FROM ({values}) GROUP BY subject_id) of_{place}")
    columns = {name: of for one in CONSTANTS if one.subject == subject for name, of in one.columns.items()}
    names = [coded(name, _otherwise(subject, name, name), of, is_base=is_base) for name, of in columns.items()]
    names += [coded(name, _otherwise(subject, name, name), is_base=is_base) for name in told.lasting]
    told_once = parts[0] + "".join(f" FULL JOIN {part} USING (subject_id)" for part in parts[1:])
    return f"CREATE TABLE {raw}.once_{subject} AS SELECT {', '.join(('subject_id', *names))} FROM {told_once}"


def periods_of(subject: str, told: Told) -> dict[str, tuple[str, ...]]:
    """Name the tables of periods that facts of such subjects are cut by, with the changing values told in each."""
    every = {f"state_{subject}": told.moving}
    own = {_cut_by(one): _carried(one, told.moving) for one in FACTS if one.subject == subject and one.apart}
    return {table: moving for table, moving in (every | own).items() if moving}


def _cut_by(facts: Facts) -> str:
    """Name the table of periods: what is told apart does not cut, so that facts that have it need their own."""
    return f"state_{facts.key if facts.apart else facts.subject}"


def _carried(facts: Facts, names: Sequence[str]) -> tuple[str, ...]:
    """Which of these values of their subject do such facts carry along?"""
    return tuple(name for name in names if name not in (*facts.without, *facts.apart))


def making_states(raw: str, table: str, subject: str, moving: Sequence[str], *, is_base: bool) -> str:
    """Make a table of periods: from which day to which one each subject has which of these values."""
    changes = "".join(f", {coded(name, f'({_on_its_day(subject, name)})', is_base=is_base)}" for name in moving)
    filled = "".join(f", last_value({name} IGNORE NULLS) OVER subject AS {name}" for name in moving)
    nothing = "".join(f", NULL AS {name}" for name in moving)
    return f"""
            CREATE TABLE {raw}.{table} AS
            WITH change AS MATERIALIZED (
                SELECT subject_id, coalesce(first_on, {BEGINNING}) AS from_on{changes}
                  FROM ({_moving(raw, subject, moving, is_base=is_base)}) GROUP BY ALL
            )
            SELECT subject_id, from_on, coalesce(lead(from_on) OVER subject, {OPEN}) AS to_on{filled}
              FROM change WINDOW subject AS (PARTITION BY subject_id ORDER BY from_on)
             UNION ALL
            SELECT subject_id, {BEGINNING}, min(from_on){nothing}
              FROM change GROUP BY subject_id HAVING min(from_on) > {BEGINNING}"""


def making_apart(raw: str, into: str, subject: str, *, is_base: bool) -> str:
    """Make `apart_<subject>`, the periods of what some facts tell apart."""
    names = "".join(f", {coded(name, name, is_base=is_base)}" for name in apart_of(subject))
    return f"CREATE TABLE {into}.apart_{subject} AS SELECT subject_id, from_on, to_on{names} FROM {raw}.state_{subject}"


def making_uncertain(facts: Facts, into: str) -> str:
    """Make `uncertain_<facts>`, those of the rows that are not certain on every day."""
    return f"CREATE TABLE {into}.uncertain_{facts.key} AS FROM {into}.{facts.key} WHERE certain_on IS NOT NULL"


def making_unit_states(raw: str, into: str) -> str:
    """Make `unit_state`, the periods of what is told of units, with their numbers."""
    return (
        f"CREATE TABLE {into}.unit_state AS SELECT state.*, unit_no FROM {raw}.state_unit state"
        f" JOIN {into}.unit_number numbered ON numbered.unit_id = state.subject_id"
    )


def _moving(raw: str, subject: str, moving: Sequence[str], *, is_base: bool) -> str:
    return " UNION ALL ".join(
        _values(raw, place, names, is_base=is_base)
        for place, one in enumerate(VALUES)
        if one.subject == subject and (names := [name for name in one.dimensions if name in moving])
    )


def _values(raw: str, place: int, names: Sequence[str], *, is_base: bool) -> str:
    """Ask for those values; enumerated, all of them together, codes are grouped sooner."""
    listed = ", ".join(f"'{name}'" for name in names)
    code = coded("code", "code", is_base=is_base)
    return f"SELECT subject_id, dimension, first_on, {code} FROM {raw}.values_{place} WHERE dimension IN ({listed})"


def _on_its_day(subject: str, name: str) -> str:
    wins = next((one.wins[name] for one in values_of(subject) if name in one.wins), None)
    last = f"max(code) FILTER (dimension = '{name}')"
    return f"coalesce(max(code) FILTER (dimension = '{name}' AND code = '{wins}'), {last})" if wins else last


def making_fact(facts: Facts, raw: str, into: str, told: Told, *, is_base: bool, units: str = "") -> str:
    """Make `<facts>`, each cut where its subject or its unit changes, with the unit's number in place of its id.

    In the base, codes are enumerated and rows lie by the year they end in and the unit; a delta gives each its sign.
    The schema `units`, if not `into` itself, has the numbers and states of units.
    """
    cut = _Cut(facts, raw, into, units or into, told, is_base)
    cut.take_own()
    if facts.is_cut:
        cut.take_of_subject()
    if facts.of_unit:
        cut.take_of_unit()
    return cut.statement()


class _Cut:
    """The making of one kind of facts: its columns, what it joins, and the pieces whose periods it is cut by."""

    def __init__(self, facts: Facts, raw: str, into: str, units: str, told: Told, is_base: bool) -> None:
        self.facts, self.raw, self.into, self.units = facts, raw, into, units
        self.told, self.is_base = told, is_base
        self.names: list[str] = []
        self.joins = [f"LEFT JOIN {units}.unit_number numbered ON numbered.unit_id = fact.unit_id"]
        self.pieces = ["fact"]

    def take_own(self) -> None:
        """Take the fact's own columns; another unit that it names by number too."""
        for name, of in self.facts.taken.columns.items():
            if name == "parent_id":
                self.names.append("above.unit_no AS parent_no")
                self.joins.append(f"LEFT JOIN {self.units}.unit_number above ON above.unit_id = fact.parent_id")
            elif name not in (*_OF_FACT, f"{self.facts.taken.via}_id"):
                self.names.append(coded(name, f"fact.{name}", of, is_base=self.is_base))

    def take_of_subject(self) -> None:
        """Take the constants and the dated values of its subject."""
        subject = self.facts.subject
        once = _carried(self.facts, (*constants_of(subject), *self.told.lasting))
        if once:
            self.names += [f"once.{name}" for name in once]
            self.joins.append(f"LEFT JOIN {self.raw}.once_{subject} once ON once.subject_id = fact.subject_id")
        carried = [name for name in _carried(self.facts, dimensions_of(subject)) if name not in once]
        for name in carried:
            column = f"state.{name}" if name in self.told.moving else "NULL::VARCHAR"
            self.names.append(coded(name, _otherwise(subject, name, column), is_base=self.is_base))
        if set(carried) & set(self.told.moving):
            self.joins.append(_while("state", f"{self.raw}.{_cut_by(self.facts)}", "fact.subject_id"))
            self.pieces.append("state")

    def take_of_unit(self) -> None:
        """Take what is carried along of the unit."""
        for name in self.facts.of_unit:
            self.names.append(coded(name, f"housed.{name}", suffix="_of_unit", is_base=self.is_base))
        self.joins.append(_while("housed", f"{self.units}.unit_state", "fact.unit_id"))
        self.pieces.append("housed")

    def statement(self) -> str:
        """Put the statement together."""
        begins = f"greatest({', '.join(f'{one}.from_on' for one in self.pieces)})"
        ends = f"least({', '.join(f'{one}.to_on' for one in self.pieces)})"
        sign = [] if self.is_base else ["1::TINYINT AS sign"]
        return f"""
            CREATE TABLE {self.into}.{self.facts.key} AS
            SELECT fact.subject_id, fact.id, numbered.unit_no, fact.from_on AS day, fact.certain_on,
                   {", ".join((f"{begins} AS from_on", f"{ends} AS to_on", *sign, *self.names))}
              FROM ({self._facts()}) fact
              {" ".join(self.joins)}
             {f"WHERE {begins} < {ends}" if len(self.pieces) > 2 else ""}
             {f"ORDER BY year({ends}), numbered.unit_no" if self.is_base else ""}"""

    def _facts(self) -> str:
        via, taken = self.facts.taken.via, f"{self.raw}.fact_{self.facts.key} taken"
        period = f"coalesce(from_on, {BEGINNING}) AS from_on, coalesce(to_on, {OPEN}) AS to_on"
        columns = f"* REPLACE ({period})"
        if via:
            columns = f"link.subject_id, taken.* EXCLUDE ({via}_id) REPLACE ({period})"
            taken += f" JOIN {self.raw}.link_{via} link ON link.id = taken.{via}_id"
        return f"SELECT {columns} FROM {taken} {'WHERE from_on IS NOT NULL' if self.facts.is_event else ''}"


def _while(alias: str, table: str, subject: str) -> str:
    return (
        f"LEFT JOIN {table} {alias} ON {alias}.subject_id = {subject}"
        f" AND {alias}.from_on < fact.to_on AND fact.from_on < {alias}.to_on"
    )


def _otherwise(subject: str, name: str, column: str) -> str:
    other = next((one.otherwise[name] for one in values_of(subject) if name in one.otherwise), None)
    return f"coalesce({column}, '{other}')" if other else column
