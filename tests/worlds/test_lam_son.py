"""The world stands as drawn."""

from chibo.register.members.api import full_members_in, members_in
from chibo.register.units.api import ancestors_of, subtree_of
from tests.worlds.lam_son import LUONG_MOVED, PRESENT, World


def test_the_province_holds_nine_units_at_present(world: World) -> None:
    held = subtree_of(world.units["province"], on=PRESENT)

    assert set(held) == set(world.units.values()) - {world.units["school"]}


def test_ban_luong_stands_in_the_other_district_since_it_moved(world: World) -> None:
    above = ancestors_of(world.units["ban_luong"], on=LUONG_MOVED)

    assert above == tuple(world.units[name] for name in ("suoi_trong", "muong_chanh", "province"))


def test_na_lau_counts_its_members_at_present(world: World) -> None:
    counted = members_in(world.units["na_lau"], on=PRESENT)

    named = ("secretary_of_na_lau", "exempt_since_2015", "admitted_in_2014", "probationary")
    assert set(counted) == {world.members[name] for name in named}
    assert full_members_in(world.units["na_lau"], on=PRESENT) == 3
