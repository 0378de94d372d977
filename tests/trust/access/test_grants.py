"""Roles over units, for a period, asked on the day of asking."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR, Actor
from chibo.register.units.api import is_within
from chibo.trust.access.api import (
    PERMISSIONS,
    Permission,
    Role,
    end_grant,
    grant_role,
    roles_of,
    roles_that_may,
    scope_of,
)
from tests.worlds.lam_son import LUONG_MOVED, World

DAY = date(2025, 3, 1)
EVE = date(2025, 2, 28)


def test_a_grant_holds_from_its_day_on_until_the_day_before_its_end(world: World) -> None:
    actor = world.actors["nobody"]
    grant_role(
        user_id=actor.id or 0, role=Role.EDITOR, unit_id=world.units["na_lau"], effective_on=DAY,
        until=date(2025, 4, 1), reason="for a month", by=OPERATOR,
    )  # fmt: skip

    days = (EVE, DAY, date(2025, 3, 31), date(2025, 4, 1))
    assert [bool(scope_of(actor, Permission.READ_UNITS, on=day)) for day in days] == [False, True, True, False]
    assert roles_of(actor, on=DAY) == (("editor", world.units["na_lau"]),)


def test_a_grant_that_is_ended_holds_until_the_day_before(world: World) -> None:
    actor = world.actors["nobody"]
    grant = grant_role(
        user_id=actor.id or 0, role=Role.EDITOR, unit_id=world.units["na_lau"], effective_on=date(2025, 2, 1),
        reason="to try", by=OPERATOR,
    )  # fmt: skip
    end_grant(grant.pk, effective_on=DAY, reason="over", by=OPERATOR)

    assert [bool(scope_of(actor, Permission.READ_UNITS, on=day)) for day in (EVE, DAY)] == [True, False]


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.REGISTRAR, set(Permission)),
        (
            Role.SECRETARY,
            {
                Permission.READ_UNITS,
                Permission.READ_FIGURES,
                Permission.READ_MEMBERS,
                Permission.OPEN_IDENTIFIERS,
                Permission.EXPORT_MEMBERS,
                Permission.SIGN_TABLES,
            },
        ),
        (
            Role.INSPECTOR,
            {Permission.READ_UNITS, Permission.READ_FIGURES, Permission.READ_MEMBERS, Permission.READ_HISTORY},
        ),
        (Role.EDITOR, {Permission.READ_UNITS, Permission.READ_FIGURES}),
    ],
)
def test_a_role_may_what_it_says(role: Role, may: set[Permission]) -> None:
    assert PERMISSIONS[role] == may
    assert all((role in roles_that_may(permission)) == (permission in may) for permission in Permission)


@pytest.mark.parametrize(
    ("actor", "unit", "is_seen"),
    [
        ("secretary_of_dong_may", "dong_may", True),
        ("secretary_of_dong_may", "na_lau", True),
        ("secretary_of_dong_may", "thach_binh", False),
        ("secretary_of_dong_may", "kiem_lam", False),
        ("registrar_of_thach_binh", "suoi_trong", False),
        ("registrar_of_province", "dang_doan", True),
        ("nobody", "na_lau", False),
    ],
)
def test_a_grant_reaches_the_unit_and_all_below_it_and_nothing_beside(
    actor: str, unit: str, is_seen: bool, world: World
) -> None:
    scope = scope_of(world.actors[actor], Permission.READ_UNITS, on=DAY)

    assert is_within(world.units[unit], scope, on=DAY) == is_seen


def test_a_unit_that_stood_below_on_the_day_viewed_is_seen_on_that_day_only(world: World) -> None:
    scope = scope_of(world.actors["secretary_of_dong_may"], Permission.READ_UNITS, on=DAY)

    seen = [is_within(world.units["ban_luong"], scope, on=day) for day in (date(2016, 12, 31), LUONG_MOVED, DAY)]
    assert seen == [True, False, False]


def test_the_operator_at_the_terminal_reaches_everything_there_is(world: World) -> None:
    scope = scope_of(OPERATOR, Permission.KEEP_REGISTER, on=DAY)

    assert scope.everywhere
    assert scope.roots == (world.units["province"],)
    assert is_within(world.units["school"], scope, on=DAY)
    assert not is_within(-1, scope, on=DAY)


def test_an_account_that_is_not_there_reaches_nothing(world: World) -> None:
    assert not scope_of(Actor(-1, "ghost"), Permission.READ_UNITS, on=DAY)
    assert not scope_of(Actor(None, "ghost"), Permission.READ_UNITS, on=DAY)
    assert roles_of(Actor(None, "ghost"), on=DAY) == ()
