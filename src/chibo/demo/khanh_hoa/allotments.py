"""How the province's totals of 10/11/2021 are shared out among its fifteen affiliated committees.

Thirteen are superior committees: nine of districts, the bloc of agencies and enterprises, army, border guard, police.
Two are base committees directly under the province. The sums over the rows are the published totals (targets.csv).
"""

from collections.abc import Iterable

from chibo.demo.allotment import Allotment, kinds

_2013, _2016, _2019 = (2013, 7, 1), (2016, 7, 1), (2019, 7, 1)
_SINCE = (1989, 7, 1)


def _each(codes: Iterable[int], count: int) -> dict[str, int]:
    return {str(code): count for code in codes}


_WARDS_OF_NHA_TRANG = (
    22327, 22330, 22333, 22336, 22339, 22348, 22351, 22357, 22363, 22366, 22372, 22375, 22378, 22381,
)  # fmt: skip

ALLOTMENTS = (
    Allotment(
        "568", "Nha Trang", "provincial_city", "Thành ủy Nha Trang", _SINCE, 17, 8_800,
        kinds(4, 2, 2, 2), kinds(12, 12, 44, 0, 2), committee_cells=4, village_cells=48, merged=((_2016, 3),),
        townships=_each(_WARDS_OF_NHA_TRANG, 15),
    ),
    Allotment(
        "569", "Cam Ranh", "provincial_city", "Thành ủy Cam Ranh", _SINCE, 13, 5_050,
        kinds(3, 2, 1, 2), kinds(10, 8, 23, 0, 1), committee_cells=4, village_cells=34, merged=((_2019, 2),),
        townships=_each(range(22408, 22433, 3), 11),
    ),
    Allotment(
        "570", "Cam Lâm", "rural_district", "Huyện ủy Cam Lâm", (2007, 5, 1), 3, 3_560,
        kinds(2, 1, 1, 2), kinds(10, 7, 18, 0, 1), committee_cells=4, village_cells=78, merged=((_2013, 2), (_2019, 3)),
        townships={"22453": 8},
    ),
    Allotment(
        "571", "Vạn Ninh", "rural_district", "Huyện ủy Vạn Ninh", _SINCE, 18, 3_400,
        kinds(2, 1, 1, 2), kinds(10, 6, 17, 0, 1), committee_cells=4, village_cells=74, merged=((_2016, 4),),
        townships={"22489": 9},
    ),
    Allotment(
        "572", "Ninh Hòa", "town", "Thị ủy Ninh Hòa", _SINCE, 20, 7_250,
        kinds(3, 2, 1, 2), kinds(11, 9, 23, 0, 1), committee_cells=4, village_cells=124,
        merged=((_2013, 3), (_2019, 5)),
        townships=_each((22528, 22543, 22561, 22567), 12) | _each((22570, 22591, 22594), 11),
    ),
    Allotment(
        "573", "Khánh Vĩnh", "rural_district", "Huyện ủy Khánh Vĩnh", _SINCE, 11, 3_040,
        kinds(2, 1, 0, 2), kinds(9, 5, 11, 0, 1), committee_cells=4, village_cells=62, merged=((_2016, 3),),
        townships={"22609": 6},
    ),
    Allotment(
        "574", "Diên Khánh", "rural_district", "Huyện ủy Diên Khánh", _SINCE, 18, 4_391,
        kinds(2, 1, 1, 2), kinds(10, 8, 19, 0, 1), committee_cells=4, village_cells=104,
        merged=((_2013, 3), (_2019, 4)), townships={"22651": 10},
    ),
    Allotment(
        "575", "Khánh Sơn", "rural_district", "Huyện ủy Khánh Sơn", _SINCE, 10, 1_990,
        kinds(2, 1, 0, 2), kinds(9, 4, 8, 0, 1), committee_cells=4, village_cells=36, merged=((_2019, 2),),
        townships={"22714": 5},
    ),
    Allotment(
        "576", "Trường Sa", "rural_district", "Huyện ủy Trường Sa", _SINCE, 5, 140,
        kinds(), kinds(), village_cells=2, townships={"22736": 1},
    ),
    Allotment(
        "070", "Khối các cơ quan và doanh nghiệp", "bloc_agencies_enterprises",
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", _SINCE, 7, 4_755,
        kinds(24, 8, 16), kinds(20, 10, 60), committee_cells=5,
    ),
    Allotment(
        "080", "Quân sự", "province_military", "Đảng ủy Quân sự tỉnh", _SINCE, 13, 850,
        kinds(armed=8), kinds(armed=8), committee_cells=6,
    ),
    Allotment(
        "085", "Bộ đội Biên phòng", "province_border_guard", "Đảng ủy Bộ đội Biên phòng tỉnh", _SINCE, 14, 518,
        kinds(armed=5), kinds(armed=7), committee_cells=6,
    ),
    Allotment(
        "090", "Công an", "province_police", "Đảng ủy Công an tỉnh", _SINCE, 15, 1_065,
        kinds(armed=10), kinds(armed=10), committee_cells=6,
    ),
    Allotment(
        "095", "Trường Đại học tỉnh", "base_committee", "Đảng ủy Trường Đại học tỉnh", _SINCE, 6, 240,
        kinds(), kinds(), committee_cells=16,
    ),
    Allotment(
        "096", "Bệnh viện Đa khoa tỉnh", "base_committee", "Đảng ủy Bệnh viện Đa khoa tỉnh", _SINCE, 12, 190,
        kinds(), kinds(), committee_cells=12,
    ),
)  # fmt: skip
