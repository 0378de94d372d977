"""Invented hosts of base units of the second province, by the kind of body they are."""

from collections.abc import Iterator

from chibo.demo.hosting import Host

DISTRICT_COMMITTEES: dict[str, tuple[Host, ...]] = {
    "agency": (
        ("Cơ quan Ủy ban nhân dân {}", "agency.state", "T05", ""),
        ("Cơ quan Đảng, đoàn thể {}", "agency.party", "T04", ""),
        ("Khối Nội chính {}", "agency.state", "T05", ""),
        ("Chi cục Thuế {}", "agency.state", "T05", ""),
    ),
    "service_unit": (
        ("Trung tâm Y tế {}", "service_unit.health", "T06a", ""),
        ("Trung tâm Giáo dục nghề nghiệp {}", "service_unit.school", "T06a", ""),
    ),
    "enterprise": (
        ("Công ty Đô thị {}", "enterprise.state_100", "T09a1", "state"),
        ("Công ty Du lịch {}", "enterprise.joint_stock", "T09b1", "private"),
    ),
    "armed_forces": (
        ("Quân sự {}", "armed_forces.army", "T07", ""),
        ("Công an {}", "armed_forces.police", "T08", ""),
    ),
    "other": (),
}

DISTRICT_AGENCIES = (
    "Tòa án nhân dân {}", "Viện kiểm sát nhân dân {}", "Kho bạc Nhà nước {}", "Bảo hiểm xã hội {}",
    "Chi cục Thi hành án dân sự {}", "Hạt Kiểm lâm {}", "Chi cục Thống kê {}", "Thanh tra {}", "Phòng Giáo dục {}",
    "Đội Quản lý thị trường {}", "Phòng Kinh tế {}", "Phòng Quản lý đô thị {}",
)  # fmt: skip
DISTRICT_SERVICE_UNITS = (
    ("Trường Trung học phổ thông số 1 {}", "service_unit.school"),
    ("Trường Trung học phổ thông số 2 {}", "service_unit.school"),
    ("Trung tâm Văn hóa, Thể thao {}", "service_unit.public_other"),
    ("Ban Quản lý dự án {}", "service_unit.public_other"),
    ("Trường Trung học phổ thông số 3 {}", "service_unit.school"),
    ("Trường Trung học phổ thông số 4 {}", "service_unit.school"),
    ("Ban Quản lý rừng {}", "service_unit.public_other"),
    ("Bệnh viện Chuyên khoa {}", "service_unit.health"),
    ("Trường Trung học phổ thông số 5 {}", "service_unit.school"),
    ("Phòng khám Đa khoa {}", "service_unit.health"),
    ("Trường Trung học phổ thông số 6 {}", "service_unit.school"),
    ("Trung tâm Phát triển quỹ đất {}", "service_unit.public_other"),
)
DISTRICT_OTHERS = ("Hội Người cao tuổi {}", "Hội Cựu thanh niên xung phong {}")

BLOC_AGENCIES = (
    "Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy", "Ủy ban Mặt trận Tổ quốc tỉnh",
    "Văn phòng Ủy ban nhân dân tỉnh", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Giáo dục và Đào tạo",
    "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Nội vụ", "Sở Giao thông vận tải", "Sở Xây dựng", "Sở Công Thương",
    "Sở Y tế", "Sở Tư pháp", "Sở Tài nguyên và Môi trường", "Sở Du lịch", "Sở Khoa học và Công nghệ",
    "Sở Lao động – Thương binh và Xã hội", "Sở Văn hóa và Thể thao", "Cục Thuế tỉnh", "Cục Hải quan tỉnh",
    "Viện kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh",
    "Ban Nội chính Tỉnh ủy", "Ban Dân vận Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy", "Hội Nông dân tỉnh",
    "Hội Cựu chiến binh tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "Liên đoàn Lao động tỉnh", "Tỉnh Đoàn", "Thanh tra tỉnh",
    "Sở Ngoại vụ", "Ban Dân tộc tỉnh", "Kho bạc Nhà nước tỉnh", "Cục Thống kê tỉnh", "Bảo hiểm xã hội tỉnh",
    "Liên minh Hợp tác xã tỉnh", "Cục Thi hành án dân sự tỉnh", "Cảng vụ Hàng hải", "Đài Khí tượng Thủy văn",
    "Chi cục Thủy sản", "Ngân hàng Nhà nước chi nhánh tỉnh",
)  # fmt: skip
BLOC_SERVICE_UNITS = (
    "Bệnh viện Y học cổ truyền", "Bệnh viện Lao và Bệnh phổi", "Trường Cao đẳng Kỹ thuật", "Trường Chính trị tỉnh",
    "Đài Phát thanh và Truyền hình tỉnh", "Trung tâm Kiểm soát bệnh tật tỉnh", "Trường Cao đẳng Y tế",
    "Báo của Đảng bộ tỉnh",
    "Bảo tàng tỉnh", "Thư viện tỉnh", "Trung tâm Công nghệ thông tin tỉnh", "Trung tâm Khuyến nông tỉnh",
    "Trung tâm Bảo tồn di tích", "Nhà hát Nghệ thuật truyền thống", "Trung tâm Pháp y", "Trung tâm Đăng kiểm",
    "Ban Quản lý khu kinh tế", "Trung tâm Trợ giúp pháp lý",
)  # fmt: skip

