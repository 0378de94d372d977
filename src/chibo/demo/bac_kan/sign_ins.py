"""Who signs in to the first province, and who approves its merger."""

from datetime import date
from pathlib import Path

from chibo.demo.sign_ins import SignIn, grant, let_in, unit_of
from chibo.kernel.actors import Actor
from chibo.trust.access.api import Role

SIGN_INS = (
    SignIn("tinh", "Cán bộ Ban Tổ chức Tỉnh ủy", Role.REGISTRAR, "Đảng bộ tỉnh Bắc Kạn"),
    SignIn("chodon", "Cán bộ Ban Tổ chức Huyện ủy Chợ Đồn", Role.REGISTRAR, "Đảng bộ huyện Chợ Đồn"),
    SignIn("bithu", "Bí thư Đảng ủy phường Phùng Chí Kiên", Role.SECRETARY, "Đảng bộ phường Phùng Chí Kiên"),
    SignIn("kiemtra", "Cán bộ Ủy ban Kiểm tra Tỉnh ủy", Role.INSPECTOR, "Đảng bộ tỉnh Bắc Kạn"),
    SignIn("bientap", "Biên tập viên bản tin", Role.EDITOR, "Đảng bộ tỉnh Bắc Kạn"),
)
APPROVER = SignIn("hopnhat", "Cán bộ Ban Tổ chức Tỉnh ủy Thái Nguyên", Role.REGISTRAR, "Đảng bộ tỉnh Thái Nguyên")
"""Who approves the merger of the two provinces, and looks at what came of it."""


def let_in_both(data: Path, *, on: date) -> Actor:
    """Let the approver in over both provinces: the merger is approved by who keeps all that it touches."""
    actor = let_in(data, APPROVER, on=on)
    own, *_ = (sign_in for sign_in in SIGN_INS if sign_in.role is Role.REGISTRAR)
    grant(actor, own, unit_of(own, on).id, on)
    return actor
