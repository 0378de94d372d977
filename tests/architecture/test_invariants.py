"""Every invariant of the schema has its two tests and its line in the docs."""

import re
from importlib import import_module
from pathlib import Path

from django.db import connection

from tests.invariants import Case

TRIED_IN = (
    "tests.figures.tables.test_invariants",
    "tests.trust.test_invariants",
    "tests.register.areas.test_invariants",
    "tests.register.decisions.test_invariants",
    "tests.register.members.test_invariants",
    "tests.register.offices.test_invariants",
    "tests.register.people.test_invariants",
    "tests.register.reorganisations.test_invariants",
    "tests.register.units.test_invariants",
)

NOT_TRIED = {
    # What period keys point to; the primary key refuses a second row of the same id before they can.
    "unit_lives_once",
    "area_lives_once",
    "seat_lives_once",
    "seat_id_with_singleness",
    "reorganisation_with_its_drafter",
    # The two steps by which an entry is sealed: tests/trust/audit tries what they bring about.
    "entry_closes_at_commit",
    "entry_is_sealed_last",
    # By which the tree is settled: the names it refuses by are each tried.
    "tree_is_settled_at_the_end",
}

# The question: what the schema holds by a name of its own: constraints, unique indexes, and what triggers refuse by.
NAMED = r"""
SELECT con.conname FROM pg_constraint con JOIN pg_class held ON held.oid = con.conrelid
 WHERE held.relnamespace = 'public'::regnamespace AND con.contype IN ('c', 'u', 'x', 'f', 't')
   AND held.relname ~
       '^(audit|access|accounts|codes|decisions|units|areas|people|members|offices|reorganisations|tables)_'
   AND con.conname !~ '(_fk_|_uniq$|_key$|_[0-9a-f]{8}$)'
UNION
SELECT held.relname FROM pg_index made JOIN pg_class held ON held.oid = made.indexrelid
 WHERE made.indisunique AND made.indpred IS NOT NULL AND made.indrelid::regclass::text ~
       '^(audit|access|accounts|codes|decisions|units|areas|people|members|offices|reorganisations|tables)_'
UNION
SELECT named[1] FROM pg_proc, regexp_matches(prosrc, $$CONSTRAINT = '(\w+)'$$, 'g') named
 WHERE pronamespace = 'public'::regnamespace
"""

# The question: each trigger that checks a list, or refuses rewriting, by its own name.
TRIGGERS = """
SELECT DISTINCT fired.tgname FROM pg_trigger fired JOIN pg_proc done ON done.oid = fired.tgfoid
 WHERE done.proname IN ('codes_refuse_unlisted', 'audit_refuse_rewriting', 'audit_refuse_rewriting_entry',
                        'members_refuse_cell_beside', 'members_refuse_level_beside')
   AND fired.tgname <> 'history_refuses_truncate'
"""


def _asked(question: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return {name for (name,) in cursor.fetchall()}


def _cases() -> list[Case]:
    return [case for name in TRIED_IN for case in import_module(name).CASES]


def test_each_invariant_of_the_schema_is_tried_both_ways(db: None) -> None:
    held = _asked(NAMED) - NOT_TRIED

    assert held == {case.name for case in _cases()}


def test_each_trigger_that_refuses_is_tried_both_ways(db: None) -> None:
    held = _asked(TRIGGERS)

    assert held == {case.also.split()[0] for case in _cases() if case.also.split()[:1]} & held


def test_each_invariant_stands_in_the_docs_and_nothing_else_does(db: None) -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", Path("docs/invariants.md").read_text(encoding="utf-8"), re.MULTILINE))

    assert told == (_asked(NAMED) - {"code_is_listed", "past_is_never_rewritten"}) | _asked(TRIGGERS)


def test_no_write_hides_a_conflict(db: None) -> None:
    """A guard by ON CONFLICT DO NOTHING guards nothing."""
    hiding = re.compile(r"ON\s+CONFLICT\s+(\([^)]*\)\s+)?DO\s+NOTHING|ignore_conflicts\s*=\s*True", re.IGNORECASE)
    sources = (file for kind in ("*.py", "*.sql") for file in Path("src").rglob(kind))

    assert [str(file) for file in sources if hiding.search(file.read_text(encoding="utf-8"))] == []
