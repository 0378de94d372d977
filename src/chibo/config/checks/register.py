"""The checks over the whole register: what the database holds is asked again by other means."""

from dataclasses import dataclass

from django.db import connection

from chibo.config.checks.spells import apart_from_history, outlivings, overlaps, unsound_periods
from chibo.kernel.wording import Wording, gettext_noop


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold, and the SELECT that names each breach in one column."""

    key: str
    says: Wording
    breaches: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to one check: no breach, or the first of them."""

    check: Check
    breaches: tuple[str, ...]


CHECKS = (
    Check(
        "ancestry_equals_recomputation",
        gettext_noop("The ancestry is what a recomputation from lives and placements gives."),
        """
        WITH afresh AS (SELECT unit_id, ancestor_id, depth, valid_during FROM units_ancestry_of(NULL)),
             kept AS (SELECT unit_id, ancestor_id, depth, valid_during FROM units_ancestry)
        SELECT format('unit %s, ancestor %s, %s', unit_id, ancestor_id, valid_during) FROM (
            (SELECT * FROM afresh EXCEPT ALL SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT ALL SELECT * FROM afresh)
        ) apart
        """,
    ),
    Check(
        "no_unit_under_itself",
        gettext_noop("No unit stands under itself on any day."),
        "SELECT format('unit %s, %s', unit_id, valid_during) FROM units_ancestry_of(NULL) WHERE unit_id = ancestor_id AND depth > 0",
    ),
    Check(
        "unit_placed_all_its_life",
        gettext_noop("Every unit but an apex stands under one parent on every day of its life."),
        """
        SELECT format('unit %s, %s', unit.id, unit.valid_during::datemultirange - coalesce(placed.days, '{}')) FROM units_unit unit
          LEFT JOIN (SELECT unit_id, range_agg(valid_during) AS days FROM units_placement GROUP BY unit_id) placed
            ON placed.unit_id = unit.id
         WHERE NOT unit.is_apex AND (placed.days @> unit.valid_during) IS NOT TRUE
        """,
    ),
    Check(
        "one_at_a_time",
        gettext_noop("No two facts of which only one may hold, hold on one day: parent, code, term, place, post, commune."),
        overlaps(),
    ),
    Check(
        "within_the_life",
        gettext_noop("Nothing outlives what it rests on: a unit its parent, a place its cell, a post its seat."),
        outlivings(),
    ),
    Check(
        "periods_are_sound",
        gettext_noop("Every period holds on one day at least, between days or without bound."),
        unsound_periods(),
    ),
    Check(
        "lineage_between_the_living",
        gettext_noop("A unit goes on in another only on a day of its life or right after it, and in one that lives then."),
        """
        SELECT format('unit %s in unit %s, %s', tie.predecessor_id, tie.successor_id, tie.first_on)
          FROM units_lineage tie
          LEFT JOIN units_unit former ON former.id = tie.predecessor_id
          LEFT JOIN units_unit heir ON heir.id = tie.successor_id
         WHERE (former.valid_during @> tie.first_on OR upper(former.valid_during) = tie.first_on) IS NOT TRUE
            OR (heir.valid_during @> tie.first_on) IS NOT TRUE
        """,
    ),
    Check(
        "lineage_ends_what_is_taken_in",
        gettext_noop("A unit that was absorbed or merged has ended by the day on which it goes on in another."),
        """
        SELECT format('unit %s in unit %s, %s: %s, living %s', tie.predecessor_id, tie.successor_id, tie.first_on, tie.kind, former.valid_during)
          FROM units_lineage tie JOIN units_unit former ON former.id = tie.predecessor_id
         WHERE tie.kind IN ('absorb', 'merge') AND former.valid_during @> tie.first_on
        """,
    ),
    Check(
        "lineage_shares_add_up",
        gettext_noop("What goes on of a unit from one day is never more than the whole of it."),
        """
        SELECT format('unit %s, %s', predecessor_id, first_on) FROM units_lineage GROUP BY predecessor_id, first_on
        HAVING sum(share_numerator::numeric / share_denominator) > 1 + 1e-9
        """,
    ),
    Check(
        "no_member_beside_the_tree",
        gettext_noop("No member is counted in a unit beside the tree, or serving it."),
        """
        SELECT format('unit %s, %s', spell.unit_id, place.valid_during * spell.during) FROM (
            SELECT unit_id, code, daterange(first_on, lead(first_on) OVER (PARTITION BY unit_id ORDER BY first_on NULLS FIRST)) AS during
              FROM units_unitattribute WHERE dimension = 'level') spell
          JOIN members_place place ON place.cell_id = spell.unit_id AND place.valid_during && spell.during
         WHERE spell.code IN ('beside', 'staff')
        """,
    ),
    Check(
        "history_ends_in_the_present",
        gettext_noop("The last image in history of every dated fact is the living row."),
        apart_from_history(),
    ),
    Check(
        "tree_is_settled",
        gettext_noop("No change of the tree was left unsettled."),
        "SELECT format('unit %s', unit_id) FROM units_tree_change WHERE transaction_id <> audit_transaction()",
    ),
    Check(
        "entries_in_order",
        gettext_noop("Entries are numbered without a gap, in the order they were recorded."),
        """
        SELECT format('entry %s', id) FROM (
            SELECT id, seq, recorded_at, row_number() OVER (ORDER BY seq) AS place, lag(recorded_at) OVER (ORDER BY seq) AS before
              FROM audit_entry WHERE seq IS NOT NULL) numbered
         WHERE seq <> place OR recorded_at <= before
        """,
    ),
    Check(
        "codes_are_listed",
        gettext_noop("Every coded attribute is in its list."),
        """
        SELECT DISTINCT format('%s %s', dimension, code) FROM (
            SELECT dimension, code FROM units_unitattribute UNION SELECT dimension, code FROM people_personattribute) used
         WHERE NOT EXISTS (SELECT 1 FROM codes_code listed WHERE listed.list = used.dimension AND listed.code = used.code)
        """,
    ),
)  # fmt: skip


def findings() -> tuple[Finding, ...]:
    """Ask every check; each finding names at most twenty breaches."""
    found = []
    with connection.cursor() as cursor:
        for check in CHECKS:
            cursor.execute(f"SELECT * FROM ({check.breaches}) breach LIMIT 20")
            found.append(Finding(check, tuple(str(row[0]) for row in cursor.fetchall())))
    return tuple(found)
