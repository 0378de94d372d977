"""The table of a reorganisation: a row is one unit that comes of it, with what it is made of."""

from chibo.kernel.sheets import Column, Form, Sheet

TABLE = Sheet(
    key="reorganisation",
    names=("Phương án sắp xếp", "Sắp xếp tổ chức", "Danh sách sắp xếp"),
    explains="One row is one unit that comes of the reorganisation, or one that ends, with what it is made of.",
    columns=(
        Column("action", ("Hình thức sắp xếp", "Hình thức", "Loại sắp xếp"), "what happens; empty: merged, absorbed or founded, as the row shows", Form.CODE, code_list="reorganisation_kind", example="Hợp nhất"),
        Column("successor", ("Tổ chức sau sắp xếp", "Tổ chức đảng sau sắp xếp", "Tổ chức mới", "Tên tổ chức mới"), "name of the new unit, or code or name of the one that goes on", example="Đảng bộ xã Chợ Đồn"),
        Column("predecessors", ("Tổ chức trước sắp xếp", "Các tổ chức trước sắp xếp", "Tổ chức cũ"), "codes or names of what it is made of, one a line or with semicolons between", Form.LINES, example="06.064.001.000.000; 06.064.004.000.000"),
        Column("parent", ("Tổ chức cấp trên", "Cấp trên trực tiếp", "Trực thuộc"), "code or name of what it stands under", example="Đảng bộ tỉnh Bắc Kạn"),
        Column("unit_kind", ("Loại tổ chức đảng", "Loại tổ chức"), "kind of the new unit", Form.CODE, code_list="unit_kind", example="Đảng bộ xã"),
        Column("code", ("Mã tổ chức đảng", "Mã tổ chức mới", "Mã tổ chức"), "code that the unit bears afterwards", example="06.101.000.000.000"),
        Column("commune_code", ("Mã đơn vị hành chính", "Mã xã"), "commune in which what it serves lies afterwards", example=""),
        Column("on", ("Ngày hiệu lực", "Hiệu lực từ ngày"), "effective day; empty: that of the reorganisation", Form.DATE, example="01/07/2025"),
    ),
)  # fmt: skip

LISTS = Sheet(
    key="split_list",
    names=("Danh sách chia tách", "Chia tách theo danh sách", "Phân chia cụ thể"),
    explains="One row is what goes to one part of a unit that is split: cells, villages, a member, or the members of a residence.",
    columns=(
        Column("unit", ("Tổ chức được chia tách", "Tổ chức bị chia tách", "Tổ chức chia tách"), "code or name of the unit that is split", required=True, example="06.064.001.000.000"),
        Column("part", ("Chuyển về tổ chức", "Về tổ chức", "Tổ chức tiếp nhận"), "name of the part it goes to, as the first sheet founds it", required=True, example="Đảng bộ xã Chợ Đồn"),
        Column("children", ("Tổ chức đảng trực thuộc", "Chi bộ trực thuộc"), "codes or names of units below it, with semicolons between", Form.LINES, example=""),
        Column("areas", ("Thôn, tổ dân phố", "Thôn", "Tổ dân phố"), "names of villages that it, or a unit below it, serves", Form.LINES, example="Thôn Nà Pẻn; Thôn Bản Cưa"),
        Column("member", ("Đảng viên", "Họ và tên đảng viên", "Họ và tên"), "name of a member whom it counts", example=""),
        Column("born", ("Ngày sinh", "Sinh ngày", "Năm sinh"), "day of birth, where several bear the name", Form.DATE, example=""),
        Column("places", ("Chi bộ nơi cư trú", "Nơi cư trú"), "codes or names of cells: members introduced there at their residence", Form.LINES, example=""),
    ),
)  # fmt: skip
