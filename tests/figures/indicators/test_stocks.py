"""Every figure of a day, on the day before, the day and after each change in Lam Sơn; all counted by hand."""

import pytest

from tests.figures.asking import ask, lines
from tests.worlds.lam_son import World


@pytest.mark.parametrize(
    ("unit", "counts"),
    [
        (
            "province",
            {
                "31/12/2009": 0,
                "01/01/2010": 12,
                "01/09/2014": 12,
                "02/09/2014": 13,  # an admission
                "28/02/2018": 13,  # a move inside
                "01/03/2018": 13,
                "09/02/2020": 13,
                "10/02/2020": 12,  # a death
                "31/03/2021": 12,
                "01/04/2021": 10,  # one removed, one gone to another province
                "18/05/2024": 10,
                "19/05/2024": 11,  # an admission
            },
        ),
        ("na_lau", {"28/02/2018": 4, "01/03/2018": 3, "30/06/2019": 3, "01/07/2019": 4}),
        ("khe_vai", {"28/02/2018": 3, "01/03/2018": 4}),
        ("school", {"31/08/2012": 0, "01/09/2012": 0, "02/09/2014": 1, "30/06/2019": 1, "01/07/2019": 0}),
        ("dong_may", {"31/12/2016": 10, "01/01/2017": 8}),  # Bản Luông goes to Suối Trong
        ("thach_binh", {"31/12/2016": 13, "01/01/2017": 11}),
        ("muong_chanh", {"31/12/2016": 0, "01/01/2017": 2}),
        ("dang_doan", {"01/06/2020": 0}),
    ],
)
def test_members_are_counted_where_they_are_on_the_day(world: World, unit: str, counts: dict[str, int]) -> None:
    told = {on: ask(world, "mem.total", unit, on) for on in counts}

    assert {on: one.value for on, one in told.items()} == counts
    assert all((one.numerator, one.denominator, one.uncertain) == (one.value, None, 0) for one in told.values())


@pytest.mark.parametrize(
    ("code", "unit", "counts"),
    [
        ("org.affiliated", "province", {"31/12/2009": 0, "01/01/2010": 2}),
        ("org.affiliated", "thach_binh", {"01/01/2010": 2}),
        ("org.affiliated", "dong_may", {"31/08/2012": 3, "01/09/2012": 4, "01/01/2017": 3, "01/07/2019": 2}),
        ("org.affiliated", "na_lau", {"01/01/2010": 0}),
        ("org.tccsd", "province", {"31/12/2009": 0, "01/01/2010": 3}),
        ("org.tccsd", "muong_chanh", {"01/01/2010": 1}),
        ("org.tccsd.subtype", "province", {"01/01/2010": 3}),
        ("org.sectional", "province", {"01/01/2010": 0}),
        ("org.cells_total", "province", {"31/08/2012": 4, "01/09/2012": 5, "30/06/2019": 5, "01/07/2019": 4}),
        ("org.cells_total", "muong_chanh", {"31/12/2016": 0, "01/01/2017": 1}),
        ("org.subcells", "province", {"31/08/2012": 3, "01/09/2012": 4, "30/06/2019": 4, "01/07/2019": 3}),
        ("org.party_groups", "province", {"31/12/2009": 0, "01/01/2010": 1}),
        ("org.party_groups", "thach_binh", {"01/01/2010": 0}),
        ("sec.count", "province", {"31/12/2009": 0, "01/01/2010": 4, "31/07/2022": 4, "01/08/2022": 4}),
        ("sec.count", "suoi_trong", {"31/12/2016": 0, "01/01/2017": 1}),
    ],
)  # fmt: skip
def test_units_and_posts_are_counted_as_they_stand_on_the_day(
    world: World, code: str, unit: str, counts: dict[str, int]
) -> None:
    assert {on: ask(world, code, unit, on).value for on in counts} == counts


@pytest.mark.parametrize(
    ("code", "unit", "on", "rows"),
    [
        ("org.affiliated", "province", "01/01/2010", {("rural_district",): 2}),
        ("org.affiliated", "thach_binh", "01/01/2010", {("commune",): 1, ("base_cell",): 1}),
        ("org.tccsd.subtype", "province", "01/01/2010", {("base_committee",): 2, ("base_cell",): 1}),
        ("org.cells_by_setting", "province", "31/08/2012", {("residential",): 3, ("agency",): 1}),
        ("org.cells_by_setting", "province", "01/09/2012", {("residential",): 3, ("agency",): 1, ("service_unit",): 1}),
        ("org.cells_by_setting", "province", "01/07/2019", {("residential",): 3, ("agency",): 1}),
        ("org.party_groups", "province", "01/01/2010", {("party_delegation",): 1}),
        ("vil.coverage", "province", "01/01/2010", {("own",): 2, ("joint",): 2}),
    ],
)
def test_a_breakdown_comes_unasked_where_it_is_customary(
    world: World, code: str, unit: str, on: str, rows: dict[tuple[str], int]
) -> None:
    assert lines(ask(world, code, unit, on)) == rows


