"""What the database holds of units, over the whole of time."""

from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.register.units.models import Lineage, Placement, Term, Unit, UnitAttribute, UnitCode, UnitName
from tests.invariants import NO_DAY, TO_INFINITY, Case, allowed, refused, run, span
from tests.worlds.lam_son import World


def _root(during: Any) -> Unit:
    return Unit.objects.create(valid_during=during, is_apex=True)


def _placed(world: World, during: DateRange, *, parent: str, stands: DateRange | None = None) -> object:
    """A unit living during one period and standing under a parent during another."""
    unit = Unit.objects.create(valid_during=during)
    return Placement.objects.create(unit=unit, parent_id=world.units[parent], valid_during=stands or during)


def _code(world: World, unit: str, code: str, during: Any) -> UnitCode:
    return UnitCode.objects.create(unit_id=world.units[unit], code=code, valid_during=during)


def _root_coded(world: World, code: str, during: Any) -> object:
    return UnitCode.objects.create(unit=_root(span("2000-01-01")), code=code, valid_during=during)


def _term(world: World, during: Any, ordinal: int | None = 3) -> Term:
    return Term.objects.create(unit_id=world.units["school"], congress_ordinal=ordinal, valid_during=during)


def _tie(world: World, former: str, heir: str, on: str, some: int = 1, whole: int = 1, kind: str = "split") -> object:
    return Lineage.objects.create(
        predecessor_id=world.units[former],
        successor_id=world.units[heir],
        first_on=date.fromisoformat(on),
        kind=kind,
        share_numerator=some,
        share_denominator=whole,
    )


def _attribute(world: World, dimension: str, first_on: str | None, code: str) -> object:
    return UnitAttribute.objects.create(
        unit_id=world.units["na_lau"], dimension=dimension, first_on=first_on, code=code
    )


def _name(world: World, first_on: str | None, name: str = "Chi bộ mới") -> object:
    return UnitName.objects.create(unit_id=world.units["na_lau"], first_on=first_on, name=name)


def _live(world: World, unit: str, until: str) -> int:
    """Let the unit, its place and its code end before that day, by rows alone."""
    touched = 0
    for table, of in (("units_unit", "id"), ("units_placement", "unit_id"), ("units_unitcode", "unit_id")):
        touched += run(
            f"UPDATE {table} SET valid_during = daterange(lower(valid_during), %s) WHERE {of} = %s",
            until,
            world.units[unit],
        )
    return touched


def _stand(world: World, unit: str, parent: str, from_on: str) -> object:
    """Let the unit stand under the parent from the day on, by rows alone."""
    run(
        "UPDATE units_placement SET valid_during = daterange(lower(valid_during), %s)"
        " WHERE unit_id = %s AND upper_inf(valid_during)",
        from_on,
        world.units[unit],
    )
    return Placement.objects.create(
        unit_id=world.units[unit], parent_id=world.units[parent], valid_during=span(from_on)
    )


