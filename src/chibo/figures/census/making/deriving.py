"""Derive, in DuckDB, what is told by events that were taken over."""

from chibo.figures.census.populations import CONSTANTS, FACTS, VALUES
from chibo.kernel.census import Constants, FirstOf, Values

_VIA = {one.key: one.taken.via for one in FACTS}


def deriving(raw: str, subject: str) -> list[str]:
    """Make the tables of values and constants that events tell of such subjects."""
    values = [_values(raw, place, one) for place, one in enumerate(VALUES) if one.subject == subject and one.tells]
    return values + [
        _constants(raw, place, one, one.first_of)
        for place, one in enumerate(CONSTANTS)
        if one.subject == subject and one.first_of
    ]


def _values(raw: str, place: int, one: Values) -> str:
    told = ", ".join(f"('{one.kind}', '{one.dimension}', '{one.code}', {one.without_day})" for one in one.tells)
    return (
        f"CREATE TABLE {raw}.values_{place} AS"
        " SELECT link.subject_id, told.dimension, event.from_on AS first_on, told.code"
        f" FROM {_events(raw, one.events)} JOIN (VALUES {told}) told (kind, dimension, code, without_day)"
        " ON told.kind = event.kind WHERE event.from_on IS NOT NULL OR told.without_day"
    )


def _constants(raw: str, place: int, one: Constants, first: FirstOf) -> str:
    (column,) = one.columns
    bands = " ".join(
        f"WHEN min(event.from_on) < DATE '{before}' THEN '{code}'" if before else f"ELSE '{code}'"
        for code, before in first.bands
    )
    return (
        f"CREATE TABLE {raw}.constants_{place} AS SELECT link.subject_id, CASE {bands} END AS {column}"
        f" FROM {_events(raw, one.events)} WHERE event.kind = '{first.kind}' AND event.from_on IS NOT NULL"
        " GROUP BY link.subject_id"
    )


def _events(raw: str, key: str) -> str:
    return f"{raw}.fact_{key} event JOIN {raw}.link_{_VIA[key]} link ON link.id = event.{_VIA[key]}_id"
