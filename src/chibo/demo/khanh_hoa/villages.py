"""Invented village names of the second province, as of the plain and the coast."""

_FIRST = ("Phú", "Xuân", "Tân", "Vĩnh", "Phước", "Hội", "Quảng", "Mỹ", "Bình", "Thanh", "Lạc", "Trung")
_SECOND = (
    "Hòa", "Lộc", "Thạnh", "Sơn", "Hải", "Đông", "Tây", "Nam", "Vinh", "Thịnh", "An", "Mỹ", "Lương", "Đức", "Ân", "Tài",
    "Hưng", "Cang",
)  # fmt: skip


def every_village_name() -> list[str]:
    """Return every name that can be invented, always in the same order."""
    return [f"{first} {second}" for first in _FIRST for second in _SECOND if first != second]
