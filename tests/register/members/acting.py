"""Short ways to act on members of the world, by the operator unless said, on the day of these tests."""

from datetime import date
from typing import Any

from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate
from chibo.register.members.api import (
    admit_member,
    end_membership,
    member_on,
    move_member,
    recognise_member,
)
from chibo.register.people.api import register_person
from tests.worlds.lam_son import ON_PAPER, World

DAY = date(2025, 3, 1)
EVE = date(2025, 2, 28)


def person_to_admit(born: PartialDate | None = None, **attributes: str) -> int:
    return register_person(
        name="Người Mới",
        sex="F",
        born=born or PartialDate.of_day(date(1990, 5, 17)),
        attributes=attributes,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def admit(world: World, person: int, cell: str = "na_lau", on: date = DAY, by: str = "") -> int:
    return admit_member(
        person_id=person,
        cell_id=world.units[cell],
        decided_on=EVE,
        effective_on=on,
        basis=ON_PAPER,
        by=world.actors[by] if by else OPERATOR,
    )


def move(world: World, member: str, cell: str, on: date = DAY, by: str = "") -> None:
    move_member(
        member_id=world.members[member],
        cell_id=world.units[cell],
        effective_on=on,
        basis=ON_PAPER,
        by=world.actors[by] if by else OPERATOR,
    )


def part(world: World, member: str, exit_kind: str, on: date = DAY, **content: Any) -> None:
    end_membership(
        member_id=world.members[member], exit_kind=exit_kind, effective_on=on, basis=ON_PAPER, by=OPERATOR, **content
    )


def cell_of(world: World, member: str, on: date) -> str | None:
    names = {unit_id: name for name, unit_id in world.units.items()}
    return names.get(member_on(world.members[member], on=on).cell_id or 0)


def recognise(world: World, on: date, member: str = "probationary") -> None:
    recognise_member(member_id=world.members[member], effective_on=on, basis=ON_PAPER, by=OPERATOR)
