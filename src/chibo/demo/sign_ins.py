"""Who signs in to a demo province: one person an office, each over a unit of their own."""

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chibo.kernel.actors import OPERATOR, Actor
from chibo.kernel.clock import SystemClock
from chibo.register.units.api import FoundUnit, find_unit, lineage_of
from chibo.trust.access.api import Permission, Role, grant_role, scope_of
from chibo.trust.accounts.api import register_user


@dataclass(frozen=True, slots=True)
class SignIn:
    """One demo sign-in: its name, the person's title, the role and the unit it is granted over."""

    username: str
    title: str
    role: Role
    unit: str


_TAKING_IN = ("absorb", "merge")


def give_sign_ins(data: Path, sign_ins: tuple[SignIn, ...], *, on: date) -> None:
    """Let these people in, all with the one password made for this folder.

    `on` is a day on which their units exist; what a unit went into later is granted from then on too.
    """
    for sign_in in sign_ins:
        let_in(data, sign_in, on=on)


def let_in(data: Path, sign_in: SignIn, *, on: date) -> Actor:
    """Let one of them in, with the role from that day on. Rights are asked on the real day: they outlive the unit."""
    unit = unit_of(sign_in, on)
    user = register_user(
        username=sign_in.username, display_name=sign_in.title, password=password_of(data), is_demo=True, by=OPERATOR
    )
    actor = Actor(user.pk, sign_in.title)
    grant(actor, sign_in, unit.id, on)
    for successor in lineage_of(unit.id).went_to:
        if successor.kind in _TAKING_IN:
            grant(actor, sign_in, successor.id, successor.first_on)
    return actor


def unit_of(sign_in: SignIn, on: date) -> FoundUnit:
    """Find the unit a sign-in is granted over."""
    return find_unit(sign_in.unit, on=on, scope=scope_of(OPERATOR, Permission.READ_UNITS, on=SystemClock().today()))


def grant(actor: Actor, sign_in: SignIn, unit_id: int, on: date) -> None:
    """Grant the role of a sign-in over a unit from that day on."""
    grant_role(
        user_id=actor.id or 0, role=sign_in.role, unit_id=unit_id, effective_on=on, reason="demo sign-in", by=OPERATOR
    )


def password_of(data: Path) -> str:
    """Give the password of this folder's demo sign-ins, made at random the first time."""
    file = data / "demo-password"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(f"demo-{secrets.token_hex(4)}\n")
    return file.read_text().strip()
