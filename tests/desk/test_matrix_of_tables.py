"""Who may sign tables, and over which units: the page that asks, and what is sent to it."""

import pytest
from django.test import Client

from chibo.figures.api import editions_of
from tests.desk.test_matrix import OF_SIGNING, PLACES, UNITS, public_id, readers
from tests.desk.test_table_signing import seal_of
from tests.worlds.lam_son import World

__all__ = ["readers"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("route", OF_SIGNING)
def test_a_table_is_signed_by_those_who_may_over_the_unit_and_by_nobody_else(
    world: World, readers: dict[str, Client], route: str, place: str
) -> None:
    pattern, allowed = OF_SIGNING[route]
    unit = world.units[UNITS[place]]
    address = pattern.format(public_id("units_unit", unit))

    shown = {role: one.get(address) for role, one in readers.items()}
    seal = next((seal_of(one.content.decode()) for one in shown.values() if one.status_code == 200), "")
    refused = {role: readers[role].post(address, {"seal": seal, "reason": "thử"}) for role in {*readers} - allowed}

    assert {role: one.status_code for role, one in shown.items()} == {
        role: 200 if PLACES[place] and role in allowed else 404 for role in readers
    }
    assert {one.status_code for one in refused.values()} == {404}
    assert editions_of() == ()
    signed = [readers[role].post(address, {"seal": seal, "reason": "thử"}).status_code for role in sorted(allowed)]
    # The second finds that the first has signed the same.
    assert signed == ([302, 422] if PLACES[place] else [404, 404])
    tables = 1 if route == "desk:table_signing" else 6
    assert len(editions_of(unit)) == tables * PLACES[place]


@pytest.mark.parametrize("reader", ["registrar", "secretary", "inspector", "editor"])
def test_the_way_to_sign_is_shown_to_those_who_may(world: World, readers: dict[str, Client], reader: str) -> None:
    unit = public_id("units_unit", world.units["thach_binh"])

    of_one, of_all = (
        readers[reader].get(f"/tables/{which}?period=2024&unit={unit}").content.decode() for which in ("1/", "")
    )

    assert ("/tables/1/signing/" in of_one) == (reader in {"registrar", "secretary"})
    assert ("/tables/signing/" in of_all) == (reader in {"registrar", "secretary"})
