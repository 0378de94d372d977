"""Invented village names, in the manner of the place: a word for the land, a word of its own."""

_LAND = ("Nà", "Bản", "Khuổi", "Phiêng", "Pác", "Cốc", "Lũng", "Nặm", "Thôm", "Pù", "Tổng", "Kéo", "Nà", "Khuổi", "Bản")
_OWN = (
    "Tàn", "Lạn", "Pò", "Mò", "Hoan", "Vài", "Đeng", "Khun", "Bó", "Cà", "Chả", "Ngần", "Tấc", "Slải", "Loỏng", "Lèo",
    "Mu", "Phai", "Nghịu", "Ỏi", "Ngoàng", "Cọ", "Rào", "Sla", "Cưởm", "Chúa", "Duồng", "Khoang", "Lốc",
    "Piạt", "Quang",
    "Thốc", "Tậu", "Dài", "Cáp", "Diếu", "Hin", "Chom", "Liền", "Mạ", "Nưa", "Sáo", "Tẩư", "Vèn", "Xỏm", "Ỳ", "Đán",
    "Bon", "Khít", "Coóng", "Mặn", "Thẩu", "Lịn", "Choong", "Pục", "Sỏi", "Tèng", "Ngù", "Chào", "Kẹn",
)  # fmt: skip


def every_village_name() -> list[str]:
    """Return every name that can be invented, always in the same order."""
    return [f"{land} {own}" for land in dict.fromkeys(_LAND) for own in _OWN]