MILITARY = (
    "Phòng Tham mưu", "Phòng Chính trị", "Phòng Hậu cần", "Phòng Kỹ thuật", "Trung đoàn Bộ binh", "Tiểu đoàn Pháo binh",
    "Trường Quân sự tỉnh", "Tiểu đoàn Huấn luyện",
    "Văn phòng Bộ Chỉ huy", "Ban Thanh tra quốc phòng", "Ban Tài chính", "Đại đội Trinh sát", "Đại đội Thông tin",
    "Kho Vũ khí", "Bệnh xá Quân dân y", "Xưởng Sửa chữa",
)  # fmt: skip
POLICE = (
    "Phòng Tham mưu", "Phòng Tổ chức cán bộ", "Phòng Hậu cần", "Phòng An ninh kinh tế", "Phòng Cảnh sát hình sự",
    "Phòng Cảnh sát kinh tế", "Phòng Cảnh sát giao thông", "Phòng Cảnh sát cơ động",
    "Phòng Cảnh sát phòng cháy, chữa cháy", "Trại Tạm giam",
    "Bệnh xá Công an tỉnh", "Phòng Quản lý xuất nhập cảnh", "Phòng Kỹ thuật hình sự", "Phòng Hồ sơ",
    "Phòng An ninh mạng", "Phòng Cảnh sát đường thủy", "Phòng Quản lý hành chính", "Thanh tra Công an tỉnh",
    "Phòng Thi hành án hình sự", "Văn phòng Cơ quan điều tra",
)  # fmt: skip
BORDER_GUARD = (
    "Phòng Tham mưu Biên phòng", "Phòng Chính trị Biên phòng", "Đồn Biên phòng Cửa khẩu Cảng", "Hải đội Biên phòng",
    "Tiểu đoàn Huấn luyện Biên phòng",
    "Đồn Biên phòng số 1", "Đồn Biên phòng số 2", "Đồn Biên phòng số 3", "Đồn Biên phòng số 4", "Đồn Biên phòng số 5",
    "Phòng Trinh sát Biên phòng", "Phòng Hậu cần Biên phòng",
)  # fmt: skip

SECTIONS = {
    "Trường Đại học tỉnh": "Khối Đào tạo",
    "Bệnh viện Đa khoa tỉnh": "Khối Điều trị",
    "Sở Nông nghiệp và Phát triển nông thôn": "Khối Chi cục",
    "Sở Giáo dục và Đào tạo": "Khối Trường trực thuộc",
    "Sở Giao thông vận tải": "Khối Ban Quản lý",
    "Sở Y tế": "Khối Trung tâm",
    "Trường Cao đẳng Kỹ thuật": "Khối Khoa",
    "Trung đoàn Bộ binh": "Tiểu đoàn Bộ binh",
    "Trường Quân sự tỉnh": "Khối Học viên",
    "Phòng Cảnh sát cơ động": "Cụm cơ động",
    "Trại Tạm giam": "Khu giam giữ",
    "Phòng Cảnh sát hình sự": "Khối Đội nghiệp vụ",
    "Hải đội Biên phòng": "Cụm tàu",
}
"""Base committees with a sectional committee: the thirteen of the article."""

_TRADES = (
    "Thủy sản", "Du lịch", "Xây dựng", "Vận tải", "Chế biến thực phẩm", "Đóng tàu", "Khách sạn", "Cơ khí", "Dệt may",
    "Thương mại", "Vật liệu xây dựng", "Nước khoáng", "Muối biển", "Giống thủy sản", "Lâm nghiệp", "Điện lạnh",
)  # fmt: skip
_OWN = (
    "Biển Xanh", "Hải Âu", "Ánh Dương", "Sóng Việt", "Thuận Phát", "Minh Hải", "Hưng Lợi", "Phú Cường", "Đại Lộc",
    "An Bình", "Tân Tiến", "Thành Công", "Hòa Phát Đạt", "Bình Minh", "Nam Hải", "Đông Hải",
)  # fmt: skip
_FORMS = (
    ("Công ty Cổ phần", "enterprise.joint_stock", "T09b1", "private"),
    ("Công ty", "enterprise.limited", "T09b3", "private"),
    ("Công ty Cổ phần", "enterprise.state_50_up", "T09a2", "state_50_up"),
    ("Hợp tác xã", "enterprise.cooperative", "T09c", "cooperative"),
    ("Công ty", "enterprise.state_100", "T09a1", "state"),
)


def enterprises() -> Iterator[Host]:
    """Give enterprises without end in sight, no name twice, the forms in turn."""
    number = 0
    for own in _OWN:
        for trade in _TRADES:
            form, setting, base_unit_kind, ownership = _FORMS[number % len(_FORMS)]
            number += 1
            yield f"{form} {trade} {own}", setting, base_unit_kind, ownership
