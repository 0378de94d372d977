"""The columns by which the sheets of members and officers tell who a person is."""

from chibo.kernel.sheets import Column, Form

PERSON_COLUMNS = (
    Column("personal_id", ("Số định danh", "Số định danh cá nhân", "Số căn cước", "Số CCCD", "Căn cước công dân"), "personal identity number, 12 digits", Form.DIGITS, lengths=(12,), example="006075001234"),
    Column("cmnd", ("CMND cũ", "Số CMND", "Chứng minh nhân dân"), "former identity card, 9 digits", Form.DIGITS, lengths=(9, 12)),
    Column("ll_number", ("Số lý lịch", "Số LL"), "number of the member's file: 6 digits and the province's letters", example="012345 BK"),
    Column("card", ("Số thẻ đảng viên", "Số thẻ 12 số", "Số thẻ ĐV", "Số thẻ"), "membership card, 8 or 12 digits", Form.DIGITS, lengths=(8, 12)),
    Column("card_old", ("Số thẻ theo QĐ 85", "Số thẻ cũ"), "membership card before 2/9/2025, 8 digits", Form.DIGITS, lengths=(8,), example="06012345"),
    Column("name", ("Họ và tên khai sinh", "Họ và tên", "Họ tên", "Họ tên khai sinh"), "name at birth", required=True, example="HOÀNG VĂN THẮNG"),
    Column("born_on", ("Ngày sinh", "Ngày, tháng, năm sinh", "Năm sinh"), "day of birth; a year or a month is enough in old files", Form.DATE, example="17/05/1975"),
)  # fmt: skip
