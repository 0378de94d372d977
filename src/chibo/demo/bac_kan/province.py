"""The first province as the generator is told of it."""

from pathlib import Path

from chibo.demo.bac_kan.allotments import ALLOTMENTS
from chibo.demo.bac_kan.comings import INTAKES, LATER_LEAVINGS, LEAVINGS
from chibo.demo.bac_kan.days import CLOSING, COUNT
from chibo.demo.hamlets import every_village_name
from chibo.demo.province import Draws, LastBook, Province, Quotas

PEOPLES: dict[str, dict[str, float]] = {
    "058": {"Tày": 52, "Kinh": 33, "Nùng": 8, "Dao": 5, "Hoa": 1, "Sán Dìu": 1},
    "060": {"Tày": 45, "Mông": 28, "Dao": 15, "Nùng": 8, "Kinh": 3, "Sán Chay": 1},
    "061": {"Tày": 58, "Dao": 17, "Mông": 12, "Nùng": 6, "Kinh": 7},
    "062": {"Tày": 45, "Nùng": 25, "Dao": 20, "Mông": 4, "Kinh": 6},
    "063": {"Tày": 60, "Dao": 15, "Nùng": 10, "Kinh": 14, "Hoa": 1},
    "064": {"Tày": 65, "Dao": 17, "Nùng": 5, "Kinh": 10, "Mông": 3},
    "065": {"Tày": 50, "Kinh": 20, "Dao": 18, "Nùng": 7, "Sán Chay": 4, "Hoa": 1},
    "066": {"Tày": 45, "Nùng": 30, "Dao": 15, "Kinh": 6, "Mông": 4},
    "070": {"Tày": 55, "Kinh": 33, "Nùng": 8, "Dao": 3, "Mông": 1},
    "080": {"Tày": 50, "Kinh": 35, "Nùng": 9, "Dao": 4, "Mông": 1, "Mường": 1},
    "090": {"Tày": 50, "Kinh": 36, "Nùng": 9, "Dao": 3, "Mông": 1, "Thái": 1},
}

ELSEWHERE = (
    "Đảng bộ tỉnh Thái Nguyên", "Đảng bộ tỉnh Cao Bằng", "Đảng bộ thành phố Hà Nội", "Đảng bộ tỉnh Tuyên Quang",
    "Đảng bộ tỉnh Lạng Sơn", "Đảng bộ tỉnh Bắc Giang", "Đảng bộ Quân khu 1", "Đảng bộ tỉnh Bắc Ninh",
)  # fmt: skip

BAC_KAN = Province(
    key="bac-kan", name="Bắc Kạn", code="06", seed="Bắc Kạn 2024", count=COUNT, closing=CLOSING,
    folder=Path(__file__).parent, allotments=ALLOTMENTS,
    by_remainder=frozenset({"070", "080", "090"}),
    draws=Draws(
        base_cell=(10, 25), committee_cell=(19, 28), least_village=7, least_office=16,
        of_communes={"agency": (13, 24), "armed_forces": (7, 11), "service_unit": (12, 18)},
    ),
    peoples=PEOPLES, village_names=every_village_name,
    # 24.5 % of 2235 secretaries; 2235 less 1799 of the minorities (80.5 %); 96.7 % of the 635 outside residential
    # areas; 161 and 831 of the 1270 of village cells.
    quotas=Quotas(women=547, kinh=436, agency_heads=614, village_heads=161, front_heads=831),
    intakes=INTAKES, apart="064", leavings=LEAVINGS, later_leavings=LATER_LEAVINGS, undisturbed="064",
    last_book=LastBook(2025, (2025, 6, 30), "Biến động sáu tháng đầu năm 2025"),
    abbreviation="BK", personal_code="006", identity_card_code="095", elsewhere=ELSEWHERE,
)  # fmt: skip
