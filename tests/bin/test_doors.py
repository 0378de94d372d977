"""A room is entered through its doors only."""

import grimp
import pytest

from doors import DoorContract


def kept(importer: str, imported: str) -> bool:
    """Judge one import in a house of two rooms and a page."""
    graph = grimp.ImportGraph()
    for room in ("house.units", "house.members"):
        for module in (room, f"{room}.api", f"{room}.models", f"{room}.queries", f"{room}.queries.trees"):
            graph.add_module(module)
    graph.add_module("house.desk")
    graph.add_import(importer=importer, imported=imported)
    options = {"rooms": ["house.units", "house.members"], "doors": ["api"]}
    contract = DoorContract(name="doors", session_options={}, contract_options=options)
    return contract.check(graph, verbose=False).kept


@pytest.mark.parametrize("imported", ["house.units.api", "house.units"])
def test_another_room_may_come_in_by_the_door(imported: str) -> None:
    assert kept("house.members.queries", imported)


def test_a_room_may_use_what_is_its_own() -> None:
    assert kept("house.units.queries.trees", "house.units.models")


@pytest.mark.parametrize("imported", ["house.units.models", "house.units.queries", "house.units.queries.trees"])
@pytest.mark.parametrize("importer", ["house.members.queries", "house.members", "house.desk"])
def test_nobody_else_may_reach_inside(importer: str, imported: str) -> None:
    assert not kept(importer, imported)
