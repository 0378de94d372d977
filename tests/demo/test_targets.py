"""The workbooks yield every figure of the table of targets, counted by hand from the cells of the sheets."""

from datetime import date, timedelta

import pytest

from chibo.demo.bac_kan.province import BAC_KAN
from chibo.demo.targets import Target, targets
from tests.demo.counting import Counting

CHO_DON = "06.064.000.000.000"


@pytest.mark.parametrize("target", targets(BAC_KAN), ids=str)
def test_the_workbooks_yield_the_target(counting: Counting, target: Target) -> None:
    value = counting.value(target.code, target.unit, target.from_on, target.on, target.where)

    if target.code == "mem.over":
        assert target.value < value < target.value * 1.1
    else:
        assert value == target.value


def test_five_years_from_any_day_of_2014_hold_the_same_admissions_in_cho_don(counting: Counting) -> None:
    days = counting.admissions(CHO_DON, date(2014, 1, 1), date(2019, 12, 31))

    sums = set()
    start = date(2014, 1, 1)
    while start.year == 2014:
        end = start.replace(year=2019)
        sums.add(sum(start <= on < end for on in days))
        start += timedelta(1)

    assert sums == {869}


def test_cho_don_is_the_same_all_through_2019(counting: Counting) -> None:
    months = [date(2019, month, 1) for month in range(1, 13)] + [date(2019, 12, 31)]

    assert {counting.value("org.tccsd", CHO_DON, None, on, {}) for on in months} == {53}
    assert {counting.value("org.subcells", CHO_DON, None, on, {}) for on in months} == {310}
    assert {counting.value("vil.joint_cells", CHO_DON, None, on, {}) for on in months} == {5}
    assert min(counting.value("mem.total", CHO_DON, None, on, {}) for on in months) > 4000


def test_the_ward_of_the_article_is_the_same_from_2020_to_the_close(counting: Counting) -> None:
    ward = "06.058.004.000.000"
    days = [date(year, 7, 1) for year in range(2020, 2025)] + [date(2025, 6, 30)]

    assert {counting.value("org.subcells", ward, None, on, {}) for on in days} == {15}
    assert {
        counting.value("org.cells_by_setting", ward, None, on, {"setting": "residential.block"}) for on in days
    } == {12}


def test_nobody_heads_both_the_village_and_its_front(counting: Counting) -> None:
    on = date(2024, 5, 17)
    heads = {holder for holders in counting.holders("village_head", on).values() for holder in holders}
    front = {holder for holders in counting.holders("front_head", on).values() for holder in holders}
    secretaries = set(counting.secretaries(on, {}))

    assert not heads & front & secretaries
