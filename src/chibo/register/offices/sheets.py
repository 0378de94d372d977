"""The sheet of officers: who held which post, where, from when and until when."""

from dataclasses import replace

from chibo.kernel.sheets import Column, Form, Sheet
from chibo.register.decisions.sheets import DECISION_COLUMNS
from chibo.register.people.sheets import PERSON_COLUMNS

SHEETS = (
    Sheet(
        key="officers",
        names=("Chức vụ", "Cán bộ", "Danh sách cấp ủy"),
        explains="One row is one post held by one person.",
        columns=(
            *(replace(column, required=False) if column.key == "name" else column for column in PERSON_COLUMNS),
            Column("sex", ("Giới tính",), "sex, of a holder who is no member", Form.CODE, code_list="sex"),
            Column("post", ("Chức vụ", "Chức danh"), "the post", Form.CODE, required=True, code_list="post", example="Bí thư chi bộ"),
            Column("unit_code", ("Mã tổ chức đảng", "Mã đơn vị", "Mã chi bộ"), "code of the unit of the post", example="06.064.011.000.003"),
            Column("unit", ("Tổ chức đảng", "Đơn vị", "Chi bộ"), "name of that unit where it has no code"),
            Column("area_code", ("Mã thôn, tổ dân phố", "Mã thôn"), "code of the area, for a post of a village or block", example="02068-03"),
            Column("held_from", ("Giữ chức từ ngày", "Từ ngày"), "first day in the post", Form.DATE, required=True, example="10/04/2022"),
            Column("held_to", ("Thôi giữ chức từ ngày", "Đến ngày"), "first day no longer in the post", Form.DATE),
            Column("appointment_form", ("Hình thức", "Bầu/chỉ định"), "elected or appointed", Form.CODE, code_list="appointment_form", example="bầu"),
            Column("congress_ordinal", ("Đại hội lần thứ", "Khóa"), "ordinal of the congress of the term", Form.NUMBER),
            *DECISION_COLUMNS,
        ),
    ),
)  # fmt: skip
