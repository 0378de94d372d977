"""An import can be taken back as one entry while nothing later rests on it."""

import pytest

from chibo.exchange.importing.api import ImportNotFound, imports_made, undo_import
from chibo.kernel.actors import OPERATOR
from chibo.trust.audit.api import LaterFactsRestOnEntry
from tests.exchange.importing.offices import ONE, A, cell_of, changed, register_hash, take_in, take_office

pytestmark = pytest.mark.django_db


def test_taken_back_the_register_is_what_it_was_and_history_keeps_both() -> None:
    take_office()
    before = register_hash().split("/")
    second = take_in(
        {
            "units": [changed(A, code="C", name="Chi bộ Mới")],
            "members": [changed(ONE, cell_code="C", place_from="01/01/2020")],
        }
    )
    assert second.import_id

    undo_import(second.import_id, reason="nhầm", by=OPERATOR)

    after = register_hash().split("/")
    tables = len(before) // 2
    assert after[:tables] == before[:tables]
    assert sum(map(int, after[tables:])) > sum(map(int, before[tables:]))
    assert cell_of("HOÀNG VĂN MỘT", "2021-01-01") == "A"
    assert next((made.id, made.undone_by is not None) for made in imports_made()) == (second.import_id, True)


def test_what_rests_on_it_is_named_and_goes_first() -> None:
    first = take_office()
    take_in({"members": [changed(ONE, cell_code="B", place_from="01/01/2020")]})
    before = register_hash()
    assert first.import_id

    with pytest.raises(LaterFactsRestOnEntry) as refused:
        undo_import(first.import_id, reason="", by=OPERATOR)

    assert "members_place" in str(refused.value)
    assert register_hash() == before


def test_what_was_undone_can_be_taken_in_again() -> None:
    first = take_office()
    assert first.import_id
    undo_import(first.import_id, reason="", by=OPERATOR)

    assert take_office().plan.totals[("members", "new")] == 3


def test_an_unknown_import_is_not_found() -> None:
    with pytest.raises(ImportNotFound):
        undo_import(99, reason="", by=OPERATOR)
