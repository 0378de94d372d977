"""Renaming, recoding and re-kinding a unit, its terms, and its end."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.periods import PeriodEmpty
from chibo.register.acts.api import close_unit
from chibo.register.areas.api import area_on
from chibo.register.offices.api import holders_of
from chibo.register.units.api import (
    UnitAlreadySo,
    UnitCodeTaken,
    UnitFactsOverlap,
    UnitNotFound,
    UnitStillInUse,
    attribute_of,
    change_unit_attribute,
    close_term,
    end_unit,
    found_unit,
    open_term,
    recode_unit,
    rename_unit,
    unit_coded,
    unit_life,
    unit_on,
)
from chibo.register.units.commands.refusals import UnitFactNotSound, UnitHoldsMembers
from chibo.register.units.commands.terms import TermNotFound
from chibo.register.units.models import Term
from chibo.trust.audit.models import Entry
from tests.databases import sealed
from tests.register.refusing import refuses
from tests.worlds.lam_son import LAU_RENAMED, ON_PAPER, World

DAY = date(2025, 3, 1)
EVE = date(2025, 2, 28)


def _rename(world: World, name: str, on: date = DAY) -> None:
    rename_unit(unit_id=world.units["na_lau"], name=name, effective_on=on, basis=ON_PAPER, by=OPERATOR)


def _recode(world: World, code: str, on: date = DAY) -> None:
    recode_unit(unit_id=world.units["na_lau"], code=code, effective_on=on, basis=ON_PAPER, by=OPERATOR)


def _change(world: World, unit: str, dimension: str, code: str, on: date = DAY) -> None:
    change_unit_attribute(
        unit_id=world.units[unit], dimension=dimension, code=code, effective_on=on, basis=ON_PAPER, by=OPERATOR
    )


def _open(world: World, ordinal: int | None, planned: date | None, on: date) -> None:
    open_term(
        unit_id=world.units["na_lau"],
        congress_ordinal=ordinal,
        planned_end_on=planned,
        effective_on=on,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def _end(world: World, unit: str, on: date = DAY) -> None:
    end_unit(unit_id=world.units[unit], end_kind="dissolve", effective_on=on, basis=ON_PAPER, by=OPERATOR)


def test_a_unit_bears_its_new_name_from_the_day_on(world: World) -> None:
    _rename(world, "Chi bộ Nà Lau Hạ")

    named = [unit_on(world.units["na_lau"], on=day).name for day in (date(2020, 5, 31), LAU_RENAMED, EVE, DAY)]
    assert named == ["Chi bộ thôn Nà Lau", "Chi bộ thôn Nà Lau Thượng", "Chi bộ thôn Nà Lau Thượng", "Chi bộ Nà Lau Hạ"]


def test_two_names_from_one_day_are_refused(world: World) -> None:
    with refuses(UnitAlreadySo, "unit_name_one_at_a_time"):
        _rename(world, "Khác", LAU_RENAMED)


def test_a_blank_name_is_refused(world: World) -> None:
    with refuses(UnitFactNotSound):
        _rename(world, "  ")


def test_a_unit_bears_its_new_code_from_the_day_on_and_frees_the_old(world: World) -> None:
    _recode(world, "LS.NEW")

    assert unit_coded("LS.01.1.1", on=EVE) == unit_coded("LS.NEW", on=DAY) == world.units["na_lau"]
    with pytest.raises(UnitNotFound):
        unit_coded("LS.01.1.1", on=DAY)


def test_a_unit_without_a_code_takes_one_until_the_next(world: World) -> None:
    _recode(world, "LS.NEW", date(2015, 1, 1))
    run_out = world.units["na_lau"]
    with sealed():
        _recode(world, "LS.MID", date(2014, 1, 1))

    assert unit_coded("LS.MID", on=date(2014, 12, 31)) == run_out
    assert unit_coded("LS.NEW", on=date(2015, 1, 1)) == run_out


def test_a_unit_that_bore_none_bears_its_first_code_until_the_next_or_for_good(world: World) -> None:
    bare = found_unit(
        name="Chi bộ Mới",
        kind="sub_cell",
        parent_id=world.units["dong_may"],
        full_members=3,
        effective_on=date(2024, 1, 1),
        basis=ON_PAPER,
        by=OPERATOR,
    )
    for code, on in (("LS.B", DAY), ("LS.A", date(2024, 6, 1))):
        recode_unit(unit_id=bare, code=code, effective_on=on, basis=ON_PAPER, by=OPERATOR)

    assert unit_coded("LS.A", on=EVE) == unit_coded("LS.B", on=DAY) == unit_coded("LS.B", on=date(2099, 1, 1)) == bare


def test_a_unit_that_has_ended_is_kept_by_who_kept_it_last(world: World) -> None:
    def recode(by: str) -> None:
        recode_unit(
            unit_id=world.units["school"],
            code="LS.OLD",
            effective_on=date(2019, 6, 1),
            basis=ON_PAPER,
            by=world.actors[by],
        )

    with refuses(UnitNotFound):
        recode("registrar_of_muong_chanh")
    recode("registrar_of_thach_binh")

    assert unit_coded("LS.OLD", on=date(2019, 6, 30)) == world.units["school"]


def test_a_unit_yet_to_begin_is_kept_by_who_will_keep_it_first(world: World) -> None:
    founded = found_unit(
        name="Chi bộ Mai Sau",
        kind="sub_cell",
        parent_id=world.units["dong_may"],
        full_members=3,
        effective_on=date(2090, 1, 1),
        basis=ON_PAPER,
        by=world.actors["registrar_of_thach_binh"],
    )

    rename_unit(
        unit_id=founded,
        name="Chi bộ Mai Kia",
        effective_on=date(2091, 1, 1),
        basis=ON_PAPER,
        by=world.actors["registrar_of_thach_binh"],
    )

    assert unit_on(founded, on=date(2091, 1, 1)).name == "Chi bộ Mai Kia"


def test_a_unit_that_never_was_has_no_life(world: World) -> None:
    with pytest.raises(UnitNotFound):
        unit_life(-1)


def test_a_code_of_another_unit_is_refused(world: World) -> None:
    with refuses(UnitCodeTaken):
        _recode(world, "LS.01.1.2")


def test_a_second_code_from_the_same_day_is_refused(world: World) -> None:
    with refuses(UnitAlreadySo):
        _recode(world, "LS.NEW", date(2010, 1, 1))


def test_an_attribute_is_another_from_the_day_on(world: World) -> None:
    _change(world, "na_lau", "setting", "residential.block")

    had = [attribute_of(world.units["na_lau"], "setting", on=day) for day in (EVE, DAY)]
    assert had == ["residential.village", "residential.block"]
    assert attribute_of(world.units["na_lau"], "ownership", on=DAY) is None


def test_a_value_off_its_list_is_refused(world: World) -> None:
    with refuses(UnitFactNotSound, "code_is_listed"):
        _change(world, "na_lau", "setting", "moon")


def test_a_cell_with_members_does_not_come_to_stand_beside_the_tree(world: World) -> None:
    with refuses(UnitHoldsMembers):
        _change(world, "na_lau", "level", "beside")


def test_a_new_term_ends_the_one_that_ran(world: World) -> None:
    _open(world, 11, date(2015, 1, 1), date(2012, 7, 1))

    terms = Term.objects.filter(unit_id=world.units["na_lau"]).order_by("valid_during")
    assert [(term.congress_ordinal, term.valid_during.lower, term.valid_during.upper) for term in terms] == [
        (10, date(2010, 1, 1), date(2012, 7, 1)),
        (11, date(2012, 7, 1), None),
    ]


@pytest.mark.parametrize(
    ("on", "planned", "outcome"),
    [
        (date(2020, 7, 1), date(2023, 1, 1), "allowed: cell.term_months.subordinate = 30"),
        (date(2025, 6, 30), date(2027, 12, 30), "allowed: cell.term_months.subordinate = 30"),
        (date(2025, 7, 1), date(2027, 12, 30), "warned: cell.term_months.subordinate = 60"),
        (date(2025, 7, 1), date(2030, 7, 1), "allowed: cell.term_months.subordinate = 60"),
    ],
)
def test_the_length_of_a_term_is_that_of_its_first_day_else_it_warns(
    on: date, planned: date, outcome: str, world: World
) -> None:
    with sealed():
        _open(world, 12, planned, on)

    assert outcome in Entry.objects.latest("seq").reason


def test_a_term_before_one_recorded_is_refused(world: World) -> None:
    _open(world, 12, None, date(2020, 1, 1))
    close_term(unit_id=world.units["na_lau"], effective_on=date(2022, 1, 1), basis=ON_PAPER, by=OPERATOR)
    _open(world, 14, None, date(2024, 1, 1))

    with refuses(UnitFactsOverlap):
        _open(world, 13, None, date(2023, 1, 1))


def test_a_congress_is_counted_from_one(world: World) -> None:
    with refuses(UnitFactNotSound, "term_ordinal_positive"):
        _open(world, 0, None, DAY)


def test_a_term_that_does_not_run_is_not_closed(world: World) -> None:
    close_term(unit_id=world.units["na_lau"], effective_on=date(2012, 7, 1), basis=ON_PAPER, by=OPERATOR)

    with refuses(TermNotFound):
        close_term(unit_id=world.units["na_lau"], effective_on=date(2012, 7, 1), basis=ON_PAPER, by=OPERATOR)
    with refuses(PeriodEmpty):
        close_term(unit_id=world.units["khe_vai"], effective_on=date(2010, 1, 1), basis=ON_PAPER, by=OPERATOR)


def test_an_empty_unit_ends_with_its_code_and_its_place(world: World) -> None:
    _end(world, "dang_doan")

    assert unit_life(world.units["dang_doan"]).last == EVE
    assert unit_coded("LS.90", on=EVE) == world.units["dang_doan"]
    with pytest.raises(UnitNotFound):
        unit_on(world.units["dang_doan"], on=DAY)


@pytest.mark.parametrize(
    ("unit", "code"),
    [("muong_chanh", "placement_within_life_of_parent"), ("kiem_lam", "place_within_life_of_cell")],
)
def test_a_unit_on_which_others_rest_is_not_ended(unit: str, code: str, world: World) -> None:
    with refuses(UnitStillInUse, code):
        _end(world, unit)


def test_a_unit_is_not_ended_on_its_first_day(world: World) -> None:
    with refuses(PeriodEmpty):
        _end(world, "dang_doan", date(2010, 1, 1))


def test_closing_a_unit_ends_its_posts_and_servings_too(world: World) -> None:
    from chibo.register.members.api import members_in, move_member

    for member in members_in(world.units["khe_vai"], on=DAY):
        move_member(member_id=member, cell_id=world.units["na_lau"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR)
    close_unit(
        unit_id=world.units["khe_vai"],
        end_kind="absorb",
        successor_id=world.units["na_lau"],
        effective_on=DAY,
        basis=ON_PAPER,
        by=OPERATOR,
    )

    assert len(holders_of("cell_secretary", unit_id=world.units["khe_vai"], on=EVE)) == 1
    assert holders_of("cell_secretary", unit_id=world.units["khe_vai"], on=DAY) == ()
    served = [area_on(world.areas["khe_nong"], on=day).cell_id for day in (EVE, DAY)]
    assert served == [world.units["khe_vai"], None]


def test_closing_a_unit_that_still_counts_members_changes_nothing(world: World) -> None:
    with refuses(UnitStillInUse):
        close_unit(unit_id=world.units["khe_vai"], end_kind="dissolve", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)
