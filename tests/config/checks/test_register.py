"""`chibo check` finds each breach, by a register broken with its triggers and keys at rest, and names it with its days."""

import re
from dataclasses import dataclass

import pytest
from django.db import connection, transaction

from chibo.config.checks.register import CHECKS, findings
from tests.worlds.lam_son import World


@dataclass(frozen=True, slots=True)
class Break:
    """What is done to the register past all guards, and what the check that must find it says of it."""

    check: str
    does: str
    says: str
    without: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.check}: {self.says}"


BREAKS = (
    Break("ancestry_equals_recomputation", "DELETE FROM units_branch WHERE unit_id = {dong_may} AND depth = 1", "unit {na_lau}, ancestor {thach_binh}, [2010-01-01,)"),
    Break("no_unit_under_itself", "UPDATE units_placement SET parent_id = {na_lau} WHERE unit_id = {dong_may}", "unit {dong_may}, [2010-01-01,)"),
    Break("unit_placed_all_its_life", "DELETE FROM units_placement WHERE unit_id = {na_lau}", "unit {na_lau}, {{[2010-01-01,)}}"),
    Break("unit_placed_all_its_life", "UPDATE units_placement SET valid_during = '[2010-01-01,2016-12-31)' WHERE unit_id = {ban_luong} AND NOT upper_inf(valid_during)", "unit {ban_luong}, {{[2016-12-31,2017-01-01)}}"),
    Break("one_at_a_time", "INSERT INTO units_placement (unit_id, parent_id, valid_during) VALUES ({na_lau}, {suoi_trong}, '[2030-01-01,2030-01-02)')", "units_placement: unit {na_lau}, [2030-01-01,2030-01-02)"),
    Break("one_at_a_time", "INSERT INTO members_place (member_id, cell_id, valid_during) VALUES ({member}, {na_lau}, '[2030-01-01,2030-01-03)')", "members_place: member {member}, [2030-01-01,2030-01-03)", ("members_place place_counted_once_at_a_time",)),
    Break("one_at_a_time", "UPDATE units_unitcode SET code = 'LS.01.1.1' WHERE unit_id = {khe_vai}", "units_unitcode: code LS.01.1.1, [2010-01-01,)", ("units_unitcode unit_code_names_one_unit_at_a_time",)),
    Break("one_at_a_time", "INSERT INTO units_term (unit_id, valid_during) VALUES ({na_lau}, '[2030-01-01,2031-01-01)')", "units_term: unit {na_lau}, [2030-01-01,2031-01-01)", ("units_term term_one_at_a_time",)),
    Break("one_at_a_time", "UPDATE offices_holding SET valid_during = '[2010-01-01,2023-01-01)' WHERE id = {holding}", "offices_holding: seat {seat}, [2022-08-01,2023-01-01)", ("offices_holding holding_one_holder_of_a_single_seat",)),
    Break("within_the_life", "UPDATE units_placement SET valid_during = '[2012-09-01,2020-01-01)' WHERE unit_id = {school}", "units_placement: unit {school}, [2012-09-01,2020-01-01)"),
    Break("within_the_life", "UPDATE units_placement SET parent_id = {school} WHERE unit_id = {khe_vai}", "units_placement: unit {school}, [2010-01-01,)"),
    Break("within_the_life", "UPDATE members_place SET cell_id = {school} WHERE member_id = {member}", "members_place: unit {school}, [2010-01-01,)"),
    Break("within_the_life", "UPDATE areas_serving SET cell_id = {school} WHERE cell_id = {na_lau}", "areas_serving: unit {school}, [2010-01-01,)"),
    Break("within_the_life", "UPDATE offices_seat SET valid_during = '[2010-01-01,2021-01-01)' WHERE id = {seat}", "offices_holding: seat {seat}, [2022-08-01,)"),
    Break("periods_are_sound", "UPDATE members_place SET valid_during = '[2010-01-01,infinity)' WHERE member_id = {member}", "[2010-01-01,infinity)", ("members_place place_period_is_sound",)),
    Break("lineage_between_the_living", "UPDATE units_lineage SET first_on = '2012-01-01' WHERE predecessor_id = {school}", "unit {school} in unit {na_lau}, 2012-01-01"),
    Break("lineage_between_the_living", "UPDATE units_lineage SET first_on = '2019-07-02' WHERE predecessor_id = {school}", "unit {school} in unit {na_lau}, 2019-07-02"),
    Break("lineage_ends_what_is_taken_in", "UPDATE units_lineage SET first_on = '2019-06-30' WHERE predecessor_id = {school}", "unit {school} in unit {na_lau}, 2019-06-30: absorb, living [2012-09-01,2019-07-01)"),
    Break("lineage_shares_add_up", "INSERT INTO units_lineage (predecessor_id, successor_id, first_on) VALUES ({school}, {khe_vai}, '2019-07-01')", "unit {school}, 2019-07-01"),
    Break("no_member_beside_the_tree", "UPDATE members_place SET cell_id = {dang_doan} WHERE member_id = {member}", "unit {dang_doan}, [2010-01-01,)"),
    Break("history_ends_in_the_present", "UPDATE units_placement SET parent_id = {suoi_trong} WHERE unit_id = {na_lau}", "units_placement {placement}"),
    Break("tree_is_settled", "INSERT INTO units_tree_change VALUES (1, {na_lau})", "unit {na_lau}"),
    Break("entries_in_order", "UPDATE audit_entry SET seq = seq + 1000 WHERE id = (SELECT max(id) FROM audit_entry WHERE seq IS NOT NULL)", "entry "),
    Break("codes_are_listed", "UPDATE units_unitattribute SET code = 'nonsense' WHERE unit_id = {na_lau} AND dimension = 'setting'", "setting nonsense"),
)  # fmt: skip


def _names(world: World) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM units_placement WHERE unit_id = %s", [world.units["na_lau"]])
        (placement,) = cursor.fetchone()
        holding = world.holdings["secretary_of_khe_vai"]
        cursor.execute("SELECT seat_id FROM offices_holding WHERE id = %s", [holding])
        (seat,) = cursor.fetchone()
    member = world.members["khe_vai_1"]
    return {**world.units, "member": member, "placement": placement, "holding": holding, "seat": seat}


@pytest.mark.parametrize("broken", BREAKS, ids=str)
def test_a_breach_is_found_and_named(world: World, broken: Break) -> None:
    names = _names(world)
    with transaction.atomic():
        with connection.cursor() as cursor:
            for constraint in broken.without:
                table, name = constraint.split()
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE")
            for table in set(re.findall(r"(?:INTO|UPDATE|FROM) (\w+)", broken.does)):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(broken.does.format(**names))
        told = {finding.check.key: finding.breaches for finding in findings()}
        transaction.set_rollback(True)

    assert any(broken.says.format(**names) in breach for breach in told[broken.check]), told[broken.check]


def test_a_sound_register_has_no_breach(world: World) -> None:
    assert [finding.check.key for finding in findings() if finding.breaches] == []


def test_every_check_is_tried() -> None:
    assert {check.key for check in CHECKS} == {broken.check for broken in BREAKS}
