"""Put into the delta, set-wise, what changed subjects add to the base and what they take away from it."""

from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from chibo.figures.census.census import UNIT, Census
from chibo.figures.census.making.assembling import Told, making_apart, making_fact
from chibo.figures.census.making.putting_together import derive, number_units, put_together
from chibo.figures.census.making.taking import take
from chibo.figures.census.populations import FACTS, SOURCES, apart_of
from chibo.kernel.census import Facts

_numbers = count(1)


def add_anew(census: Census, subject: str, some: frozenset[int] | None) -> None:
    """Take the changed subjects anew, and put into the delta what they add and what they take away."""
    engine, raw, into = census.engine, f"raw_{next(_numbers)}", census.delta
    engine.execute(f"CREATE SCHEMA {raw}; CREATE SCHEMA IF NOT EXISTS {into}")
    sources = {table: source.taken for table, source in SOURCES.items() if source.subject == subject}
    with TemporaryDirectory(prefix="chibo-census-") as folder:
        take(engine, raw, sources, Path(folder), subjects=some)
    if some is not None:
        engine.execute(f"CREATE TABLE {into}.changed_{subject} AS SELECT unnest(?) AS subject_id", [list(some)])
    derive(engine, raw, subject)
    told = put_together(engine, raw, subject, is_base=False)
    if subject == UNIT:
        _number_units(census, raw)
        _put_states_together(census, raw)
    if apart_of(subject):
        engine.execute(making_apart(raw, into, subject, is_base=False))
    for one in FACTS:
        if one.subject == subject:
            _add_facts(census, one, raw, told)
    engine.execute(f"DROP SCHEMA {raw} CASCADE")


def _number_units(census: Census, raw: str) -> None:
    """Give each unit its number; those the base does not know come after its own."""
    engine, into = census.engine, census.delta
    if not census.base:
        number_units(engine, raw, into, after=0)
        return
    known = f"{census.base}.unit_number"
    engine.execute(
        f"CREATE TABLE {into}.unit_number AS SELECT * FROM {known} UNION ALL"
        f" SELECT subject_id, ((SELECT max(unit_no) FROM {known}) + row_number() OVER (ORDER BY subject_id))::INTEGER"
        f" FROM {raw}.fact_units WHERE subject_id NOT IN (SELECT unit_id FROM {known})"
    )


def _put_states_together(census: Census, raw: str) -> None:
    engine, into = census.engine, census.delta
    kept = (
        f"SELECT * FROM {census.base}.unit_state"
        f" WHERE subject_id NOT IN (SELECT subject_id FROM {into}.changed_{UNIT}) UNION ALL BY NAME "
        if census.base
        else ""
    )
    engine.execute(
        f"CREATE TABLE {into}.unit_state AS {kept}SELECT state.*, unit_no FROM {raw}.state_{UNIT} state"
        f" JOIN {into}.unit_number numbered ON numbered.unit_id = state.subject_id"
    )


def _add_facts(census: Census, facts: Facts, raw: str, told: Told) -> None:
    engine, into = census.engine, census.delta
    # What facts of the rows are numbered by, and stand in, is how units are now.
    numbered = census.units("unit_number").removesuffix(".unit_number")
    engine.execute(making_fact(facts, raw, into, told, is_base=False, units=numbered))
    if census.base and facts.is_many:
        engine.execute(
            f"INSERT INTO {into}.{facts.key} BY NAME SELECT *, -1 AS sign FROM {census.base}.{facts.key}"
            f" WHERE subject_id IN (SELECT subject_id FROM {into}.changed_{facts.subject})"
        )
