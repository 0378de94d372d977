"""A first import has its foreign keys checked by the table; they are enforced again, or nothing is written."""

from typing import Any

import pytest

from chibo.exchange.importing import commands, keys, steps
from chibo.exchange.importing.api import ImportRefused
from tests.exchange.importing.offices import NEW, register_hash, said, take_in, take_office

pytestmark = pytest.mark.django_db

NOT_HELD = "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND NOT (conenforced AND convalidated)"


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "LEAST_PEOPLE", 1)


def test_keys_are_suspended_for_the_first_people_and_enforced_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    write = steps.run

    def look(*names: str, **more: Any) -> None:
        seen.append(said(NOT_HELD))
        write(*names, **more)

    monkeypatch.setattr(commands, "run", look)

    take_office()

    assert min(seen) > 5
    assert said(NOT_HELD) == 0


def test_keys_stay_enforced_where_most_people_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    take_office()
    monkeypatch.setattr(
        keys, "_alter", lambda suspended, _how: pytest.fail("no key is to be touched") if suspended else None
    )

    assert take_in({"members": [NEW]}).entry_id


def test_a_row_that_breaks_a_suspended_key_is_refused_by_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    before = register_hash()
    write = steps.run

    def stray(*names: str, **more: Any) -> None:
        write(*names, **more)
        if names == ("write_people",):
            said("INSERT INTO people_personname (person_id, kind, name) VALUES (999999, 'birth', 'X') RETURNING 1")

    monkeypatch.setattr(commands, "run", stray)

    with pytest.raises(ImportRefused) as refused:
        take_office()

    assert [refusal.code for refusal in refused.value.outcome.refusals] == ["constraint_broken"]
    assert register_hash() == before
    assert said(NOT_HELD) == 0
