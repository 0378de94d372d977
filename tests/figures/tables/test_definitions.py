"""The definitions of tables: what is shipped is whole, and what is not a definition is refused by place."""

import copy
import tomllib
from datetime import date, timedelta
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chibo.figures.api import (
    DefinitionUnsound,
    HeldCheck,
    Outcome,
    Period,
    PeriodNotUnderstood,
    TableNotInForce,
    TableUnknown,
    check_spelled,
    definition_for,
    definitions,
    period_of,
)
from chibo.figures.tables.queries.breakdowns import facets_without_joins
from chibo.figures.tables.queries.grassroots import KEYS as GRASSROOTS
from chibo.figures.tables.queries.movements import KEYS as MOVEMENTS
from chibo.figures.tables.rules.definition import terms_in
from chibo.figures.tables.rules.reading import definition_of

ROWS = {"1": 17, "2": 58, "2B": 65, "3": 63, "4": 65, "5": 27}


def _said(number: str = "1") -> dict[str, Any]:
    text = files("chibo.figures.tables").joinpath("definitions", "2021", f"{number}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@pytest.mark.parametrize(("left", "right"), [(0, 7), (-3, Fraction(101, 2))])
def test_a_check_is_known_by_how_it_is_spelled_whatever_its_numbers(left: int, right: int | Fraction) -> None:
    for one in definitions().values():
        for check in one.checks:
            assert check_spelled(one, HeldCheck(check, Outcome.BROKEN, left, right).spelled) == check
        assert check_spelled(one, "Z (1) = Y (2)") is None


def test_the_tables_of_2021_have_their_rows() -> None:
    assert {number: len(one.rows) for (number, version), one in definitions().items() if version == "2021"} == ROWS


def test_the_ethnic_groups_and_religions_have_their_rows_and_numbers() -> None:
    for number in ("2B", "4"):
        table = definition_for(number, on=date(2024, 12, 31))

        assert [row.place for row in table.below("I")] == [str(place) for place in range(1, 57)]
        assert [table.row_of[key].vi for key in ("1", "11", "12", "55", "56")] == [
            "Kinh",
            "Ê-đê",
            "Ngái",
            "Dân tộc khác",
            "Quốc tịch gốc nước ngoài",
        ]
        assert len(table.below("II")) == 7


def test_tables_1_to_3_compare_with_last_year_in_columns_1_to_4() -> None:
    for number in ("1", "2", "3"):
        table = definition_for(number, on=date(2024, 12, 31))

        assert [column.number for column in table.columns] == ["1", "2", "3", "4(=2*100/3)"]


@pytest.mark.parametrize("key", list(definitions()), ids=str)
def test_each_question_is_one_that_can_be_asked(key: tuple[str, str]) -> None:
    for question in definitions()[key].questions.values():
        known = {"movements": MOVEMENTS, **GRASSROOTS}.get(question.population)

        assert set(question.by) <= set(known or facets_without_joins(question.population))


@pytest.mark.parametrize(
    ("on", "is_in_force"),
    [
        (date(2021, 12, 12), False),
        (date(2021, 12, 13), True),
        (date(2025, 10, 9), True),
        (date(2025, 10, 10), False),
    ],
)
def test_the_series_of_2021_is_in_force_from_its_day_to_the_day_before_the_next(on: date, *, is_in_force: bool) -> None:
    if is_in_force:
        assert definition_for("1", on=on).version == "2021"
    else:
        with pytest.raises(TableNotInForce):
            definition_for("1", on=on)
    assert definition_for("1", on=on, version="2021").number == "1"


def test_an_unknown_table_or_version_is_named_with_those_there_are() -> None:
    for number, version in (("9", None), ("1", "1999"), ("", None)):
        with pytest.raises(TableUnknown) as raised:
            definition_for(number, on=date(2024, 1, 1), version=version)
        assert "1" in str(raised.value)


def test_a_period_is_a_year_or_its_first_half() -> None:
    assert period_of("2024") == Period(2024)
    assert (period_of("2024-H1").since, period_of("2024-H1").on) == (date(2024, 1, 1), date(2024, 6, 30))
    assert period_of("2024-H1").last_year == Period(2023, is_half=True)
    assert period_of("2024").before == Period(2023)
    assert period_of("2024").eve + timedelta(days=1) == period_of("2024").since
    for text in ("2024-H2", "24", "2024-Q1", "", "２０２４", "0001", "2024 or 1=1"):
        with pytest.raises(PeriodNotUnderstood):
            period_of(text)


def test_terms_are_rows_joined_by_signs() -> None:
    assert [str(term) for term in terms_in("A + B - 2!sum(I.3)@total")] == ["A", "B", "2!sum(I.3)@total"]
    for text in ("", "A B", "A +", "+", "A ++ B", "A; B", "A * 2"):
        with pytest.raises(ValueError, match=r".*"):
            terms_in(text)


JUNK = st.one_of(
    st.none(),
    st.just({}),
    st.just([[]]),
    st.booleans(),
    st.integers(),
    st.text(max_size=500),
    st.lists(st.integers(), max_size=2),
)


@given(st.data())
def test_whatever_is_put_in_place_of_a_part_is_refused_by_name_or_means_the_same_kind(data: st.DataObject) -> None:
    said = copy.deepcopy(_said())
    place: Any = said
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = data.draw(JUNK)
            break
        place = place[key]

    refused = ""
    try:
        definition_of(said, place="file")
    except DefinitionUnsound as trouble:
        refused = str(trouble)
    assert refused.startswith("file") or not refused


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda said: said.update(valid_from="2021"), "valid_from"),
        (lambda said: said.update(sql="SELECT 1"), "sql"),
        (lambda said: said["rows"][0].update(question="none"), "A"),
        (lambda said: said["rows"][2]["where"].update(sex="F"), "B1"),
        (lambda said: said["rows"][1].update(sum=["Z"]), "B"),
        (lambda said: said["rows"][1].update(sum=["B"]), "sum"),
        (lambda said: said["rows"][0].update(parent="D"), "A"),
        (lambda said: said["rows"].append(dict(said["rows"][0])), "A"),
        (lambda said: said["checks"][0].update(left="Z"), "bằng"),
        (lambda said: said["checks"][0].update(op="<"), "checks 1 op"),
        (lambda said: said["columns"][1].update(kind="formula"), "columns 2 kind"),
        (lambda said: said.pop("rows"), "rows"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: Any, place: str) -> None:
    said = _said()
    change(said)

    with pytest.raises(DefinitionUnsound, match=place):
        definition_of(said, place="file")
