"""The day a page speaks of stands in its address."""

from datetime import date

import pytest
from django.test import Client, RequestFactory

from chibo.ui.web.days import DayNotUnderstood, asked_day, day_of, jumps, months_from, set_default_day


@pytest.mark.parametrize("written", ["17/05/2024", "17-5-2024", "17.05.2024", "20240517", "2024-5-17"])
def test_a_day_as_people_write_it_is_sent_on_to_the_one_form_of_addresses(client: Client, written: str) -> None:
    answer = client.get("/sign-in/", {"on": written, "next": "/units/"})

    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in/?on=2024-05-17&next=%2Funits%2F"


def test_an_empty_day_is_taken_out_of_the_address(client: Client) -> None:
    answer = client.get("/sign-in/?on=")

    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/")


@pytest.mark.parametrize("value", ["31/02/2024", "2024", "5/2024", "âm lịch", "infinity", "17/05/24", "<b>x</b>"])
def test_what_is_no_day_is_refused_by_name_and_no_other_day_is_shown(client: Client, value: str) -> None:
    answer = client.get("/sign-in/", {"on": value})

    body = answer.content.decode()
    assert answer.status_code == 400
    assert "17/05/2024" in body
    assert value.replace("<", "&lt;").replace(">", "&gt;") in body
    assert "<b>x</b>" not in body


def test_a_page_that_is_asked_for_no_day_speaks_of_the_day_pages_open_on() -> None:
    request = RequestFactory().get("/")

    set_default_day(request, date(2025, 6, 30))

    assert asked_day(request) is None
    assert day_of(request) == date(2025, 6, 30)


def test_a_day_asked_for_goes_before_the_day_pages_open_on() -> None:
    request = RequestFactory().get("/?on=2019-01-01")

    set_default_day(request, date(2025, 6, 30))

    assert day_of(request) == date(2019, 1, 1)


def test_a_year_names_no_single_day() -> None:
    with pytest.raises(DayNotUnderstood):
        asked_day(RequestFactory().get("/?on=2024"))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2023, 3, 31), -1, date(2023, 2, 28)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 31), 1, date(2025, 1, 31)),
        (date(2024, 1, 15), -1, date(2023, 12, 15)),
    ],
)
def test_months_on_and_back_keep_the_day_or_take_the_months_last(day: date, months: int, expected: date) -> None:
    assert months_from(day, months) == expected


def test_the_jumps_keep_the_rest_of_the_address_and_leave_the_page_number() -> None:
    request = RequestFactory().get("/members/?sex=F&page=7&on=2024-05-17")

    offered = jumps(request, on=date(2024, 5, 17), today=date(2026, 1, 1))

    assert [jump.address for jump in offered] == [
        f"/members/?sex=F&on={day}"
        for day in ("2026-01-01", "2024-04-30", "2023-12-31", "2024-04-17", "2023-05-17", "2025-05-17")
    ]
