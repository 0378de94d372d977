"""Invented names, each people's in its own manner."""

from chibo.demo.dice import Dice

type Words = tuple[str, ...]

_SURNAMES: dict[str, Words] = {
    "Kinh": ("Nguyễn",) * 8 + ("Trần",) * 4 + ("Lê",) * 3 + ("Phạm",) * 3
    + ("Vũ", "Đỗ", "Bùi", "Ngô", "Đặng", "Đinh", "Hoàng", "Dương", "Đào", "Trịnh", "Mai", "Phan"),
    "Tày": ("Hoàng",) * 5 + ("Nông",) * 4 + ("Hà",) * 3 + ("Ma",) * 3 + ("Nguyễn",) * 3
    + ("Lý", "Triệu", "Lường", "Đàm", "Hứa", "La", "Bế", "Đinh", "Lục", "Luân", "Sầm", "Cao", "Lộc", "Mạch", "Quan"),
    "Nùng": ("Nông",) * 4 + ("Hoàng",) * 4 + ("Lương", "Lục", "Vi", "Lý", "Long", "Phùng", "Hứa", "Chu", "Đàm",
    "Lâm", "Mông"),
    "Dao": ("Triệu",) * 5 + ("Bàn",) * 4 + ("Đặng",) * 4 + ("Phùng",) * 2 + ("Lý", "Chu", "Dương", "Trương"),
    "Mông": ("Giàng",) * 3 + ("Lý",) * 3 + ("Hoàng",) * 3 + ("Vàng", "Sùng", "Thào", "Dương", "Đào", "Ma",
    "Lầu", "Hầu", "Vừ"),
    "Sán Chay": ("Hoàng", "Trần", "Ninh", "Âu", "Trương", "Hầu", "La", "Lý", "Tằng"),
    "Hoa": ("Lý", "Trương", "Tống", "Voòng", "Chu", "Lâm", "Trần", "Lưu"),
    "Sán Dìu": ("Lê", "Diệp", "Trương", "Ôn", "Tạ", "Lâm", "Từ"),
    "Mường": ("Bùi", "Quách", "Đinh", "Hà", "Phùng"),
    "Raglai": ("Cao",) * 4 + ("Mấu",) * 3 + ("Bo Bo",) * 2 + ("Tro", "Pi Năng", "Ka Tơ", "Hà"),
    "Thái": ("Lò", "Cà", "Quàng", "Lường", "Vi", "Tòng"),
}  # fmt: skip
_MEN_MIDDLE = ("Văn",) * 6 + (
    "Đức",
    "Ngọc",
    "Quang",
    "Minh",
    "Xuân",
    "Hữu",
    "Đình",
    "Thanh",
    "Quốc",
    "Trọng",
    "Mạnh",
    "Công",
)
_MEN_GIVEN = (
    "Thắng", "Hùng", "Dũng", "Cường", "Tuấn", "Hải", "Sơn", "Bình", "Quân", "Thành", "Trung", "Kiên", "Toàn",
    "Đức", "Hiệp",
    "Hoàn", "Thịnh", "Vinh", "Long", "Nam", "Tùng", "Chiến", "Hưng", "Khánh", "Lâm", "Luận", "Nghĩa", "Phúc",
    "Quý", "Sỹ",
    "Tân", "Thiện", "Tiến", "Tú", "Vượng", "Yên", "Bảo", "Chung", "Doanh", "Giang", "Hòa", "Hợp", "Ích", "Khoa", "Liêm",
)  # fmt: skip
_WOMEN_MIDDLE = ("Thị",) * 7 + ("Thị Thu", "Thị Thanh", "Thị Minh", "Thị Ngọc", "Thúy", "Thu", "Thị Hồng", "Thị Kim")
_WOMEN_GIVEN = (
    "Hương", "Lan", "Huệ", "Hoa", "Thảo", "Nhung", "Hằng", "Hiền", "Hà", "Liên", "Loan", "Mai", "Nga", "Ngân", "Nguyệt",
    "Oanh", "Phượng", "Phương", "Quyên", "Thơm", "Thủy", "Trang", "Tuyết", "Vân", "Yến", "Bích", "Chinh",
    "Diệp", "Dung",
    "Hậu", "Hòa", "Khuyên", "Lệ", "Lý", "Nhàn", "Sen", "Tâm", "Thoa", "Uyên", "Xuyến", "Chiên", "Điệp",
    "Giang", "Ngoan",
)  # fmt: skip
_DAO_MEN = (
    ("Chòi", "Hữu", "Kim", "Phúc", "Tiến", "Sinh", "Văn", "Dào", "Quầy", "Vần", "Nguyên", "Đức"),
    ("Hín", "Tài", "Phú", "Lường", "Ngân", "Chiêu", "Vạng", "Quyên", "Sình", "Phin", "Kinh", "Chán", "Hỉn",
    "Tàn", "Thăng", "Lý"),
)  # fmt: skip
_DAO_WOMEN = (
    ("Thị", "Mùi", "Thị", "Tá", "Mản"),
    ("Pham", "Mụi", "Nái", "Phẩy", "Khé", "Mán", "Lai", "Chuổng", "Nảy", "Ghến", "Liều", "Sính", "Lụa"),
)  # fmt: skip
_MONG_MEN = (
    ("A", "A", "Văn", "Seo", "Mí", "Văn", "Chứ"),
    ("Páo", "Dình", "Sì", "Chu", "Pháng", "Tủa", "Vảng", "Sùng", "Dơ", "Sính", "Lử", "Phình", "Vư", "Chẩn",
    "Tú", "Hồng"),
)  # fmt: skip
_MONG_WOMEN = (
    ("Thị",),
    ("Máy", "Dở", "Mỷ", "Sua", "Dia", "Chá", "Pà", "Xía", "Vừ", "Dính", "Say", "Ly", "Mo"),
)  # fmt: skip
_RAGLAI_MEN = (
    ("Văn", "Văn", "Xuân", "Hồng", "Là", "Đình"),
    ("Phi", "Dũng", "Nhanh", "Đảo", "Nghiệp", "Bảy", "Điệp", "Rỡ", "Thái", "Xiêm", "Niên", "Diều"),
)
_RAGLAI_WOMEN = (
    ("Thị",),
    ("Nhép", "Bích", "Điệp", "Mới", "Hương", "Niêm", "Ánh", "Xoan", "Thiết", "Lý", "Đào", "Nương"),
)
_OTHERWISE: dict[tuple[str, str], tuple[Words, Words]] = {
    ("Dao", "M"): _DAO_MEN,
    ("Dao", "F"): _DAO_WOMEN,
    ("Mông", "M"): _MONG_MEN,
    ("Mông", "F"): _MONG_WOMEN,
    ("Raglai", "M"): _RAGLAI_MEN,
    ("Raglai", "F"): _RAGLAI_WOMEN,
}
_USUAL: dict[str, tuple[Words, Words]] = {"M": (_MEN_MIDDLE, _MEN_GIVEN), "F": (_WOMEN_MIDDLE, _WOMEN_GIVEN)}


def invent_name(ethnicity: str, sex: str, dice: Dice) -> str:
    """Return a name as people of that group bear: surname, middle name, given name."""
    middle, given = _OTHERWISE.get((ethnicity, sex), _USUAL[sex])
    return f"{dice.choice(_SURNAMES[ethnicity])} {dice.choice(middle)} {dice.choice(given)}"
