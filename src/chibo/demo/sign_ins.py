"""Who signs in to the demo province: one person an office, each over a unit of their own."""

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import SystemClock
from chibo.register.units.api import find_unit
from chibo.trust.access.api import Permission, Role, grant_role, scope_of
from chibo.trust.accounts.api import register_user


@dataclass(frozen=True, slots=True)
class SignIn:
    """One demo sign-in: its name, the person's title, the role and the unit it is granted over."""

    username: str
    title: str
    role: Role
    unit: str


SIGN_INS = (
    SignIn("tinh", "Cán bộ Ban Tổ chức Tỉnh ủy", Role.REGISTRAR, "Đảng bộ tỉnh Bắc Kạn"),
    SignIn("chodon", "Cán bộ Ban Tổ chức Huyện ủy Chợ Đồn", Role.REGISTRAR, "Đảng bộ huyện Chợ Đồn"),
    SignIn("bithu", "Bí thư Đảng ủy phường Phùng Chí Kiên", Role.SECRETARY, "Đảng bộ phường Phùng Chí Kiên"),
    SignIn("kiemtra", "Cán bộ Ủy ban Kiểm tra Tỉnh ủy", Role.INSPECTOR, "Đảng bộ tỉnh Bắc Kạn"),
    SignIn("bientap", "Biên tập viên bản tin", Role.EDITOR, "Đảng bộ tỉnh Bắc Kạn"),
)


def give_sign_ins(data: Path, *, on: date) -> None:
    """Let the people of the demo in, all with the one password made for this folder.

    `on` is a day on which the units of `SIGN_INS` exist. Grants hold from that day on: rights are asked
    on the real day.
    """
    password = password_of(data)
    scope = scope_of(OPERATOR, Permission.READ_UNITS, on=SystemClock().today())
    for sign_in in SIGN_INS:
        unit = find_unit(sign_in.unit, on=on, scope=scope)
        user = register_user(
            username=sign_in.username, display_name=sign_in.title, password=password, is_demo=True, by=OPERATOR
        )
        grant_role(
            user_id=user.pk, role=sign_in.role, unit_id=unit.id, effective_on=on, reason="demo sign-in", by=OPERATOR
        )


def password_of(data: Path) -> str:
    """Give the password of this folder's demo sign-ins, made at random the first time."""
    file = data / "demo-password"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(f"bac-kan-{secrets.token_hex(4)}\n")
    return file.read_text().strip()
