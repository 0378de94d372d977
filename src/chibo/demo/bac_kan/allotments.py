"""How the province's totals of 17/05/2024 are shared out among its eleven affiliated committees.

The sums over the rows are the published totals (targets.csv); a test adds them up.
"""

from chibo.demo.allotment import Allotment, kinds

_2013, _2016, _2018 = (2013, 7, 1), (2016, 7, 1), (2018, 8, 1)
_2019, _2020 = (2019, 7, 1), (2020, 2, 1)

ALLOTMENTS = (
    Allotment(
        "058", "Bắc Kạn", "provincial_city", "Thành ủy Bắc Kạn", (1997, 1, 1), 7, 4300,
        kinds(8, 3, 3, 2), kinds(7, 3, 3, 0, 1),
        village_cells=24, armed_communes=5, merged=((_2016, 2),), split=1,
        townships={"01834": 20, "01837": 20, "01840": 21, "01843": 12, "01846": 17, "01855": 12},
    ),
    Allotment(
        "060", "Pác Nặm", "rural_district", "Huyện ủy Pác Nặm", (2003, 8, 1), 4, 2966,
        kinds(5, 2, 1, 2), kinds(6, 2, 3),
        village_cells=135, joint=4, triple=2, townships={}, extra_blocks=8, armed_communes=3,
        merged=((_2016, 4), (_2019, 6)), split=7,
    ),
    Allotment(
        "061", "Ba Bể", "rural_district", "Huyện ủy Ba Bể", (1997, 1, 1), 22, 4850,
        kinds(7, 3, 1, 2), kinds(8, 4, 3),
        village_cells=205, joint=3, triple=1, townships={"01888": 14}, extra_blocks=2, armed_communes=4,
        merged=((_2013, 3), (_2018, 5), (_2020, 8)), split=6,
    ),
    Allotment(
        "062", "Ngân Sơn", "rural_district", "Huyện ủy Ngân Sơn", (1997, 1, 1), 22, 3400,
        kinds(6, 2, 1, 2), kinds(5, 3, 3),
        village_cells=125, joint=2, townships={"01936": 18, "01954": 14}, extra_blocks=1, armed_communes=3,
        merged=((_2016, 4), (_2019, 6)), split=4,
    ),
    Allotment(
        "063", "Bạch Thông", "rural_district", "Huyện ủy Bạch Thông", (1997, 1, 1), 22, 4000,
        kinds(6, 2, 1, 2), kinds(6, 2, 4),
        village_cells=168, townships={"01969": 12}, extra_blocks=3, armed_communes=3,
        merged=((_2018, 5), (_2020, 9)), split=5,
    ),
    Allotment(
        "064", "Chợ Đồn", "rural_district", "Huyện ủy Chợ Đồn", (1997, 1, 1), 21, 4420,
        kinds(8, 3, 2, 2), kinds(10, 4, 4),
        village_cells=208, joint=3, townships={"02020": 20}, extra_blocks=3, armed_communes=4,
        merged=((_2018, 14), (_2020, 6)), split=4,
    ),
    Allotment(
        "065", "Chợ Mới", "rural_district", "Huyện ủy Chợ Mới", (1998, 9, 1), 5, 4250,
        kinds(5, 2, 2, 2), kinds(7, 3, 3),
        village_cells=176, joint=1, townships={"02086": 16}, extra_blocks=2, armed_communes=3,
        merged=((_2013, 4), (_2019, 10)), split=4,
    ),
    Allotment(
        "066", "Na Rì", "rural_district", "Huyện ủy Na Rì", (1997, 1, 1), 23, 5120,
        kinds(7, 3, 1, 2), kinds(8, 4, 4),
        village_cells=229, joint=3, townships={"02155": 18}, extra_blocks=2, armed_communes=4,
        merged=((_2016, 6), (_2020, 12)), split=5,
    ),
    Allotment(
        "070", "Khối các cơ quan và doanh nghiệp", "bloc_agencies_enterprises",
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", (1997, 1, 1), 5, 2250,
        kinds(18, 6, 13), kinds(14, 2, 6),
    ),
    Allotment(
        "080", "Quân sự", "province_military", "Đảng ủy Quân sự tỉnh", (1997, 1, 1), 13, 760,
        kinds(armed=17), kinds(armed=4),
    ),
    Allotment(
        "090", "Công an", "province_police", "Đảng ủy Công an tỉnh", (1997, 1, 1), 7, 1020,
        kinds(armed=22), kinds(armed=5),
    ),
)  # fmt: skip

MEMBERS = 37336
"""Members of the province on the day of the count."""
