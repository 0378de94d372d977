"""Members of a unit that is split go where they are listed, else where another cell of theirs goes, or to the rest."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import OPERATOR
from chibo.register.members.api import members_in
from chibo.register.members.models import FeePlace, MeetingPlace, ResidencePlace
from chibo.register.reorganisations.api import (
    Absorb,
    Action,
    Found,
    Merge,
    Rename,
    Split,
    action_of,
    as_content,
    kind_of,
)
from chibo.register.units.api import units_named
from chibo.trust.audit.api import entry
from tests.databases import sealed
from tests.register.reorganisations.acting import DAY, applied
from tests.worlds.lam_son import World

EVE = DAY - timedelta(days=1)
TABLES: dict[str, type[ResidencePlace | MeetingPlace | FeePlace]] = {
    "residence": ResidencePlace,
    "meeting": MeetingPlace,
    "fee": FeePlace,
}


def _tie(world: World, member: str, cell: str, by: str, *, until: date | None = None) -> None:
    with sealed(), entry(by=OPERATOR, reason="ties"):
        TABLES[by].objects.create(
            member_id=world.members[member],
            cell_id=world.units[cell],
            valid_during=DateRange(date(2024, 1, 1), until),
        )


def _split(world: World, *, by: str | None = None, **members: str) -> dict[str, set[int]]:
    """Split Nà Lau by Suối Trong's cell and Hạt Kiểm lâm; give whom each part counts on the day."""
    unit = world.units
    applied(
        [
            Found("a", "Chi bộ A", "sub_cell", unit["dong_may"]),
            Found("b", "Chi bộ B", "sub_cell", unit["dong_may"]),
            Split(
                unit["na_lau"], ("a", "b"), "a", by=by, places={unit["ban_luong"]: "b"},
                members={world.members[name]: part for name, part in members.items()},
            ),
        ],
        by=world.actors["registrar_of_province"],
    )  # fmt: skip
    return {name: set(members_in(units_named(f"Chi bộ {name}", on=DAY)[0], on=DAY)) for name in ("A", "B")}


@pytest.mark.parametrize("by", [None, "residence", "meeting", "fee"])
def test_members_go_where_their_other_cell_goes(world: World, by: str | None) -> None:
    before = set(members_in(world.units["na_lau"], on=EVE))
    for kind in TABLES:
        _tie(world, "admitted_in_2014", "ban_luong" if kind == (by or "residence") else "khe_vai", kind)

    parts = _split(world, by=by)

    assert parts["B"] == {world.members["admitted_in_2014"]}
    assert parts["A"] | parts["B"] == before
    assert set(members_in(world.units["na_lau"], on=EVE)) == before
    assert members_in(world.units["na_lau"], on=DAY) == ()


def test_a_list_goes_before_the_rule(world: World) -> None:
    _tie(world, "admitted_in_2014", "ban_luong", "residence")

    assert _split(world, admitted_in_2014="a")["B"] == set()


def test_a_tie_that_has_ended_says_nothing(world: World) -> None:
    _tie(world, "admitted_in_2014", "ban_luong", "residence", until=DAY)

    assert _split(world)["B"] == set()


def test_what_a_split_says_is_kept_as_written() -> None:
    split = Split(1, ("a", 2), "a", places={7: "a", 8: 2}, by="fee")

    assert action_of("split", as_content(split)) == split


@pytest.mark.parametrize("action", [Merge("a", "A", "sub_cell", 1, ()), Split(1, (), 2), Absorb(1), Rename(1, "")])
def test_an_action_that_says_nothing_is_kept_as_that(action: Action) -> None:
    assert action_of(kind_of(action), as_content(action)) == action
