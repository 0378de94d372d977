"""Invented hosts of base units: what the committees and cells outside communes are called, and what they are."""

from chibo.demo.hosting import Host

DISTRICT_COMMITTEES: dict[str, tuple[Host, ...]] = {
    "agency": (
        ("Cơ quan cấp ủy {}", "agency.party", "T04", ""),
        ("Cơ quan Ủy ban nhân dân {}", "agency.state", "T05", ""),
        ("Khối Mặt trận và đoàn thể {}", "agency.party", "T04", ""),
        ("Ngành Giáo dục {}", "agency.state", "T05", ""),
        ("Khối Nội chính {}", "agency.state", "T05", ""),
        ("Chi cục Thuế {}", "agency.state", "T05", ""),
        ("Khối Nông nghiệp {}", "agency.state", "T05", ""),
        ("Khối Kinh tế – Hạ tầng {}", "agency.state", "T05", ""),
    ),
    "service_unit": (
        ("Trung tâm Y tế {}", "service_unit.health", "T06a", ""),
        ("Trường Trung học phổ thông {}", "service_unit.school", "T06a", ""),
        ("Trung tâm Giáo dục nghề nghiệp – Giáo dục thường xuyên {}", "service_unit.school", "T06a", ""),
    ),
    "enterprise": (
        ("Công ty Lâm nghiệp {}", "enterprise.state_100", "T09a1", "state"),
        ("Xí nghiệp Khai khoáng {}", "enterprise.joint_stock", "T09b1", "private"),
        ("Công ty Xây dựng {}", "enterprise.limited", "T09b3", "private"),
    ),
    "armed_forces": (
        ("Quân sự {}", "armed_forces.army", "T07", ""),
        ("Công an {}", "armed_forces.police", "T08", ""),
    ),
}

DISTRICT_CELLS: dict[str, tuple[Host, ...]] = {
    "agency": (
        ("Tòa án nhân dân {}", "agency.state", "T05", ""),
        ("Viện kiểm sát nhân dân {}", "agency.state", "T05", ""),
        ("Kho bạc Nhà nước {}", "agency.state", "T05", ""),
        ("Bảo hiểm xã hội {}", "agency.state", "T05", ""),
        ("Chi cục Thi hành án dân sự {}", "agency.state", "T05", ""),
        ("Hạt Kiểm lâm {}", "agency.state", "T05", ""),
        ("Chi cục Thống kê {}", "agency.state", "T05", ""),
        ("Trung tâm Chính trị {}", "agency.party", "T04", ""),
        ("Thanh tra {}", "agency.state", "T05", ""),
        ("Đội Quản lý thị trường {}", "agency.state", "T05", ""),
    ),
    "service_unit": (
        ("Trường Phổ thông dân tộc nội trú {}", "service_unit.school", "T06a", ""),
        ("Trung tâm Văn hóa, Thể thao và Truyền thông {}", "service_unit.public_other", "T06a", ""),
        ("Trung tâm Dịch vụ nông nghiệp {}", "service_unit.public_other", "T06a", ""),
        ("Ban Quản lý rừng phòng hộ {}", "service_unit.public_other", "T06a", ""),
    ),
    "enterprise": (
        ("Điện lực {}", "enterprise.state_100", "T09a1", "state"),
        ("Ngân hàng Nông nghiệp {}", "enterprise.state_100", "T09a1", "state"),
        ("Hợp tác xã Nông nghiệp {}", "enterprise.cooperative", "T09c", "cooperative"),
        ("Công ty Thương mại {}", "enterprise.joint_stock", "T09b1", "private"),
    ),
    "other": (("Hội Người cao tuổi và hội nghề nghiệp {}", "other", "T11", ""),),
}

BLOC_COMMITTEES: dict[str, tuple[str, ...]] = {
    "agency": (
        "Văn phòng Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy", "Ủy ban Mặt trận Tổ quốc tỉnh",
        "Hội Liên hiệp Phụ nữ tỉnh", "Văn phòng Ủy ban nhân dân tỉnh", "Sở Nông nghiệp và Phát triển nông thôn",
        "Sở Giáo dục và Đào tạo", "Sở Tài chính", "Sở Kế hoạch và Đầu tư", "Sở Nội vụ", "Sở Giao thông vận tải",
        "Sở Xây dựng", "Sở Công Thương", "Sở Y tế", "Sở Tư pháp", "Sở Tài nguyên và Môi trường", "Cục Thuế tỉnh",
    ),
    "service_unit": (
        "Bệnh viện Đa khoa tỉnh", "Trường Cao đẳng tỉnh", "Trung tâm Kiểm soát bệnh tật tỉnh",
        "Trường Chính trị tỉnh", "Đài Phát thanh và Truyền hình tỉnh", "Trường Trung học phổ thông Chuyên",
    ),
    "enterprise": (
        "Công ty Điện lực tỉnh", "Viễn thông tỉnh", "Bưu điện tỉnh", "Ngân hàng Nông nghiệp tỉnh",
        "Công ty Cấp thoát nước tỉnh", "Công ty Quản lý đường bộ", "Công ty Khoáng sản", "Công ty Lâm sản",
        "Công ty Xổ số kiến thiết", "Công ty Môi trường đô thị", "Công ty Xây lắp số 1", "Công ty Dược phẩm",
        "Công ty Vận tải",
    ),
}  # fmt: skip

