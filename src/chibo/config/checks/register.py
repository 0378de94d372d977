"""The checks over the whole register: what the database holds is asked again by other means."""

from dataclasses import dataclass

from django.db import connection

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
        "SELECT format('unit %s, %s', unit_id, valid_during) FROM units_ancestry WHERE unit_id = ancestor_id AND depth > 0",
    ),
    Check(
        "unit_placed_all_its_life",
        gettext_noop("Every unit but an apex stands under one parent on every day of its life."),
        """
        SELECT format('unit %s', unit.id) FROM units_unit unit
          LEFT JOIN (SELECT unit_id, range_agg(valid_during) AS days FROM units_placement GROUP BY unit_id) placed
            ON placed.unit_id = unit.id
         WHERE NOT unit.is_apex AND placed.days IS DISTINCT FROM unit.valid_during::datemultirange
        """,
    ),
    Check(
        "place_within_cell",
        gettext_noop("No member is counted in a cell on a day on which the cell does not exist."),
        """
        SELECT format('member %s, cell %s', place.member_id, place.cell_id)
          FROM members_place place JOIN units_unit cell ON cell.id = place.cell_id
         WHERE NOT place.valid_during <@ cell.valid_during
        """,
    ),
    Check(
        "member_counted_once",
        gettext_noop("No member is counted in two places on one day."),
        """
        SELECT format('member %s', member_id) FROM (
            SELECT member_id, lower(valid_during) < lag(upper(valid_during)) OVER (PARTITION BY member_id ORDER BY lower(valid_during) NULLS FIRST) AS twice
              FROM members_place) spells WHERE twice
        """,
    ),
    Check(
        "single_seat_one_holder",
        gettext_noop("No single seat has two holders on one day."),
        """
        SELECT format('seat %s', seat_id) FROM (
            SELECT seat_id, lower(valid_during) < lag(upper(valid_during)) OVER (PARTITION BY seat_id ORDER BY lower(valid_during) NULLS FIRST) AS twice
              FROM offices_holding WHERE is_single) spells WHERE twice
        """,
    ),
    Check(
        "history_ends_in_the_present",
        gettext_noop("The last image in history of every place is the living row."),
        """
        SELECT format('place %s', coalesce(living.id, past.id)) FROM members_place living
          FULL JOIN (SELECT DISTINCT ON (id) * FROM history.members_place ORDER BY id, history_id DESC) past ON past.id = living.id
         WHERE (past.operation = 'D') IS DISTINCT FROM (living.id IS NULL)
            OR (living.id IS NOT NULL AND (living.cell_id, living.valid_during) IS DISTINCT FROM (past.cell_id, past.valid_during))
        """,
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
