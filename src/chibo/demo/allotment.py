"""How the province's totals of 17/05/2024 are shared out among its eleven affiliated committees.

The sums over the rows are the published totals (targets.csv); a test adds them up.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allotment:
    """What one superior committee has on the day of the count.

    `committees` and `base_cells` count the base units that are no commune, by kind of host: agency, service unit,
    enterprise, armed forces, other. `village_cells` and `blocks` stand in its communes; `joint` are the village cells
    that serve two villages, `triple` those that serve three.
    """

    code: str
    name: str
    kind: str
    seat: str
    founded: tuple[int, int, int]
    ordinal_2020: int
    members: int
    committees: dict[str, int]
    base_cells: dict[str, int]
    village_cells: int = 0
    joint: int = 0
    triple: int = 0
    townships: dict[str, int] | None = None
    """Residential blocks of each ward and township, by commune code; a commune has one block unless `extra` says."""
    extra_blocks: int = 0
    armed_communes: int = 0
    """Communes with a cell of the commune's own forces."""
    merged: tuple[tuple[tuple[int, int, int], int], ...] = ()
    """Village cells merged into a neighbour: the day, and how many."""
    split: int = 0
    """Village cells that grew out of a joint cell since 2010."""


def _kinds(
    agency: int = 0, service_unit: int = 0, enterprise: int = 0, armed: int = 0, other: int = 0
) -> dict[str, int]:
    return {
        "agency": agency,
        "service_unit": service_unit,
        "enterprise": enterprise,
        "armed_forces": armed,
        "other": other,
    }


_2013, _2016, _2018 = (2013, 7, 1), (2016, 7, 1), (2018, 8, 1)
_2019, _2020 = (2019, 7, 1), (2020, 2, 1)

ALLOTMENTS = (
    Allotment(
        "058", "Bắc Kạn", "provincial_city", "Thành ủy Bắc Kạn", (1997, 1, 1), 7, 4300,
        _kinds(8, 3, 3, 2), _kinds(7, 3, 3, 0, 1),
        village_cells=24, armed_communes=5, merged=((_2016, 2),), split=1,
        townships={"01834": 20, "01837": 20, "01840": 21, "01843": 12, "01846": 17, "01855": 12},
    ),
    Allotment(
        "060", "Pác Nặm", "rural_district", "Huyện ủy Pác Nặm", (2003, 8, 1), 4, 2966,
        _kinds(5, 2, 1, 2), _kinds(6, 2, 3),
        village_cells=135, joint=4, triple=2, townships={}, extra_blocks=8, armed_communes=3,
        merged=((_2016, 4), (_2019, 6)), split=7,
    ),
    Allotment(
        "061", "Ba Bể", "rural_district", "Huyện ủy Ba Bể", (1997, 1, 1), 22, 4850,
        _kinds(7, 3, 1, 2), _kinds(8, 4, 3),
        village_cells=205, joint=3, triple=1, townships={"01888": 14}, extra_blocks=2, armed_communes=4,
        merged=((_2013, 3), (_2018, 5), (_2020, 8)), split=6,
    ),
    Allotment(
        "062", "Ngân Sơn", "rural_district", "Huyện ủy Ngân Sơn", (1997, 1, 1), 22, 3400,
        _kinds(6, 2, 1, 2), _kinds(5, 3, 3),
        village_cells=125, joint=2, townships={"01936": 18, "01954": 14}, extra_blocks=1, armed_communes=3,
        merged=((_2016, 4), (_2019, 6)), split=4,
    ),
    Allotment(
        "063", "Bạch Thông", "rural_district", "Huyện ủy Bạch Thông", (1997, 1, 1), 22, 4000,
        _kinds(6, 2, 1, 2), _kinds(6, 2, 4),
        village_cells=168, townships={"01969": 12}, extra_blocks=3, armed_communes=3,
        merged=((_2018, 5), (_2020, 9)), split=5,
    ),
    Allotment(
        "064", "Chợ Đồn", "rural_district", "Huyện ủy Chợ Đồn", (1997, 1, 1), 21, 4420,
        _kinds(8, 3, 2, 2), _kinds(10, 4, 4),
        village_cells=208, joint=3, townships={"02020": 20}, extra_blocks=3, armed_communes=4,
        merged=((_2018, 14), (_2020, 6)), split=4,
    ),
    Allotment(
        "065", "Chợ Mới", "rural_district", "Huyện ủy Chợ Mới", (1998, 9, 1), 5, 4250,
        _kinds(5, 2, 2, 2), _kinds(7, 3, 3),
        village_cells=176, joint=1, townships={"02086": 16}, extra_blocks=2, armed_communes=3,
        merged=((_2013, 4), (_2019, 10)), split=4,
    ),
    Allotment(
        "066", "Na Rì", "rural_district", "Huyện ủy Na Rì", (1997, 1, 1), 23, 5120,
        _kinds(7, 3, 1, 2), _kinds(8, 4, 4),
        village_cells=229, joint=3, townships={"02155": 18}, extra_blocks=2, armed_communes=4,
        merged=((_2016, 6), (_2020, 12)), split=5,
    ),
    Allotment(
        "070", "Khối các cơ quan và doanh nghiệp", "bloc_agencies_enterprises",
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh", (1997, 1, 1), 5, 2250,
        _kinds(18, 6, 13), _kinds(14, 2, 6),
    ),
    Allotment(
        "080", "Quân sự", "province_military", "Đảng ủy Quân sự tỉnh", (1997, 1, 1), 13, 760,
        _kinds(armed=17), _kinds(armed=4),
    ),
    Allotment(
        "090", "Công an", "province_police", "Đảng ủy Công an tỉnh", (1997, 1, 1), 7, 1020,
        _kinds(armed=22), _kinds(armed=5),
    ),
)  # fmt: skip

MEMBERS = 37336
"""Members of the province on the day of the count."""
