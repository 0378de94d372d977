"""The sheet of areas: villages and residential blocks, and the cell that serves each."""

from chibo.kernel.sheets import Column, Form, Sheet

SHEETS = (
    Sheet(
        key="areas",
        names=("Thôn, tổ dân phố", "Thôn", "Thôn bản", "Danh sách thôn"),
        explains="One row is one village or block on the day the row speaks of.",
        columns=(
            Column("code", ("Mã thôn, tổ dân phố", "Mã thôn", "Mã địa bàn"), "code of the area", example="02068-03"),
            Column("name", ("Tên thôn, tổ dân phố", "Tên thôn", "Thôn, tổ dân phố", "Tên địa bàn"), "name", required=True, example="Bản Tàn"),
            Column("area_kind", ("Loại địa bàn", "Loại"), "village or block", Form.CODE, code_list="area_kind", required=True, example="Thôn"),
            Column("commune_code", ("Mã xã", "Mã xã, phường", "Mã đơn vị hành chính"), "official code of the commune", Form.DIGITS, lengths=(5,), example="02068"),
            Column("commune", ("Xã, phường, thị trấn", "Tên xã", "Xã"), "name of the commune where its code is not given", example="Xã Bằng Lãng"),
            Column("cell_code", ("Mã chi bộ phụ trách", "Mã chi bộ"), "code of the cell that serves it", example="06.064.011.000.003"),
            Column("cell", ("Chi bộ phụ trách", "Chi bộ"), "name of that cell where it has no code"),
            Column("founded_on", ("Ngày thành lập", "Thành lập ngày"), "first day of the area", Form.DATE),
            Column("from_on", ("Áp dụng từ ngày", "Từ ngày"), "first day of what the row says anew", Form.DATE),
            Column("ended_on", ("Ngày kết thúc", "Kết thúc ngày"), "first day the area no longer exists", Form.DATE),
        ),
    ),
)  # fmt: skip
