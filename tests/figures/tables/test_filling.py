"""Tables are counted in the census alone, and wait for it."""

from datetime import datetime

import pytest

from chibo.figures.tables.api import CensusNotReady, filling
from chibo.figures.tables.queries import filling as filling_in


@pytest.mark.django_db
def test_a_table_asked_for_before_the_census_stands_has_one_built_and_else_says_when_to_ask_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built: list[bool] = []

    def is_never_there(_known_at: datetime | None) -> None:
        return None

    monkeypatch.setattr(filling_in, "census_known_at", is_never_there)
    monkeypatch.setattr(filling_in, "build_base", lambda *, waits: built.append(waits))

    with pytest.raises(CensusNotReady) as refusal, filling():
        pass

    assert built == [True]
    assert "chibo census build" in refusal.value.said()
