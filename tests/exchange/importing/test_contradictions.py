"""What contradicts something an earlier import recorded, or another sheet of the same one, is refused at its place."""

from collections.abc import Mapping, Sequence

import pytest

from chibo.exchange.importing.api import ImportRefused
from tests.exchange.importing.offices import (
    HEAD,
    NEW,
    THREE,
    TWO,
    VILLAGE,
    B,
    changed,
    found_in,
    register_hash,
    take_in,
)

type Sheets = Mapping[str, Sequence[Mapping[str, str]]]

SIGNED = {"number": "1-QĐ/TU", "issuer": "Tỉnh ủy", "signed_on": "01/02/2020", "subject": "một"}

FURTHER: list[tuple[str, Sheets, Sheets, list[tuple[int, str, str]]]] = [
    (
        "another last day",
        {
            "units": [changed(B, ended_on="01/07/2019", end_kind="dissolve")],
            "members": [changed(THREE, cell_code="A", place_from="01/07/2019")],
        },
        {"units": [changed(B, ended_on="01/08/2019")]},
        [(2, "ended_on", "last_day_differs")],
    ),
    (
        "a decision told otherwise",
        {"decisions": [SIGNED]},
        {"decisions": [changed(SIGNED, subject="hai")]},
        [(2, "number", "decision_differs")],
    ),
    (
        "two people of one name and birth in one cell",
        {"members": [NEW, changed(NEW, ll_number="000010 BK")]},
        {"members": [changed(NEW, ll_number="")]},
        [(2, "name", "name_ambiguous")],
    ),
    (
        "a place after leaving",
        {"members": [changed(TWO, cell_code="B", place_from="01/01/2020")]},
        {"members": [changed(TWO, cell_code="A", left_on="01/01/2016", exit_kind="own_request")]},
        [(2, "left_on", "counted_after_leaving")],
    ),
    (
        "another leaving",
        {"members": [changed(TWO, left_on="01/01/2016", exit_kind="own_request")]},
        {"members": [changed(TWO, left_on="01/02/2016", exit_kind="own_request")]},
        [(2, "left_on", "event_differs")],
    ),
    (
        "a commune nobody knows",
        {},
        {"areas": [changed(VILLAGE, code="V8", commune_code="", commune="Xã Không Có")]},
        [(2, "commune", "commune_unknown")],
    ),
    (
        "two numbers of one kind for somebody new",
        {},
        {
            "members": [
                changed(NEW, personal_id="006095000001"),
                changed(NEW, personal_id="006095000002", from_on="01/01/2021"),
            ]
        },
        [(2, "personal_id", "two_numbers"), (3, "personal_id", "two_numbers")],
    ),
    (
        "a number shared by rows of two sheets that name different people",
        {},
        {
            "members": [NEW],
            "officers": [changed(HEAD, unit_code="B", ll_number="000009 BK", name="LÝ VĂN KHÁC", born_on="02/02/1960")],
        },
        [(2, "name", "rows_share_a_number")],
    ),
]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("first", "then", "expected"), [case[1:] for case in FURTHER], ids=[case[0] for case in FURTHER]
)
def test_what_contradicts_an_earlier_import_is_refused(
    first: Sheets, then: Sheets, expected: list[tuple[int, str, str]]
) -> None:
    if first:
        take_in(first)
    before = register_hash()

    with pytest.raises(ImportRefused) as refused:
        take_in(then)

    assert found_in(refused.value.outcome) == expected
    assert register_hash() == before
