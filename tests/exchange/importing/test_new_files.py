"""A first import begins the files of empty tables anew, and draws numbers many at a time; nothing of it stays."""

from typing import Any

import pytest

from chibo.exchange.importing import commands, keys, steps
from chibo.exchange.importing.api import ImportRefused
from tests.exchange.importing.offices import NEW, ask, said, take_in, take_office

pytestmark = pytest.mark.django_db

FILES = """
SELECT oid::regclass::text, pg_relation_filenode(oid) FROM pg_class
 WHERE relkind = 'r' AND oid::regclass::text ~ '^(history\\.)?(people|members|offices)_' ORDER BY 1
"""
MARKS = "SELECT count(*) FROM pg_index WHERE indisclustered"
AT_ONCE = "SELECT max(cache_size) FROM pg_sequences WHERE sequencename ~ '^(people|members|offices)_'"


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "LEAST_PEOPLE", 1)


def test_each_empty_table_begins_a_new_file() -> None:
    before = dict(ask(FILES))

    take_office()

    assert {table for table, file in ask(FILES) if before[table] == file} == set()
    assert said(MARKS) == 0


def test_a_table_that_holds_something_keeps_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    take_office()
    before = ask(FILES)
    monkeypatch.setattr(commands, "brings_most", lambda: True)

    assert take_in({"members": [NEW]}).entry_id

    filled = {table for table, _file in before if said(f"SELECT EXISTS (SELECT FROM {table})")}
    assert {"people_person", "history.people_person", "members_place"} <= filled
    assert {table for table, file in ask(FILES) if (table, file) not in before}.isdisjoint(filled)


def test_numbers_are_drawn_one_at_a_time_again_afterwards() -> None:
    take_office()

    assert said(AT_ONCE) == 1


def test_after_a_refusal_files_and_numbers_are_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ask(FILES)
    write = steps.run

    def twice(*names: str, **more: Any) -> None:
        write(*names, **more)
        if names == ("write_members",):
            assert said(AT_ONCE) > 1
            said(
                "INSERT INTO members_place (member_id, cell_id, valid_during)"
                " (SELECT member_id, cell_id, valid_during FROM members_place ORDER BY id LIMIT 1) RETURNING 1"
            )

    monkeypatch.setattr(commands, "run", twice)

    with pytest.raises(ImportRefused):
        take_office()

    assert ask(FILES) == before
    assert said(AT_ONCE) == 1
