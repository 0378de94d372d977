"""A day without a decision: whom it touches on the day is counted as on the day before, everyone else as on the day."""

from datetime import date, timedelta

import pytest

from chibo.figures.api import (
    Reading,
    figure,
)
from chibo.kernel.actors import OPERATOR
from chibo.register.acts.api import part_with_member
from chibo.register.decisions.api import Basis, adopt_decision, basis_of
from chibo.register.members.api import move_member
from tests.databases import sealed
from tests.worlds.lam_son import ON_PAPER, World

D = date(2024, 6, 3)
EVE, AFTER = D - timedelta(days=1), D + timedelta(days=1)
NUMBER = "45-QĐ/HU"


@pytest.fixture
def transfers(world: World) -> Basis:
    """On one day a decision moves two of Nà Lau to Khe Vài; another moves one of Khe Vài to Nà Lau, a note a death."""
    with sealed():
        return _one_day_in_na_lau(world)


def _one_day_in_na_lau(world: World) -> Basis:
    two, one = (basis_of(_adopted(number)) for number in (NUMBER, "46-QĐ/HU"))
    for who in ("exempt_since_2015", "probationary"):
        _moved(world, who, "khe_vai", two)
    _moved(world, "khe_vai_1", "na_lau", one)
    part_with_member(
        member_id=world.members["admitted_in_2014"], exit_kind="died", effective_on=D, basis=ON_PAPER, by=OPERATOR
    )
    return two


def _adopted(number: str, issuer: str = "Huyện ủy Thạch Bình") -> int:
    return adopt_decision(number=number, issuer=issuer, signed_on=EVE, effective_on=D, by=OPERATOR)


def _moved(world: World, who: str, cell: str, basis: Basis) -> None:
    move_member(member_id=world.members[who], cell_id=world.units[cell], effective_on=D, basis=basis, by=OPERATOR)


def _told(world: World, unit: str, on: date = D, without: str = "", code: str = "mem.total", **asked: object) -> object:
    both = {
        figure(code, unit=world.units[unit], on=on, without=without, reading=reading, **asked).value  # type: ignore[arg-type]
        for reading in Reading
    }
    (value,) = both
    return value


def test_whom_it_moves_is_counted_where_they_were_and_all_others_where_they_are(world: World, transfers: Basis) -> None:
    before, after = _told(world, "na_lau", EVE), _told(world, "na_lau")

    print(before, after, _told(world, "khe_vai", EVE), _told(world, "khe_vai"), _told(world, "na_lau", without=NUMBER))