CASES = (
    Case("unit_life_is_sound", lambda w: _root(NO_DAY), lambda w: _root(span("2015-01-01", "2015-01-02"))),
    Case("unit_life_is_sound", lambda w: _root(TO_INFINITY), lambda w: _root(span("2015-01-01")), "to infinity"),
    Case(
        "unit_stands_under_a_parent_all_its_life",
        lambda w: _placed(
            w, span("2015-01-01", "2016-01-01"), parent="dong_may", stands=span("2015-01-02", "2016-01-01")
        ),
        lambda w: _placed(w, span("2015-01-01", "2016-01-01"), parent="dong_may"),
    ),
    Case(
        "placement_within_life_of_unit",
        lambda w: _placed(
            w, span("2015-01-01", "2016-01-01"), parent="dong_may", stands=span("2014-12-31", "2016-01-01")
        ),
        lambda w: _placed(w, span("2015-01-01", "2016-01-01"), parent="dong_may"),
    ),
    Case(
        "placement_within_life_of_parent",
        lambda w: _placed(w, span("2015-01-01", "2019-07-02"), parent="school"),
        lambda w: _placed(w, span("2015-01-01", "2019-07-01"), parent="school"),
    ),
    Case(
        "placement_one_parent_at_a_time",
        lambda w: Placement.objects.create(
            unit_id=w.units["ban_luong"], parent_id=w.units["thach_binh"], valid_during=span("2016-12-31", "2017-01-01")
        ),
        lambda w: _stand(w, "ban_luong", "thach_binh", "2017-01-02"),
    ),
    Case(
        "placement_not_under_itself",
        lambda w: Placement.objects.create(
            unit_id=w.units["province"], parent_id=w.units["province"], valid_during=span("2015-01-01")
        ),
        lambda w: _stand(w, "kiem_lam", "muong_chanh", "2015-01-01"),
    ),
    Case(
        "placement_period_is_sound",
        lambda w: Placement.objects.create(
            unit_id=w.units["province"], parent_id=w.units["school"], valid_during=NO_DAY
        ),
        lambda w: _stand(w, "kiem_lam", "muong_chanh", "2024-01-01"),
    ),
    Case(
        "unit_never_under_itself",
        lambda w: _stand(w, "thach_binh", "dong_may", "2030-01-01"),
        lambda w: _stand(w, "thach_binh", "muong_chanh", "2030-01-01"),
        "on a day to come",
    ),
    Case(
        "unit_never_under_itself",
        lambda w: (_stand(w, "muong_chanh", "na_lau", "2012-01-01"), _stand(w, "dong_may", "suoi_trong", "2016-12-31")),
        lambda w: (_stand(w, "muong_chanh", "na_lau", "2012-01-01"), _stand(w, "thach_binh", "province", "2016-12-31")),
        "on a day of the past, by two moves",
    ),
    Case(
        "unit_code_not_blank",
        lambda w: _root_coded(w, "", span("2015-01-01")),
        lambda w: _root_coded(w, "X", span("2015-01-01")),
    ),
    Case(
        "unit_code_period_is_sound",
        lambda w: _root_coded(w, "X", NO_DAY),
        lambda w: _root_coded(w, "X", span("2015-01-01", "2015-01-02")),
    ),
    Case(
        "unit_code_names_one_unit_at_a_time",
        lambda w: _root_coded(w, "LS.01.1.4", span("2019-06-30")),
        lambda w: _root_coded(w, "LS.01.1.4", span("2019-07-01")),
    ),
    Case(
        "unit_code_one_at_a_time",
        lambda w: _code(w, "school", "LS.X", span("2019-06-30", "2019-07-01")),
        lambda w: _root_coded(w, "LS.X", span("2019-06-30", "2019-07-01")),
    ),
    Case(
        "unit_code_within_life",
        lambda w: _code(w, "school", "LS.X", span("2019-07-01", "2019-07-02")),
        lambda w: (
            UnitCode.objects.filter(unit_id=w.units["school"]).delete(),
            _code(w, "school", "LS.X", span("2012-09-01", "2019-07-01")),
        ),
    ),
    Case("term_period_is_sound", lambda w: _term(w, NO_DAY), lambda w: _term(w, span("2013-01-01", "2013-01-02"))),
    Case(
        "term_one_at_a_time",
        lambda w: (_term(w, span("2013-01-01", "2015-01-01")), _term(w, span("2014-12-31", "2016-01-01"))),
        lambda w: (_term(w, span("2013-01-01", "2015-01-01")), _term(w, span("2015-01-01", "2016-01-01"))),
    ),
    Case(
        "term_within_life_of_unit",
        lambda w: _term(w, span("2013-01-01", "2019-07-02")),
        lambda w: _term(w, span("2013-01-01", "2019-07-01")),
    ),
    Case(
        "term_ordinal_positive",
        lambda w: _term(w, span("2013-01-01", "2014-01-01"), 0),
        lambda w: _term(w, span("2013-01-01", "2014-01-01"), 1),
    ),
    Case(
        "lineage_ties_two_units",
        lambda w: _tie(w, "khe_vai", "khe_vai", "2015-01-01"),
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01"),
    ),
    Case(
        "lineage_share_is_sound",
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01", 4, 3),
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01", 3, 3),
        "more than the whole",
    ),
    Case(
        "lineage_share_is_sound",
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01", -1, 3),
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01", 0, 3),
        "less than nothing",
    ),
    Case(
        "lineage_share_is_sound",
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01", 0, 0),
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01", 0, 1),
        "of nothing",
    ),
    Case(
        "lineage_once_a_day",
        lambda w: _tie(w, "school", "na_lau", "2019-07-01"),
        lambda w: _tie(w, "school", "na_lau", "2019-06-30"),
    ),
    Case(
        "lineage_day_is_sound",
        lambda w: run("UPDATE units_lineage SET first_on = 'infinity'"),
        lambda w: run("UPDATE units_lineage SET first_on = '2019-06-30'"),
    ),
    Case(
        "lineage_predecessor_lives_until_its_day",
        lambda w: _tie(w, "school", "khe_vai", "2019-07-02"),
        lambda w: _tie(w, "school", "khe_vai", "2019-07-01"),
    ),
    Case(
        "lineage_predecessor_lives_until_its_day",
        lambda w: _tie(w, "school", "khe_vai", "2012-08-31"),
        lambda w: _tie(w, "school", "khe_vai", "2012-09-01"),
        "before its life",
    ),
    Case(
        "lineage_predecessor_lives_until_its_day",
        lambda w: (_live(w, "dang_doan", "2015-01-01"), _tie(w, "dang_doan", "na_lau", "2015-01-02")),
        lambda w: (_live(w, "dang_doan", "2015-01-01"), _tie(w, "dang_doan", "na_lau", "2015-01-01")),
        "when its life is shortened",
    ),
    Case(
        "lineage_successor_lives_on_its_day",
        lambda w: _tie(w, "khe_vai", "school", "2019-07-01"),
        lambda w: _tie(w, "khe_vai", "school", "2019-06-30"),
    ),
    Case(
        "code_is_listed",
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01", kind="vanished"),
        lambda w: _tie(w, "khe_vai", "na_lau", "2015-01-01", kind="merge"),
        "lineage_kind_is_listed_new",
    ),
    Case(
        "code_is_listed",
        lambda w: Lineage.objects.update(kind="vanished"),
        lambda w: Lineage.objects.update(kind="merge"),
        "lineage_kind_is_listed_changed",
    ),
    Case("unit_name_one_at_a_time", lambda w: _name(w, "2020-06-01"), lambda w: _name(w, "2020-06-02")),
    Case(
        "unit_name_one_at_a_time", lambda w: (_name(w, None), _name(w, None)), lambda w: _name(w, None), "as recorded"
    ),
    Case("unit_name_not_blank", lambda w: _name(w, "2021-01-01", ""), lambda w: _name(w, "2021-01-01", "A")),
    Case(
        "unit_name_day_is_sound",
        lambda w: run(
            "INSERT INTO units_unitname (unit_id, first_on, name) VALUES (%s, 'infinity', 'A')", w.units["na_lau"]
        ),
        lambda w: _name(w, "9999-12-31"),
    ),
    Case(
        "unit_attribute_day_is_sound",
        lambda w: run(
            "INSERT INTO units_unitattribute (unit_id, dimension, first_on, code)"
            " VALUES (%s, 'setting', '-infinity', 'agency')",
            w.units["na_lau"],
        ),
        lambda w: _attribute(w, "setting", "0001-01-01", "agency"),
    ),
    Case(
        "unit_attribute_one_at_a_time",
        lambda w: _attribute(w, "setting", "2010-01-01", "agency"),
        lambda w: _attribute(w, "setting", "2010-01-02", "agency"),
    ),
    Case(
        "code_is_listed",
        lambda w: _attribute(w, "setting", "2015-01-01", "nowhere"),
        lambda w: _attribute(w, "setting", "2015-01-01", "agency"),
        "unit_attribute_code_is_listed_new",
    ),
    Case(
        "code_is_listed",
        lambda w: UnitAttribute.objects.filter(dimension="setting").update(code="nowhere"),
        lambda w: UnitAttribute.objects.filter(dimension="setting").update(code="agency"),
        "unit_attribute_code_is_listed_changed",
    ),
    Case(
        "code_is_listed",
        lambda w: Unit.objects.filter(pk=w.units["school"]).update(end_kind="vanished"),
        lambda w: Unit.objects.filter(pk=w.units["school"]).update(end_kind="merge"),
        "unit_end_kind_is_listed",
    ),
    Case(
        "code_is_listed",
        lambda w: Unit.objects.create(valid_during=span("2015-01-01", "2016-01-01"), is_apex=True, end_kind="vanished"),
        lambda w: Unit.objects.create(valid_during=span("2015-01-01", "2016-01-01"), is_apex=True, end_kind="merge"),
        "unit_end_kind_is_listed_new",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_breaks_it_is_refused(case: Case, world: World) -> None:
    refused(case, world)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_just_does_not_break_it_is_allowed(case: Case, world: World) -> None:
    allowed(case, world)
