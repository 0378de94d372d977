"""A first import has its indexes built after the rows; they are as before, or nothing is written."""

from typing import Any

import pytest

from chibo.exchange.importing import commands, indexes, keys, steps
from chibo.exchange.importing.api import ImportRefused
from tests.exchange.importing.offices import NEW, register_hash, said, take_in, take_office

pytestmark = pytest.mark.django_db

ALL_INDEXES = """
SELECT string_agg(pg_get_indexdef(indexrelid) || coalesce(stated.conname, ''), ';' ORDER BY indexrelid::regclass::text)
  FROM pg_index LEFT JOIN pg_constraint stated ON stated.conindid = indexrelid AND stated.contype IN ('p', 'u', 'x')
 WHERE indisvalid AND indrelid::regclass::text ~ '(people|members|offices)_'
"""


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "LEAST_PEOPLE", 1)


def test_every_index_and_constraint_is_there_again_after_the_first_people() -> None:
    before = said(ALL_INDEXES)

    take_office()

    assert said(ALL_INDEXES) == before


def test_indexes_stay_where_most_people_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    take_office()
    monkeypatch.setattr(commands, "drop_indexes", lambda: pytest.fail("no index is to be touched"))

    assert take_in({"members": [NEW]}).entry_id


def test_rows_that_break_a_constraint_built_at_the_end_are_refused_in_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = register_hash()
    indexes_before = said(ALL_INDEXES)
    write = steps.run

    def twice(*names: str, **more: Any) -> None:
        write(*names, **more)
        if names == ("write_members",):
            said(
                "INSERT INTO members_place (member_id, cell_id, valid_during)"
                " (SELECT member_id, cell_id, valid_during FROM members_place ORDER BY id LIMIT 1) RETURNING 1"
            )

    monkeypatch.setattr(commands, "run", twice)

    with pytest.raises(ImportRefused) as refused:
        take_office()

    (refusal,) = refused.value.outcome.refusals
    assert refusal.data["constraint"] == "place counted once at a time"
    assert register_hash() == before
    assert said(ALL_INDEXES) == indexes_before


def test_the_indexes_that_a_key_points_to_are_never_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[indexes.Index] = []
    drop = indexes.drop_indexes

    def note() -> tuple[indexes.Index, ...]:
        dropped.extend(drop())
        return tuple(dropped)

    monkeypatch.setattr(commands, "drop_indexes", note)

    take_office()

    names = {index.name for index in dropped if index.table.startswith("public.")}
    assert "place_counted_once_at_a_time" in names
    assert names.isdisjoint({"people_person_pkey", "members_member_pkey", "seat_lives_once"})
