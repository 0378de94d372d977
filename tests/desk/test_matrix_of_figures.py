"""Nobody reads figures outside their units by sending printed ones: every role and place in the tree."""

import pytest
from django.test import Client

from chibo.kernel.actors import OPERATOR
from chibo.register.units.api import unit_seen
from chibo.trust.access.api import Permission, scope_of
from tests.desk.test_matrix import OF_FIGURES, PLACES, UNITS, public_id, readers
from tests.worlds.lam_son import PRESENT, World

__all__ = ["readers"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("route", OF_FIGURES)
def test_printed_figures_are_held_against_the_register_within_ones_units_alone(
    world: World, readers: dict[str, Client], route: str, place: str
) -> None:
    address, allowed = OF_FIGURES[route]
    unit = unit_seen(
        public_id("units_unit", world.units[UNITS[place]]), on=PRESENT,
        scope=scope_of(OPERATOR, Permission.READ_FIGURES, on=PRESENT),
    )  # fmt: skip
    rows = (
        "article\tfigure\tvalue\tunit_vi\tas_of\tscope\tkind\tcode\n"
        f"A\t999\t999\tđảng viên\t{PRESENT}\t{unit.name}\tstock\tmem.total"
    )

    got = {role: client.get(address).status_code for role, client in readers.items()}
    sent = {role: client.post(address, {"lines": rows}) for role, client in readers.items()}
    then = {role: one.post(f"{address}?known_at=2100-01-01", {"lines": rows}) for role, one in readers.items()}

    assert got == {role: 200 if role in allowed else 404 for role in readers}
    assert {role: one.status_code for role, one in sent.items()} == got
    reads_history = {"registrar", "inspector"}
    assert {role: one.status_code for role, one in then.items()} == {
        role: 200 if role in reads_history else 404 for role in readers
    }
    for role in allowed:
        body = sent[role].content.decode()
        assert ("sổ không có đơn vị tên này" in body) is not PLACES[place]
        assert ("/figures/mem.total/explain/" in body) is PLACES[place]
