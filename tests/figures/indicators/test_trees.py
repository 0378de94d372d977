"""`tree` counts what was counted before, where its unit, or its heir, stands on another day."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.register.units.api import found_unit
from tests.figures.asking import ask
from tests.worlds.lam_son import ON_PAPER, World

EARLY, LATE = "01/06/2014", "01/06/2024"


@pytest.mark.parametrize(
    ("code", "unit", "on", "tree", "count"),
    [
        # Bản Luông went from Đồng Mây to Suối Trong on 01/01/2017.
        ("mem.total", "dong_may", EARLY, "31/12/2016", 9),
        ("mem.total", "dong_may", EARLY, "01/01/2017", 7),
        ("mem.total", "suoi_trong", EARLY, None, 0),
        ("mem.total", "suoi_trong", EARLY, LATE, 2),
        ("mem.total", "suoi_trong", LATE, EARLY, 0),
        ("mem.total", "dong_may", LATE, EARLY, 9),
        ("mem.total", "province", EARLY, LATE, 12),
        ("org.cells_total", "muong_chanh", EARLY, LATE, 1),
        ("org.affiliated", "dong_may", EARLY, "01/01/2017", 3),
        ("org.affiliated", "suoi_trong", EARLY, LATE, 1),
        ("sec.count", "suoi_trong", EARLY, LATE, 1),
        ("vil.coverage", "suoi_trong", EARLY, LATE, 1),
        # The school's cell went into Nà Lau on 01/07/2019.
        ("mem.total", "school", "01/06/2016", None, 1),
        ("mem.total", "na_lau", "01/06/2016", None, 4),
        ("mem.total", "na_lau", "01/06/2016", "30/06/2019", 4),
        ("mem.total", "na_lau", "01/06/2016", "01/07/2019", 5),
        ("mem.total", "school", "01/06/2016", "01/07/2019", 0),
        ("mem.total", "province", "01/06/2016", LATE, 13),
        # A tree of before the school's cell counts with the commune what is in it: it came from no other unit.
        ("mem.total", "province", "01/06/2016", "01/06/2012", 13),
        ("mem.total", "dong_may", "01/06/2016", None, 10),
        ("mem.total", "dong_may", "01/06/2016", "01/06/2012", 10),
        ("mem.total", "na_lau", "01/06/2016", "01/06/2012", 4),
    ],
)
def test_a_stock_is_counted_in_the_tree_asked_for(
    world: World, code: str, unit: str, on: str, tree: str | None, count: int
) -> None:
    assert ask(world, code, unit, on, tree=tree).numerator == count


@pytest.mark.parametrize(
    ("unit", "tree", "count"),
    [("school", None, 1), ("na_lau", None, 0), ("na_lau", LATE, 1), ("school", LATE, 0), ("muong_chanh", LATE, 0)],
)
def test_an_event_goes_to_the_heir_of_its_cell(world: World, unit: str, tree: str | None, count: int) -> None:
    assert ask(world, "adm.count", unit, "31/12/2014", since="01/01/2014", tree=tree).value == count


def test_an_area_without_a_cell_is_counted_for_the_root_in_any_tree(world: World) -> None:
    from chibo.register.areas.api import found_area

    with world.recorder.on(date(2025, 8, 1), "a village without a cell"):
        found_area(
            name="Khe Mới", kind="village", commune_code="00001", cell_id=None, effective_on=date(2025, 8, 1),
            basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip

    told = {
        (unit, tree): ask(world, "vil.nomembers", unit, "01/08/2025", tree=tree).value
        for unit in ("province", "thach_binh")
        for tree in (None, LATE)
    }

    assert told == {("province", None): 1, ("province", LATE): 1, ("thach_binh", None): 0, ("thach_binh", LATE): 0}


def test_direct_children_are_those_of_the_day_whatever_stands_below_them(world: World) -> None:
    with world.recorder.on(date(2025, 8, 1), "a cell right under the province"):
        found_unit(
            name="Chi bộ Văn phòng Tỉnh ủy", kind="base_cell", parent_id=world.units["province"], full_members=3,
            effective_on=date(2025, 8, 1), basis=ON_PAPER, by=OPERATOR,
        )  # fmt: skip

    told = [ask(world, "org.affiliated", "province", on).value for on in ("31/07/2025", "01/08/2025")]

    assert told == [2, 3]


def test_a_unit_that_is_not_there_on_the_day_counts_nothing(world: World) -> None:
    told = ask(world, "mem.total", "school", LATE)

    assert (told.value, told.rows) == (0, ())
