"""A page asks the database as often for a province as for a commune."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.conftest import SignIn
from tests.desk.test_matrix import public_id
from tests.worlds.lam_son import PRESENT, World

# Session, account, grants and the shell around the page are among them.
COUNTS = {
    "/units/{}/": 11,
    "/units/{}/units/": 10,
    "/units/{}/members/": 11,
    "/units/{}/history/": 9,
    "/units/{}/branch/": 9,
}


@pytest.fixture(autouse=True)
def _names_are_not_estimated(world: World) -> None:
    """Let nothing be known of how many names there are, whatever another test left in the statistics of the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_clear_relation_stats('public', 'people_personname')")


@pytest.mark.parametrize("unit", ["province", "thach_binh", "dong_may"])
@pytest.mark.parametrize("pattern", COUNTS)
def test_a_page_of_a_unit_asks_as_often_whatever_stands_under_it(
    world: World, as_reader: SignIn, pattern: str, unit: str
) -> None:
    reader = as_reader("registrar_of_province")
    address = pattern.format(public_id("units_unit", world.units[unit])) + f"?on={PRESENT}"
    reader.get(address)

    with CaptureQueriesContext(connection) as asked:
        reader.get(address)

    assert len(asked) == COUNTS[pattern], "\n".join(one["sql"][:120] for one in asked.captured_queries)


@pytest.mark.parametrize(("address", "count"), [("/search/?q=chi+bo", 9), ("/units/", 8), ("/members/", 11)])
def test_a_page_for_all_asks_so_often_and_no_more(world: World, as_reader: SignIn, address: str, count: int) -> None:
    reader = as_reader("registrar_of_province")
    address += ("&" if "?" in address else "?") + f"on={PRESENT}"
    reader.get(address)

    with CaptureQueriesContext(connection) as asked:
        reader.get(address)

    assert len(asked) == count, "\n".join(one["sql"][:120] for one in asked.captured_queries)


def test_the_first_page_asks_so_often_at_most_for_all_its_figures(world: World, as_reader: SignIn) -> None:
    reader = as_reader("registrar_of_province")
    reader.get(f"/?on={PRESENT}")

    with CaptureQueriesContext(connection) as asked:
        reader.get(f"/?on={PRESENT}")

    assert len(asked) <= 35


def test_a_members_page_asks_as_often_whatever_the_member_has_been_through(world: World, as_reader: SignIn) -> None:
    reader = as_reader("registrar_of_province")
    counts = set()
    for name in ("moves_in_2018", "kiem_lam_1", "probationary", "exempt_since_2015"):
        address = f"/members/{public_id('members_member', world.members[name])}/?on={PRESENT}"
        reader.get(address)
        with CaptureQueriesContext(connection) as asked:
            reader.get(address)
        counts.add(len(asked))

    assert len(counts) == 1
