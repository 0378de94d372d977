"""Write many units at once, set-wise: what a planned reorganisation is carried out by.

Each command takes columns of equal length and a day. None asks who may or what the rules say: the plan was asked, as a
whole. The database asks as ever, and the tree is settled once, at the end of the deed.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection, transaction

from chibo.kernel.statements import statement

_CUT = (
    "UPDATE {table} SET valid_during = daterange(lower(valid_during), %(on)s)"
    " WHERE unit_id = ANY (%(units)s) AND valid_during @> %(on)s::date"
)
_CUT_PLACES = _CUT.format(table="units_placement")
_CUT_TERMS = _CUT.format(table="units_term")


def found_units(
    unit_ids: Sequence[int], parent_ids: Sequence[int], *, effective_on: date, decision: int | None
) -> None:
    """Make units of these ids, reserved before, exist from that day on under their parents, without a name yet."""
    asked: dict[str, Any] = {
        "units": list(unit_ids),
        "parents": list(parent_ids),
        "on": effective_on,
        "decision": decision,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO units_unit (id, valid_during, begun_by_id)"
            " SELECT id, daterange(%(on)s, NULL), %(decision)s FROM unnest(%(units)s::bigint[]) AS told (id)",
            asked,
        )
        cursor.execute(
            "INSERT INTO units_placement (unit_id, parent_id, valid_during, decision_id)"
            " SELECT unit_id, parent_id, daterange(%(on)s, NULL), %(decision)s"
            " FROM unnest(%(units)s::bigint[], %(parents)s::bigint[]) AS told (unit_id, parent_id)",
            asked,
        )


def place_units(
    unit_ids: Sequence[int], parent_ids: Sequence[int], *, effective_on: date, decision: int | None
) -> None:
    """Make each unit stand under its parent from that day on; a move recorded for a later day stays."""
    _run("place_units", units=list(unit_ids), parents=list(parent_ids), on=effective_on, decision=decision)


def name_units(unit_ids: Sequence[int], names: Sequence[str], *, effective_on: date, decision: int | None) -> None:
    """Make each unit bear the name from that day on."""
    _run("name_units", units=list(unit_ids), names=list(names), on=effective_on, decision=decision)


def change_units(
    unit_ids: Sequence[int],
    dimensions: Sequence[str],
    codes: Sequence[str],
    *,
    effective_on: date,
    decision: int | None,
) -> None:
    """Make each unit have the coded attribute from that day on."""
    _run(
        "change_units",
        units=list(unit_ids),
        dimensions=list(dimensions),
        codes=list(codes),
        on=effective_on,
        decision=decision,
    )


def drop_codes(unit_ids: Sequence[int], *, effective_on: date) -> None:
    """Let the units bear no code from that day on: before any other takes it over."""
    _run("drop_codes", units=list(unit_ids), on=effective_on)


def code_units(unit_ids: Sequence[int], codes: Sequence[str], *, effective_on: date) -> None:
    """Make each unit bear the code from that day on; one it bore was dropped before."""
    _run("code_units", units=list(unit_ids), codes=list(codes), on=effective_on)


def end_units(unit_ids: Sequence[int], end_kinds: Sequence[str], *, effective_on: date, decision: int | None) -> None:
    """Make that day the first on which the units are no more; their places and terms end with them, codes before."""
    asked: dict[str, Any] = {
        "units": list(unit_ids),
        "kinds": list(end_kinds),
        "on": effective_on,
        "decision": decision,
    }
    with connection.cursor() as cursor:
        for cut in (_CUT_PLACES, _CUT_TERMS):
            cursor.execute(cut, asked)
        cursor.execute(
            "UPDATE units_unit SET valid_during = daterange(lower(valid_during), %(on)s), end_kind = told.kind,"
            " ended_by_id = %(decision)s"
            " FROM unnest(%(units)s::bigint[], %(kinds)s::text[]) AS told (unit_id, kind) WHERE told.unit_id = id",
            asked,
        )


def record_lineage(
    predecessor_ids: Sequence[int],
    successor_ids: Sequence[int],
    kinds: Sequence[str],
    numerators: Sequence[int],
    denominators: Sequence[int],
    *,
    effective_on: date,
    decision: int | None,
) -> None:
    """Keep into whom each unit went on from that day, and with what share of its members."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO units_lineage (predecessor_id, successor_id, kind, share_numerator, share_denominator,"
            " first_on, decision_id)"
            " SELECT told.*, %(on)s, %(decision)s FROM unnest(%(predecessors)s::bigint[], %(successors)s::bigint[],"
            " %(kinds)s::text[], %(numerators)s::bigint[], %(denominators)s::bigint[]) AS told",
            {
                "predecessors": list(predecessor_ids),
                "successors": list(successor_ids),
                "kinds": list(kinds),
                "numerators": list(numerators),
                "denominators": list(denominators),
                "on": effective_on,
                "decision": decision,
            },
        )


def reserve_unit_ids(count: int) -> list[int]:
    """Take so many ids that no other unit will ever bear: a plan names the units it founds before they are."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('units_unit', 'id')) FROM generate_series(1, %s)", [count]
        )
        return [row[0] for row in cursor.fetchall()]


def hold_tree() -> None:
    """Let no other transaction change the tree until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('chibo.units.tree', 0))")


def hold_units(unit_ids: Sequence[int]) -> None:
    """Let nothing come to rest on these units until this transaction ends; what others began is waited for."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM units_unit WHERE id = ANY (%s) ORDER BY id FOR UPDATE", [list(unit_ids)])


def sweep_tree() -> None:
    """Clear away, once this transaction is committed, the rows it left dead in the tree.

    Until then a question for a subtree goes past as many dead rows as living ones. The server would do it by itself,
    but only when it next looks. Where it cannot be done nothing is lost but time.
    """
    transaction.on_commit(_sweep, robust=True)


def _sweep() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE, TRUNCATE false) units_unit, units_placement, units_branch")


def _run(name: str, **asked: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, name), asked)
