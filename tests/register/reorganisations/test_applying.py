"""A reorganisation carried out, and taken back."""

from datetime import date, timedelta
from fractions import Fraction

from chibo.register.members.api import members_in
from chibo.register.reorganisations.api import (
    AbolishLevel,
    Absorb,
    Action,
    Found,
    Merge,
    Rename,
    Split,
    reverse_reorganisation,
)
from chibo.register.reorganisations.models import PlannedChange
from chibo.register.units.api import ancestors_of, subtree_of, unit_life, unit_on, units_named
from tests.register.reorganisations.acting import DAY, applied
from tests.trust.audit.register_rows import whole_register
from tests.worlds.lam_son import World

EVE = DAY - timedelta(days=1)


def _one(name: str, on: date = DAY) -> int:
    (found,) = units_named(name, on=on)
    return found


def test_two_communes_become_one_and_their_cells_stand_under_it(world: World) -> None:
    registrar, unit = world.actors["registrar_of_province"], world.units
    before = {cell: members_in(unit[cell], on=EVE) for cell in ("na_lau", "khe_vai", "ban_luong")}

    applied(
        [
            Merge(
                "xa",
                "Đảng bộ xã Mây Trong",
                "commune",
                unit["province"],
                (unit["dong_may"], unit["suoi_trong"]),
                code="LS.1",
            ),
            AbolishLevel("superior", unit["province"]),
        ],
        by=registrar,
    )

    made = _one("Đảng bộ xã Mây Trong")
    assert ancestors_of(unit["na_lau"], on=EVE) == (unit["dong_may"], unit["thach_binh"], unit["province"])
    assert ancestors_of(unit["na_lau"], on=DAY) == (made, unit["province"])
    assert ancestors_of(unit["kiem_lam"], on=DAY) == (unit["province"],)
    assert unit_life(unit["dong_may"]).last == EVE
    assert unit_life(unit["thach_binh"]).last == EVE
    assert {cell: members_in(unit[cell], on=DAY) for cell in before} == before
    assert unit_on(made, on=DAY).level == "superior"


def test_a_cell_absorbed_gives_its_members_and_villages(world: World) -> None:
    unit = world.units
    taken = members_in(unit["khe_vai"], on=DAY)

    applied([Absorb(unit["na_lau"], (unit["khe_vai"],))], by=world.actors["registrar_of_province"])

    assert set(taken) <= set(members_in(unit["na_lau"], on=DAY))
    assert members_in(unit["khe_vai"], on=EVE) == taken
    assert members_in(unit["khe_vai"], on=DAY) == ()


def test_reversal_gives_back_what_was(world: World) -> None:
    unit, registrar = world.units, world.actors["registrar_of_province"]
    actions: list[Action] = [
        Merge("xa", "Đảng bộ xã Mây Trong", "commune", unit["province"], (unit["dong_may"], unit["suoi_trong"])),
        Rename(unit["kiem_lam"], "Chi bộ Hạt Kiểm lâm khu vực"),
        Absorb(unit["na_lau"], (unit["khe_vai"],)),
        AbolishLevel("superior", unit["province"]),
    ]
    before = whole_register()
    reorganisation = applied(actions, by=registrar)
    changed = whole_register()

    reverse_reorganisation(reorganisation_id=reorganisation, reason="a mistake", by=registrar)

    after = whole_register()
    ours = {table for table in before if table.startswith("reorganisations_")}
    assert {table for table in before if changed[table] != before[table]} > ours - {"reorganisations_application"}
    assert {table: after[table] for table in before if table not in ours} == {
        table: before[table] for table in before if table not in ours
    }


def test_a_commune_is_split_by_its_villages(world: World) -> None:
    unit, registrar = world.units, world.actors["registrar_of_province"]
    cells = subtree_of(unit["dong_may"], on=DAY)

    reorganisation = applied(
        [
            Found("a", "Đảng bộ xã Mây Một", "commune", unit["thach_binh"], level="base"),
            Found("b", "Đảng bộ xã Mây Hai", "commune", unit["thach_binh"], level="base"),
            Split(unit["dong_may"], ("a", "b"), "a", areas={world.areas["khe_vai"]: "b", world.areas["khe_nong"]: "b"}),
        ],
        by=registrar,
        on=date(2025, 6, 15),
    )

    one, two = _one("Đảng bộ xã Mây Một"), _one("Đảng bộ xã Mây Hai")
    assert ancestors_of(unit["khe_vai"], on=DAY)[0] == two
    assert ancestors_of(unit["na_lau"], on=DAY)[0] == one
    shares = PlannedChange.objects.filter(change="lineage", subject_id=unit["dong_may"])
    assert sum((Fraction(row.share_numerator or 0, row.share_denominator or 1) for row in shares), Fraction(0)) == 1
    assert len(cells) == 3
    assert reorganisation
