"""What is done in the second province once its books are in: its people are let in."""

from datetime import date
from pathlib import Path

from chibo.demo.sign_ins import SignIn, give_sign_ins
from chibo.trust.access.api import Role

EVERYBODY = (
    SignIn("tinh", "Cán bộ Ban Tổ chức Tỉnh ủy", Role.REGISTRAR, "Đảng bộ tỉnh Khánh Hòa"),
    SignIn("nhatrang", "Cán bộ Ban Tổ chức Thành ủy Nha Trang", Role.REGISTRAR, "Đảng bộ thành phố Nha Trang"),
    SignIn("bithu", "Bí thư Đảng ủy phường Lộc Thọ", Role.SECRETARY, "Đảng bộ phường Lộc Thọ"),
    SignIn("kiemtra", "Cán bộ Ủy ban Kiểm tra Tỉnh ủy", Role.INSPECTOR, "Đảng bộ tỉnh Khánh Hòa"),
    SignIn("bientap", "Biên tập viên bản tin", Role.EDITOR, "Đảng bộ tỉnh Khánh Hòa"),
)


def finish(data: Path, on: date) -> None:
    """Let everybody in; `on` is the last day of the province."""
    give_sign_ins(data, EVERYBODY, on=on)
