"""Give attacks a clerk of the province, and its units."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.register.attacks.deeds import Clerk
    from tests.worlds.lam_son import World


@pytest.fixture
def clerk(world: "World") -> "Clerk":
    """Give the clerk who may change anything in the province."""
    from tests.register.attacks.deeds import Clerk

    return Clerk(world, world.actors["registrar_of_province"])


@pytest.fixture
def unit(world: "World") -> dict[str, int]:
    """Give the units of the province by their names in the world."""
    return world.units
