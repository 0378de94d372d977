"""Who signs in to the country: one person at the centre, one in a province, one in a district."""

from datetime import date, datetime
from pathlib import Path

from django.db import connection, transaction

from chibo.demo.sign_ins import SignIn, password_of
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import VIETNAM
from chibo.trust.access.api import Role, grant_role
from chibo.trust.accounts.api import register_user
from chibo.trust.audit.api import recording_at

LAST_DAY = date(2025, 6, 30)
_RECORDED_AT = datetime(2025, 6, 30, 18, tzinfo=VIETNAM)
SIGN_INS = (
    SignIn("trunguong", "Cán bộ Ban Tổ chức Trung ương", Role.REGISTRAR, "00.000.000.000.000"),
    SignIn("tinh", "Cán bộ Ban Tổ chức Tỉnh ủy Thái Nguyên", Role.REGISTRAR, "19.000.000.000.000"),
    SignIn("kiemtra", "Cán bộ Ủy ban Kiểm tra Trung ương", Role.INSPECTOR, "00.000.000.000.000"),
)
"""The unit of each is named by its code."""


def give_country_sign_ins(data: Path) -> None:
    """Let them in, all with the one password of this folder: the last thing done to a country."""
    password = password_of(data)
    with recording_at(_RECORDED_AT), transaction.atomic():
        for sign_in in SIGN_INS:
            user = register_user(
                username=sign_in.username, display_name=sign_in.title, password=password, is_demo=True, by=OPERATOR
            )
            grant_role(
                user_id=user.pk, role=sign_in.role, unit_id=_unit(sign_in.unit), effective_on=LAST_DAY,
                reason="demo sign-in", by=OPERATOR,
            )  # fmt: skip


def have_sign_ins() -> bool:
    """Tell whether the people of the country are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM accounts_user WHERE is_demo")
        return int(cursor.fetchone()[0]) == len(SIGN_INS)


def _unit(code: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT unit_id FROM units_unitcode WHERE code = %s AND valid_during @> %s", [code, LAST_DAY])
        return int(cursor.fetchone()[0])
