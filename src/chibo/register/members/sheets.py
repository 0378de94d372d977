"""The sheet of members: the items of the member sheet, and the events that change a list."""

from chibo.kernel.sheets import Column, Form, Sheet
from chibo.register.people.sheets import PERSON_COLUMNS

_WHO = (
    Column("other_name", ("Tên khác", "Tên gọi khác", "Họ tên đang dùng", "Họ và tên đang dùng"), "name in use"),
    Column("sex", ("Giới tính", "Nam/Nữ"), "sex", Form.CODE, code_list="sex", required=True, example="Nam"),
    Column("birthplace", ("Nơi đăng ký khai sinh", "Khai sinh", "Nơi sinh"), "place where the birth was registered"),
    Column("native_place", ("Quê quán",), "native place"),
    Column("permanent_residence", ("Nơi thường trú", "Thường trú", "Địa chỉ"), "permanent residence"),
    Column("temporary_residence", ("Nơi tạm trú", "Tạm trú", "Nơi thực tế cư trú", "Nơi ở hiện nay"), "where the member lives"),
    Column("ethnicity", ("Dân tộc",), "ethnic group, by name", Form.CODE, code_list="ethnicity", dimension="ethnicity", example="Tày"),
    Column("religion", ("Tôn giáo",), "religion; không if none", Form.CODE, code_list="religion", dimension="religion", example="Không"),
    Column("family_background", ("Thành phần gia đình", "Thành phần xuất thân"), "family background", Form.CODE, code_list="family_background", dimension="family_background"),
)
_CAREER = (
    Column("occupation", ("Mã nghề nghiệp", "Nhóm nghề nghiệp"), "occupation group of tables 2 and 3", Form.CODE, code_list="occupation", dimension="occupation", example="O8"),
    Column("occupation_text", ("Nghề nghiệp hiện nay", "Nghề nghiệp"), "occupation in words"),
    Column("recruited_on", ("Ngày tuyển dụng",), "day of recruitment", Form.DATE),
    Column("recruited_by", ("Cơ quan tuyển dụng",), "agency that recruited"),
    Column("union_joined_on", ("Ngày vào Đoàn",), "day of joining the Youth Union", Form.DATE),
    Column("associations", ("Tổ chức xã hội tham gia", "Tham gia tổ chức xã hội"), "associations, one a line", Form.LINES),
    Column("enlisted_on", ("Ngày nhập ngũ", "Nhập ngũ"), "day of enlistment", Form.DATE),
    Column("discharged_on", ("Ngày xuất ngũ", "Xuất ngũ"), "day of discharge", Form.DATE),
    Column("education", ("Giáo dục phổ thông", "Trình độ học vấn", "Học vấn", "GDPT"), "general education", Form.CODE, code_list="education", dimension="education", example="THPT"),
    Column("qualification", ("Chuyên môn nghiệp vụ", "Trình độ chuyên môn", "Chuyên môn"), "highest qualification", Form.CODE, code_list="qualification", dimension="qualification", example="Đại học"),
    Column("academic_title", ("Học hàm", "Chức danh khoa học"), "academic title", Form.CODE, code_list="academic_title", dimension="academic_title"),
    Column("theory", ("Lý luận chính trị", "LLCT", "Trình độ LLCT"), "political theory", Form.CODE, code_list="theory", dimension="theory", example="Trung cấp"),
    Column("state_management", ("Quản lý nhà nước", "QLNN"), "state management grade", Form.CODE, code_list="state_management", dimension="state_management"),
    Column("languages", ("Ngoại ngữ",), "foreign languages"),
    Column("computing", ("Tin học",), "computing"),
    Column("minority_languages", ("Tiếng dân tộc thiểu số", "Tiếng DTTS"), "minority languages"),
    Column("health", ("Sức khỏe", "Tình trạng sức khỏe"), "health"),
    Column("policy", ("Chính sách", "Đối tượng chính sách"), "invalid, martyr's family, merit", Form.CODE, code_list="policy", dimension="policy"),
    Column("union_member", ("Đoàn viên", "Là đoàn viên", "Đoàn viên TNCS Hồ Chí Minh"), "Youth Union member", Form.YES_NO, code_list="union_member", dimension="union_member"),
    Column("private_owner", ("Chủ doanh nghiệp tư nhân", "Chủ DNTN"), "owner of a private enterprise", Form.YES_NO, code_list="private_owner", dimension="private_owner"),
    Column("foreign_spouse", ("Hôn nhân với người nước ngoài", "Kết hôn với người nước ngoài"), "married to a foreigner", Form.YES_NO, code_list="foreign_spouse", dimension="foreign_spouse"),
    Column("retired", ("Đã nghỉ hưu", "Nghỉ hưu"), "retired", Form.YES_NO, code_list="retired", dimension="retired"),
)
_CARD = (
    Column("card_issued_by", ("Nơi cấp", "Nơi cấp thẻ"), "who issued the card"),
    Column("card_issued_on", ("Ngày cấp", "Ngày cấp thẻ"), "day the card was issued", Form.DATE),
)
_PLACE = (
    Column("cell_code", ("Mã chi bộ", "Mã tổ chức đảng"), "code of the cell that counts the member", example="06.064.011.000.003"),
    Column("cell", ("Chi bộ", "Chi bộ đang sinh hoạt", "Tổ chức đảng", "Tên chi bộ"), "name of that cell where it has no code"),
    Column("place_from", ("Sinh hoạt từ ngày", "Về chi bộ từ ngày", "Ngày về chi bộ"), "first day in that cell's count", Form.DATE),
    Column("from_on", ("Áp dụng từ ngày", "Từ ngày"), "first day of the attributes the row gives anew", Form.DATE),
    Column("meeting_cell_code", ("Mã chi bộ nơi sinh hoạt",), "cell where the member meets, when another"),
    Column("fee_cell_code", ("Mã chi bộ nơi đóng đảng phí",), "cell where the fee is paid, when another"),
    Column("residence_cell_code", ("Mã chi bộ nơi cư trú",), "cell of the place of residence"),
)
_EVENTS = (
    Column("admission_decided_on", ("Ngày quyết định kết nạp", "Ngày QĐ kết nạp"), "day of the decision to admit", Form.DATE),
    Column("admitted_on", ("Ngày vào Đảng", "Ngày kết nạp"), "day of the ceremony", Form.DATE, required=True, example="03/02/1998"),
    Column("official_on", ("Ngày chính thức", "Ngày công nhận chính thức"), "day of full membership", Form.DATE, example="03/02/1999"),
    Column("admission_cell_code", ("Mã chi bộ kết nạp",), "cell that admitted"),
    Column("introducers", ("Người giới thiệu",), "the two introducers, one a line", Form.LINES),
    Column("readmitted", ("Kết nạp lại",), "admitted again", Form.YES_NO),
    Column("transferred_in_on", ("Ngày chuyển đến",), "day of arrival from outside the register", Form.DATE),
    Column("transferred_from", ("Nơi chuyển đến", "Chuyển từ"), "where from"),
    Column("status", ("Trạng thái", "Tình trạng"), "status code", Form.CODE, code_list="member_status"),
    Column("left_on", ("Ngày rời", "Ngày rời/mất/miễn", "Ngày ra khỏi danh sách"), "first day the member is no longer counted", Form.DATE),
    Column("exit_kind", ("Hình thức rời", "Lý do rời", "Hình thức ra khỏi Đảng"), "how the member left", Form.CODE, code_list="exit_kind"),
    Column("transferred_to", ("Nơi chuyển đi", "Chuyển đến nơi"), "where to"),
    Column("exempt_on", ("Ngày miễn", "Ngày miễn công tác và sinh hoạt", "Miễn CT&SHĐ"), "first day exempt from work and meetings", Form.DATE),
)
_HISTORY = tuple(
    Column(f"item_{number}", headings, f"item {number} of the member sheet, one a line", Form.LINES)
    for number, headings in (
        (21, ("Quá trình hoạt động",)),
        (22, ("Đào tạo, bồi dưỡng",)),
        (23, ("Khen thưởng",)),
        (24, ("Huy hiệu Đảng", "Huy hiệu")),
        (25, ("Danh hiệu được phong",)),
        (26, ("Kỷ luật",)),
        (27, ("Đặc điểm lịch sử",)),
        (28, ("Quan hệ nước ngoài",)),
        (29, ("Gia đình",)),
        (30, ("Hoàn cảnh kinh tế",)),
    )
)

SHEETS = (
    Sheet(
        key="members",
        names=("Đảng viên", "Danh sách đảng viên", "DS_DANGVIEN"),
        explains="One row is one member on the day the row speaks of.",
        columns=(*PERSON_COLUMNS, *_WHO, *_PLACE, *_EVENTS, *_CARD, *_CAREER, *_HISTORY),
    ),
)  # fmt: skip
