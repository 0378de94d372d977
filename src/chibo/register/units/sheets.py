"""The sheet of units: committees and cells, where they stand, and their terms."""

from chibo.kernel.sheets import Column, Form, Sheet
from chibo.register.decisions.sheets import DECISION_COLUMNS

SHEETS = (
    Sheet(
        key="units",
        names=("Tổ chức đảng", "Danh sách tổ chức đảng", "Đơn vị"),
        explains="One row is one unit on the day the row speaks of.",
        columns=(
            Column("code", ("Mã tổ chức đảng", "Mã tổ chức", "Mã đơn vị", "Mã TCĐ"), "code of the unit on the row's day", example="06.064.011.000.003"),
            Column("name", ("Tên tổ chức đảng", "Tên tổ chức", "Tên đơn vị", "Tổ chức đảng"), "name", required=True, example="Chi bộ Bản Tàn"),
            Column("unit_kind", ("Loại tổ chức đảng", "Loại tổ chức", "Loại đơn vị"), "kind of unit", Form.CODE, code_list="unit_kind", dimension="unit_kind", example="Chi bộ trực thuộc"),
            Column("level", ("Cấp", "Cấp tổ chức"), "level; empty: the level of the kind on the day", Form.CODE, code_list="level", dimension="level"),
            Column("parent_code", ("Mã tổ chức cấp trên", "Mã cấp trên", "Mã đơn vị cấp trên"), "code of the parent on the row's day", example="06.064.011.000.000"),
            Column("parent", ("Tổ chức cấp trên", "Tên tổ chức cấp trên", "Cấp trên trực tiếp", "Trực thuộc"), "name of the parent where it has no code", example="Đảng bộ xã Bằng Lãng"),
            Column("setting", ("Loại hình chi bộ", "Loại hình"), "setting of a cell", Form.CODE, code_list="setting", dimension="setting", example="Thôn, bản"),
            Column("base_unit_kind", ("Loại hình cơ sở", "Loại hình tổ chức cơ sở đảng"), "kind of base unit (table 5)", Form.CODE, code_list="base_unit_kind", dimension="base_unit_kind"),
            Column("ownership", ("Hình thức sở hữu", "Sở hữu"), "ownership of the host unit", Form.CODE, code_list="ownership", dimension="ownership"),
            Column("meeting_form", ("Hình thức sinh hoạt", "Sinh hoạt"), "own or joint meetings", Form.CODE, code_list="meeting_form", dimension="meeting_form", example="độc lập"),
            Column("without_nonmembers", ("Không còn quần chúng", "Không còn quần chúng ngoài Đảng"), "no non-members left", Form.YES_NO, code_list="without_nonmembers", dimension="without_nonmembers"),
            Column("founded_on", ("Ngày thành lập", "Thành lập ngày"), "first day of the unit", Form.DATE, example="03/02/1996"),
            Column("from_on", ("Áp dụng từ ngày", "Từ ngày", "Hiệu lực từ ngày"), "first day of what the row says anew of a unit already known", Form.DATE),
            Column("ended_on", ("Ngày kết thúc", "Ngày giải thể", "Kết thúc ngày"), "first day the unit no longer exists", Form.DATE),
            Column("end_kind", ("Hình thức kết thúc", "Lý do kết thúc"), "how it ended", Form.CODE, code_list="reorganisation_kind"),
            Column("successor_code", ("Mã tổ chức kế tục", "Mã tổ chức tiếp nhận"), "code of the unit that goes on in its place"),
            Column("congress_ordinal", ("Đại hội lần thứ", "Khóa"), "ordinal of the congress of the term", Form.NUMBER, example="21"),
            Column("term_from", ("Nhiệm kỳ từ", "Nhiệm kỳ từ ngày"), "first day of the term", Form.DATE, example="15/05/2020"),
            Column("term_to", ("Nhiệm kỳ đến", "Nhiệm kỳ đến ngày"), "day the term is planned to end", Form.DATE, example="15/05/2025"),
            Column("term_ended_on", ("Nhiệm kỳ kết thúc", "Kết thúc nhiệm kỳ"), "first day after the term, once over", Form.DATE),
            *DECISION_COLUMNS,
        ),
    ),
)  # fmt: skip
