"""Long lists come in pages and in an order that the address keeps."""

import pytest
from django.test import RequestFactory

from chibo.ui.web.pages import page_of
from chibo.ui.web.sorting import sorting_of


@pytest.mark.parametrize(
    ("asked", "number"), [("", 1), ("3", 3), ("0", 1), ("-2", 1), ("x", 1), ("٣", 1), ("9" * 30, 1)]
)
def test_what_is_no_page_number_means_the_first_page(asked: str, number: int) -> None:
    assert page_of(RequestFactory().get("/", {"page": asked})).number == number


def test_the_last_page_is_the_one_that_holds_the_last_row() -> None:
    request = RequestFactory().get("/?page=2&sex=F")

    pages = page_of(request).of(request, 101)

    assert (pages.last, pages.first_row, pages.last_row) == (3, 51, 100)
    assert pages.previous == "/?page=1&sex=F"
    assert pages.following == "/?page=3&sex=F"


def test_a_list_of_one_page_leads_nowhere() -> None:
    request = RequestFactory().get("/")

    pages = page_of(request).of(request, 50)

    assert (pages.last, pages.previous, pages.following) == (1, "", "")


def test_a_column_is_turned_round_when_asked_for_again() -> None:
    request = RequestFactory().get("/?sort=name&page=4")

    sorting = sorting_of(request, offered=("name", "born"))

    assert sorting.parameter == "name"
    assert sorting.links == {"name": "/?sort=-name", "born": "/?sort=born"}


@pytest.mark.parametrize("asked", ["", "secret", "-secret", "name; DROP TABLE", "--name"])
def test_an_order_that_is_not_offered_means_the_first(asked: str) -> None:
    assert sorting_of(RequestFactory().get("/", {"sort": asked}), offered=("name", "born")).parameter == "name"
