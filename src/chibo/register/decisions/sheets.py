"""The sheet of decisions, and the three columns by which every other sheet names a decision."""

from chibo.kernel.sheets import Column, Form, Sheet

DECISION_COLUMNS = (
    Column("decision_number", ("Số quyết định", "Quyết định số", "Số QĐ"), "number of the decision", example="125-QĐ/TU"),
    Column("decision_signed_on", ("Ngày quyết định", "Ngày ký", "Ngày QĐ"), "day it was signed", Form.DATE, example="12/03/2020"),
    Column("decision_issuer", ("Cơ quan ban hành", "Cơ quan ra quyết định", "Nơi ban hành"), "body that issued it", example="Tỉnh ủy"),
)  # fmt: skip

SHEETS = (
    Sheet(
        key="decisions",
        names=("Quyết định", "Danh sách quyết định", "Văn bản"),
        explains="One row is one decision, told apart by number, issuer and day of signature.",
        columns=(
            Column("number", ("Số quyết định", "Số văn bản", "Số, ký hiệu", "Số hiệu"), "number and sign", required=True, example="125-QĐ/TU"),
            Column("kind", ("Loại văn bản", "Loại", "Hình thức"), "kind of document", Form.CODE, code_list="decision_kind", example="Quyết định"),
            Column("issuer", ("Cơ quan ban hành", "Nơi ban hành"), "body that issued it", required=True, example="Tỉnh ủy"),
            Column("signed_on", ("Ngày ký", "Ngày quyết định", "Ngày ban hành"), "day of signature", Form.DATE, required=True, example="12/03/2020"),
            Column("effective_on", ("Ngày hiệu lực", "Hiệu lực từ", "Có hiệu lực từ ngày"), "first day it takes effect; empty: the day of signature", Form.DATE, example="15/03/2020"),
            Column("subject", ("Trích yếu", "Nội dung", "Về việc"), "what it is about", example="thành lập Chi bộ Trường THCS"),
            Column("text", ("Toàn văn", "Văn bản"), "its text"),
        ),
    ),
)  # fmt: skip
