"""Put the tables of a base together, out of what was taken over."""

import duckdb

from chibo.figures.census.making.assembling import (
    Told,
    asking_told,
    making_apart,
    making_fact,
    making_once,
    making_states,
    making_uncertain,
    making_unit_states,
    periods_of,
)
from chibo.figures.census.making.at_once import execute_at_once
from chibo.figures.census.making.deriving import deriving
from chibo.figures.census.populations import (
    CONSTANTS,
    FACTS,
    SUBJECTS,
    VALUES,
    apart_of,
    constants_of,
    dimensions_of,
)
from chibo.kernel.statements import statement


def assemble(engine: duckdb.DuckDBPyConnection, raw: str, into: str) -> None:
    """Make every table of a base in schema `into` out of what was taken over."""
    execute_at_once(engine, [one for subject in SUBJECTS for one in deriving(raw, subject)])
    enumerate_codes(engine, raw)
    told = {subject: told_of(engine, raw, subject) for subject in SUBJECTS}
    # Of statements executed at once, what takes longest comes first, so that none is waited for alone at the end.
    of_people_first = reversed(SUBJECTS)
    together = [one for kind in of_people_first for one in putting_together(raw, kind, told[kind], is_base=True)]
    execute_at_once(engine, [*together, numbering_units(raw, into, after=0)])
    engine.execute(making_unit_states(raw, into))
    many_first = sorted(FACTS, key=lambda one: (not one.is_many, not one.is_cut))
    made = [making_fact(one, raw, into, told[one.subject], is_base=True) for one in many_first]
    apart = [making_apart(raw, into, subject, is_base=True) for subject in SUBJECTS if apart_of(subject)]
    execute_at_once(engine, made + apart)
    execute_at_once(engine, [making_uncertain(one, into) for one in FACTS if one.is_many])


def enumerate_codes(engine: duckdb.DuckDBPyConnection, raw: str) -> None:
    """Make the types of codes: one for each name under which they stand, and `enum_code` of all that are dated."""
    found = codes_that_occur(engine, raw)
    found["code"] = {code for values in VALUES for name in values.dimensions for code in found[name]}
    making = []
    for name, codes in found.items():
        listed = ", ".join("'" + code.replace("'", "''") + "'" for code in sorted(codes) or [""])
        making.append(f"CREATE TYPE {raw}.enum_{name} AS ENUM ({listed})")
    engine.execute("; ".join(making))


def derive(engine: duckdb.DuckDBPyConnection, raw: str, subject: str) -> None:
    """Make in `raw` what is told by what else was taken over."""
    for one in deriving(raw, subject):
        engine.execute(one)


def put_together(engine: duckdb.DuckDBPyConnection, raw: str, subject: str, *, is_base: bool) -> Told:
    """Make in `raw` what never changes of such subjects and the periods of what does; say which values are which."""
    told = told_of(engine, raw, subject)
    for one in putting_together(raw, subject, told, is_base=is_base):
        engine.execute(one)
    return told


def putting_together(raw: str, subject: str, told: Told, *, is_base: bool) -> list[str]:
    """Make the tables of that, the periods first."""
    periods = periods_of(subject, told).items()
    making = [making_states(raw, table, subject, moving, is_base=is_base) for table, moving in periods]
    if constants_of(subject) or told.lasting:
        making.append(making_once(raw, subject, told, is_base=is_base))
    return making


def number_units(engine: duckdb.DuckDBPyConnection, raw: str, into: str, *, after: int) -> None:
    """Make `unit_number`: the number by which facts name a unit."""
    engine.execute(numbering_units(raw, into, after=after))


def numbering_units(raw: str, into: str, *, after: int) -> str:
    """Make `unit_number`, each unit numbered along the tree."""
    asked = statement("chibo.figures.census.queries", "unit_numbers").format(raw=raw, after=after)
    return f"CREATE TABLE {into}.unit_number AS {asked}"


def told_of(engine: duckdb.DuckDBPyConnection, raw: str, subject: str) -> Told:
    """Which dated values are told of subjects of that kind? Of units, of which there are few, all are taken to move."""
    known = dimensions_of(subject)
    if subject == "unit" or not known:
        return Told(known, ())
    told = {
        name: is_moving or name in apart_of(subject)
        for name, is_moving in engine.execute(asking_told(raw, subject)).fetchall()
    }
    told |= dict.fromkeys(apart_of(subject), True)
    return Told(
        tuple(name for name in known if told.get(name, False)),
        tuple(name for name in known if not told.get(name, True)),
    )


def codes_that_occur(engine: duckdb.DuckDBPyConnection, raw: str) -> dict[str, set[str]]:
    """Which codes occur in what was taken over, under each name under which codes stand?"""
    found: dict[str, set[str]] = {}
    asked = []
    for place, values in enumerate(VALUES):
        found |= {name: {values.otherwise[name]} if name in values.otherwise else set() for name in values.dimensions}
        asked.append(f"SELECT DISTINCT dimension, code FROM {raw}.values_{place}")
    kept = {f"fact_{one.key}": one.taken.columns for one in FACTS}
    kept |= {f"constants_{place}": one.columns for place, one in enumerate(CONSTANTS)}
    for table, columns in kept.items():
        for name in (name for name, of in columns.items() if of == "VARCHAR"):
            found.setdefault(name, set())
            asked.append(f"SELECT '{name}', code FROM (SELECT DISTINCT {name} AS code FROM {raw}.{table})")
    for name, code in engine.execute(" UNION ALL ".join(asked)).fetchall():
        if name in found and code is not None:
            found[name].add(code)
    return found
