"""The second province as the generator is told of it."""

from pathlib import Path

from chibo.demo.khanh_hoa.allotments import ALLOTMENTS
from chibo.demo.khanh_hoa.comings import INTAKES, LATER_LEAVINGS, LEAVINGS
from chibo.demo.khanh_hoa.days import CLOSING, COUNT
from chibo.demo.khanh_hoa.villages import every_village_name
from chibo.demo.province import Draws, LastBook, Province, Quotas

_COAST: dict[str, float] = {"Kinh": 97, "Raglai": 1, "Hoa": 1, "Tày": 1}
_PEOPLES: dict[str, dict[str, float]] = {
    **{allotment.code: _COAST for allotment in ALLOTMENTS},
    "569": {"Kinh": 92, "Raglai": 7, "Hoa": 1},
    "570": {"Kinh": 93, "Raglai": 6, "Nùng": 1},
    "572": {"Kinh": 96, "Raglai": 3, "Tày": 1},
    "573": {"Kinh": 34, "Raglai": 52, "Tày": 8, "Nùng": 6},
    "574": {"Kinh": 98, "Raglai": 2},
    "575": {"Kinh": 27, "Raglai": 72, "Tày": 1},
}
_ELSEWHERE = (
    "Đảng bộ tỉnh Phú Yên", "Đảng bộ tỉnh Ninh Thuận", "Đảng bộ tỉnh Đắk Lắk", "Đảng bộ tỉnh Lâm Đồng",
    "Đảng bộ Thành phố Hồ Chí Minh", "Đảng bộ thành phố Đà Nẵng", "Đảng bộ Quân khu 5", "Đảng bộ tỉnh Bình Định",
)  # fmt: skip

KHANH_HOA = Province(
    key="khanh-hoa", name="Khánh Hòa", code="56", seed="Khánh Hòa 2021", count=COUNT, closing=CLOSING,
    folder=Path(__file__).parent, allotments=ALLOTMENTS,
    by_remainder=frozenset({"070", "080", "085", "090", "095", "096"}),
    draws=Draws(
        base_cell=(8, 16), committee_cell=(10, 18), least_village=7, least_office=8,
        of_communes={"agency": (12, 22), "armed_forces": (6, 10), "service_unit": (10, 18)},
    ),
    peoples=_PEOPLES, village_names=every_village_name,
    # None of these is printed: 27 % women and 94 % Kinh of 2965 secretaries; 1776 of the 1974 cells outside
    # residential areas are led by the head of the agency, 140 and 281 of the 562 of villages by the village's or the
    # Front's.
    quotas=Quotas(women=800, kinh=2790, agency_heads=1776, village_heads=140, front_heads=281),
    intakes=INTAKES, apart="", leavings=LEAVINGS, later_leavings=LATER_LEAVINGS, undisturbed="",
    last_book=LastBook(2021, (2021, 12, 31), "Biến động năm 2021"),
    abbreviation="KH", personal_code="056", identity_card_code="225", elsewhere=_ELSEWHERE,
)  # fmt: skip