BLOC_CELLS: dict[str, tuple[str, ...]] = {
    "agency": (
        "Ban Nội chính Tỉnh ủy", "Ban Dân vận Tỉnh ủy", "Hội Nông dân tỉnh", "Hội Cựu chiến binh tỉnh",
        "Liên đoàn Lao động tỉnh", "Tỉnh Đoàn", "Thanh tra tỉnh", "Sở Ngoại vụ", "Ban Dân tộc tỉnh",
        "Kho bạc Nhà nước tỉnh", "Cục Thống kê tỉnh", "Kiểm toán khu vực", "Liên minh Hợp tác xã tỉnh",
        "Bảo hiểm xã hội tỉnh",
    ),
    "service_unit": ("Bảo tàng tỉnh", "Trung tâm Công nghệ thông tin tỉnh"),
    "enterprise": (
        "Ngân hàng Chính sách xã hội tỉnh", "Ngân hàng Công thương tỉnh", "Công ty Bảo hiểm tỉnh",
        "Công ty Sách – Thiết bị trường học", "Công ty Phát triển chợ", "Công ty Tư vấn thiết kế",
    ),
}  # fmt: skip

MILITARY_COMMITTEES = (
    "Phòng Tham mưu", "Phòng Chính trị", "Phòng Hậu cần", "Phòng Kỹ thuật", "Trung đoàn Bộ binh", "Tiểu đoàn Pháo binh",
    "Tiểu đoàn Công binh", "Trường Quân sự tỉnh", "Tiểu đoàn Huấn luyện", "Đại đội Trinh sát", "Đại đội Thông tin",
    "Đại đội Thiết giáp", "Kho Vũ khí", "Bệnh xá Quân dân y", "Xưởng Sửa chữa", "Đoàn Kinh tế – Quốc phòng",
    "Ban Công trình quốc phòng",
)  # fmt: skip
MILITARY_CELLS = ("Văn phòng Bộ Chỉ huy", "Ban Thanh tra quốc phòng", "Ban Tài chính", "Tòa soạn và Nhà truyền thống")
POLICE_COMMITTEES = (
    "Phòng Tham mưu", "Phòng Tổ chức cán bộ", "Phòng Công tác đảng và chính trị", "Phòng Hậu cần", "Phòng Hồ sơ",
    "Phòng An ninh đối nội", "Phòng An ninh kinh tế", "Phòng An ninh chính trị nội bộ", "Phòng An ninh điều tra",
    "Phòng An ninh mạng", "Phòng Cảnh sát hình sự", "Phòng Cảnh sát kinh tế", "Phòng Cảnh sát ma túy",
    "Phòng Cảnh sát điều tra", "Phòng Cảnh sát giao thông", "Phòng Quản lý hành chính", "Phòng Cảnh sát cơ động",
    "Phòng Cảnh sát phòng cháy, chữa cháy", "Phòng Kỹ thuật hình sự", "Trại Tạm giam", "Phòng Thi hành án hình sự",
    "Thanh tra Công an tỉnh",
)  # fmt: skip
POLICE_CELLS = (
    "Bệnh xá Công an tỉnh", "Phòng Quản lý xuất nhập cảnh", "Phòng Ngoại tuyến", "Phòng Kỹ thuật nghiệp vụ",
    "Văn phòng Cơ quan điều tra",
)  # fmt: skip

PARTY_GROUPS = (
    ("party_affairs_board", "Ban cán sự đảng Ủy ban nhân dân tỉnh"),
    ("party_affairs_board", "Ban cán sự đảng Tòa án nhân dân tỉnh"),
    ("party_affairs_board", "Ban cán sự đảng Viện kiểm sát nhân dân tỉnh"),
    ("party_delegation", "Đảng đoàn Hội đồng nhân dân tỉnh"),
    ("party_delegation", "Đảng đoàn Ủy ban Mặt trận Tổ quốc tỉnh"),
    ("party_delegation", "Đảng đoàn Liên đoàn Lao động tỉnh"),
    ("party_delegation", "Đảng đoàn Hội Nông dân tỉnh"),
    ("party_delegation", "Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh"),
    ("party_delegation", "Đảng đoàn Hội Cựu chiến binh tỉnh"),
    ("party_delegation", "Đảng đoàn Liên minh Hợp tác xã tỉnh"),
)

ENDED_CELLS = (
    "Lâm trường {}", "Xí nghiệp Gạch ngói {}", "Trạm Khuyến nông {}", "Công ty Vật tư {}", "Trạm Thú y {}",
    "Hợp tác xã Vận tải {}",
)  # fmt: skip
"""Hosts whose base cells came to an end between 2011 and 2021."""
