"""Which unit a text means on a day: by its code, by its name, or by a part of one."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from chibo.kernel.actors import OPERATOR
from chibo.register.units.api import NoUnitOfThatName, UnitNotUnmistakable, find_unit, recode_unit, rename_unit
from chibo.register.units.queries import finding
from chibo.trust.access.api import Scope
from chibo.trust.audit.api import known_at
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.worlds.lam_son import LAU_RENAMED, LUONG_MOVED, ON_PAPER, PRESENT, World

EVE, MORROW = LAU_RENAMED - timedelta(days=1), LAU_RENAMED + timedelta(days=1)


def _scope(world: World, *units: str) -> Scope:
    return Scope(tuple(world.units[unit] for unit in units or ("province",)), PRESENT)


def _found(world: World, text: str, on: date = PRESENT, *units: str) -> int:
    return find_unit(text, on=on, scope=_scope(world, *units)).id


def _rename(world: World, unit: str, name: str) -> None:
    with sealed():
        rename_unit(unit_id=world.units[unit], name=name, effective_on=PRESENT, basis=ON_PAPER, by=OPERATOR)


@pytest.mark.parametrize(
    "text",
    [
        "LS.01.1.1", " LS.01.1.1 ", "Chi bộ thôn Nà Lau Thượng", "CHI BO THON NA LAU THUONG", "na lau",
        "chi bộ thôn nà lau thượng (xã Đồng Mây)",
    ],
)  # fmt: skip
def test_a_unit_is_found_by_its_code_its_name_and_a_part_of_its_name(world: World, text: str) -> None:
    assert _found(world, text) == world.units["na_lau"]


def test_a_unit_bears_its_former_name_until_the_day_of_the_new_one(world: World) -> None:
    former, new = "Chi bộ thôn Nà Lau", "Chi bộ thôn Nà Lau Thượng"

    assert find_unit(former, on=EVE, scope=_scope(world)).name == former
    with pytest.raises(NoUnitOfThatName):
        _found(world, new, EVE)
    for on in (LAU_RENAMED, MORROW):
        assert find_unit(former, on=on, scope=_scope(world)).name == new


def test_a_part_of_a_former_name_means_no_unit_any_more(world: World) -> None:
    _rename(world, "ban_luong", "Chi bộ thôn Hợp Tiến")

    assert _found(world, "bản luông", PRESENT - timedelta(days=1)) == world.units["ban_luong"]
    with pytest.raises(NoUnitOfThatName):
        _found(world, "bản luông", PRESENT)


def test_a_code_wins_over_a_name_and_a_name_over_a_part_of_another(world: World) -> None:
    _rename(world, "ban_luong", "Khe Vài")
    assert _found(world, "khe vài") == world.units["ban_luong"]

    with sealed():
        recode_unit(unit_id=world.units["na_lau"], code="Khe Vài", effective_on=PRESENT, basis=ON_PAPER, by=OPERATOR)
    assert _found(world, "Khe Vài") == world.units["na_lau"]


def test_what_is_out_of_scope_does_not_stand_before_what_is_in_it(world: World) -> None:
    _rename(world, "ban_luong", "Khe Vài")

    assert _found(world, "Khe Vài", PRESENT, "thach_binh") == world.units["khe_vai"]
    with pytest.raises(NoUnitOfThatName):
        _found(world, "LS.01.1", PRESENT, "muong_chanh")


def test_a_unit_is_in_scope_where_it_stood_on_the_day_or_stands_on_the_day_of_asking(world: World) -> None:
    for district, on in (("thach_binh", LUONG_MOVED - timedelta(days=1)), ("muong_chanh", LUONG_MOVED)):
        assert _found(world, "Bản Luông", on, district) == world.units["ban_luong"]
    assert _found(world, "Bản Luông", LUONG_MOVED - timedelta(days=1), "muong_chanh") == world.units["ban_luong"]
    with pytest.raises(NoUnitOfThatName):
        _found(world, "Bản Luông", LUONG_MOVED, "thach_binh")


def test_what_fits_several_is_refused_with_the_nearest_first(world: World) -> None:
    with pytest.raises(UnitNotUnmistakable) as refusal:
        _found(world, "chi bộ thôn")

    assert str(refusal.value.data["found"]) == "LS.01.1.3 Chi bộ thôn Bản Luông; LS.01.1.1 Chi bộ thôn Nà Lau Thượng"


def test_two_of_one_name_are_refused_in_the_order_of_their_codes(world: World) -> None:
    _rename(world, "ban_luong", "Chi bộ Hợp Tiến")
    _rename(world, "khe_vai", "Chi bộ Hợp Tiến")

    with pytest.raises(UnitNotUnmistakable) as refusal:
        _found(world, "Chi bộ Hợp Tiến")

    assert str(refusal.value.data["found"]).startswith("LS.01.1.2 ")


@pytest.mark.parametrize("text", ["", "  ", "ộ", "%", "LS_01", "na%lau", "\\", "Nà\x00Lau", "Đồng Mây Hạ"])
def test_what_means_no_unit_is_not_found(world: World, text: str) -> None:
    with pytest.raises(NoUnitOfThatName):
        _found(world, text)


def test_a_unit_is_found_by_what_it_was_known_by(world: World) -> None:
    known = Entry.objects.filter(seq__isnull=False).latest("seq").recorded_at
    _rename(world, "ban_luong", "Chi bộ thôn Hợp Tiến")

    with known_at(known):
        assert _found(world, "Chi bộ thôn Bản Luông") == world.units["ban_luong"]


def test_a_whole_name_is_looked_up_and_not_searched_for(world: World) -> None:
    asked: dict[str, Any] = {
        "text": "Chi bộ ghép Khe Vài",
        "on": PRESENT,
        "asked_on": PRESENT,
        "roots": [world.units["province"]],
    }
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + finding._FIND.format(meant=finding._BY_NAME), asked)
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "unit_name_folded" in plan