@pytest.mark.parametrize(
    ("code", "unit", "on", "where", "value", "numerator", "denominator"),
    [
        ("vil.coverage", "province", "01/01/2010", (), 2, 2, 4),
        ("vil.coverage", "dong_may", "31/12/2016", (), 2, 2, 4),
        ("vil.coverage", "dong_may", "01/01/2017", (), 1, 1, 3),
        ("vil.coverage", "suoi_trong", "01/01/2017", (), 1, 1, 1),
        ("vil.coverage", "province", "01/01/2010", (("area_kind", "block"),), 0, 0, 0),
        ("vil.nomembers", "province", "01/01/2010", (), 0, 0, 4),
        ("sec.attr", "province", "01/01/2010", (("sex", "F"),), 50, 2, 4),
        ("sec.attr", "province", "31/07/2022", (("minority", "yes"),), 25, 1, 4),
        ("sec.attr", "province", "01/08/2022", (("minority", "yes"),), 50, 2, 4),
        ("sec.attr", "province", "01/08/2022", (("minority", "yes"), ("sex", "F")), 25, 1, 4),
        ("sec.attr", "province", "31/12/2009", (("sex", "F"),), None, 0, 0),
        ("sec.agencyhead", "province", "01/01/2010", (), 0, 0, 1),
        ("sec.agencyhead", "dong_may", "01/01/2010", (), None, 0, 0),
        ("sec.village", "province", "01/01/2010", (), 1, 1, 3),
        ("sec.village", "khe_vai", "01/01/2010", (), 0, 0, 1),
        ("sec.front", "province", "01/01/2010", (), 0, 0, 3),
    ],
)
def test_parts_and_shares_keep_their_base(
    world: World,
    code: str,
    unit: str,
    on: str,
    where: tuple[tuple[str, str], ...],
    value: float | None,
    numerator: int,
    denominator: int,
) -> None:
    told = ask(world, code, unit, on, where=where)

    assert (told.value, told.numerator, told.denominator) == (value, numerator, denominator)


@pytest.mark.parametrize(
    ("by", "unit", "on", "rows"),
    [
        (("sex",), "na_lau", "01/01/2010", {("M",): 2, ("F",): 2}),
        (("minority",), "na_lau", "01/01/2010", {("yes",): 2, ("no",): 2}),
        (("minority", "sex"), "khe_vai", "01/01/2010", {("no", "M"): 2, ("no", "F"): 1}),
        (("stage",), "school", "01/09/2015", {("probationary",): 1}),
        (("stage",), "school", "02/09/2015", {("full",): 1}),
        (("exempt",), "na_lau", "31/12/2014", {("no",): 4}),
        (("exempt",), "na_lau", "01/01/2015", {("no",): 3, ("yes",): 1}),
        (("religion",), "na_lau", "01/01/2010", {(None,): 4}),
        (("setting_detail",), "province", "01/01/2010", {("residential.village",): 9, ("agency.state",): 3}),
        (("age_band",), "school", "16/05/2021", {}),
        (("age_band",), "school", "16/05/2015", {("18-30",): 1}),
    ],
)  # fmt: skip
def test_members_are_told_apart_as_they_are_on_the_day(
    world: World, by: tuple[str, ...], unit: str, on: str, rows: dict[tuple[str | None, ...], int]
) -> None:
    assert lines(ask(world, "mem.total", unit, on, by=by)) == rows


@pytest.mark.parametrize(("on", "band"), [("16/05/2021", "18-30"), ("17/05/2021", "31-35")])
def test_age_is_in_full_years_and_turns_on_the_birthday(world: World, on: str, band: str) -> None:
    told = ask(world, "mem.total", "na_lau", on, by=("age_band",), where=(("occupation", "O4"),))

    assert lines(told) == {(band,): 1}


def test_a_code_of_two_depths_takes_its_finer_ones_and_never_its_neighbours(world: World) -> None:
    def cells(setting: str) -> object:
        return ask(world, "org.cells_total", "province", "01/01/2013", where=(("setting", setting),)).value

    assert [cells(one) for one in ("residential", "residential.village", "residential.block", "agency")] == [3, 3, 0, 1]
