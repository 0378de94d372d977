"""The table of printed figures: a row is one figure of an article or a report, and what it is said of."""

from chibo.kernel.sheets import Column, Sheet

PRINTED = Sheet(
    key="printed_figures",
    names=("Số liệu đã in", "Số đã in", "Printed figures"),
    explains="One row is one printed figure: what was printed, of what, when and of which unit.",
    columns=(
        Column("article", ("Bài", "Bài viết", "Báo cáo", "Nguồn", "article"), "the article or report; figures of one article are held against each other", example="BC-01"),
        Column("figure", ("Số in", "Số đã in", "Con số", "figure"), "as it was printed, with words such as trên, gần, hơn", example="trên 5.300"),
        Column("value", ("Giá trị", "Trị số", "value"), "the number: 5300 or 5.300, 24.5 or 24,5; empty where none is printed", example="5300"),
        Column("unit_vi", ("Đơn vị tính", "Đếm gì", "unit_vi", "unit"), "what is counted, in the words of the article; they may narrow the indicator", example="đảng viên"),
        Column("as_of", ("Ngày", "Ngày hoặc kỳ", "Thời điểm", "as_of"), "a day, a span or years: 17/05/2024, 01/01/2019..17/05/2024, 2019..2023", example="17/05/2024"),
        Column("scope", ("Tổ chức", "Tổ chức đảng", "Phạm vi", "scope"), "code or name of the unit", example="Đảng bộ huyện Chợ Đồn"),
        Column("kind", ("Loại số liệu", "Loại", "kind"), "stock (of a day), flow (over a span), ratio, other", example="stock"),
        Column("code", ("Mã chỉ tiêu", "Mã", "code"), "the indicator", example="mem.total"),
        Column("meaning_en", ("Ý nghĩa", "Diễn giải", "meaning_en", "meaning"), "what the figure means"),
        Column("formula", ("Công thức", "formula"), "how it was worked out"),
        Column("consistency", ("Ghi chú", "consistency", "note"), "what to say of it"),
        Column("where", ("Điều kiện", "Chỉ tính", "where"), "only those with: setting=agency;sex=F"),
    ),
)  # fmt: skip
