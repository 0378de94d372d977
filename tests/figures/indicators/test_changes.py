"""Changes done by command show in the figures from their day on and not a day before."""

from collections.abc import Callable
from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.register.acts.api import close_unit
from chibo.register.areas.api import assign_area, end_area, found_area
from chibo.register.members.api import move_member
from chibo.register.offices.api import appoint_officer, end_holding
from chibo.register.people.api import record_attribute
from chibo.register.units.api import change_unit_attribute, found_unit, move_unit
from tests.figures.asking import ask, lines
from tests.figures.ledger import during, insert
from tests.worlds.lam_son import ON_PAPER, World

DAY = date(2025, 8, 1)
EVE, AFTER = "31/07/2025", "02/08/2025"
DAYS = (EVE, "01/08/2025", AFTER)


def found_sectional(world: World) -> None:
    _found(world, "section", "Đảng bộ bộ phận Nà Lau", "sectional_committee", "dong_may")


def found_affairs_board(world: World) -> None:
    _found(world, "board", "Ban cán sự đảng UBND tỉnh Lam Sơn", "party_affairs_board", "province", level="beside")


def found_office(world: World) -> None:
    _found(world, "office", "Văn phòng Tỉnh ủy Lam Sơn", "staff_office", "province")


def move_kiem_lam(world: World) -> None:
    move_unit(
        unit_id=world.units["kiem_lam"],
        parent_id=world.units["muong_chanh"],
        effective_on=DAY,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def dissolve_kiem_lam_into_khe_vai(world: World) -> None:
    _change("kiem_lam", "setting", "agency.party")(world)
    for member in ("secretary_of_kiem_lam", "kiem_lam_1"):
        _move(world, member, "khe_vai")
    close_unit(
        unit_id=world.units["kiem_lam"],
        end_kind="dissolve",
        successor_id=world.units["khe_vai"],
        effective_on=DAY,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def found_village_without_cell(world: World) -> None:
    _area(world, "khe_moi", "village", None)


def found_block_of_na_lau(world: World) -> None:
    _area(world, "to_1", "block", "na_lau")


def found_village_of_another_commune(world: World) -> None:
    _area(world, "xa_la", "village", "kiem_lam", commune="00002")


def give_khe_nong_its_own_cell(world: World) -> None:
    assign_area(
        area_id=world.areas["khe_nong"], cell_id=world.units["kiem_lam"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR
    )


def give_khe_nong_an_empty_cell(world: World) -> None:
    _found(world, "khe_nong", "Chi bộ thôn Khe Nóng", "sub_cell", "dong_may", setting="residential.village")
    assign_area(
        area_id=world.areas["khe_nong"], cell_id=world.units["khe_nong"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR
    )


def end_khe_nong(world: World) -> None:
    end_area(area_id=world.areas["khe_nong"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR)


def appoint(person: str, post: str, *, unit: str | None = None, area: str | None = None) -> Callable[[World], None]:
    def appointed(world: World) -> None:
        appoint_officer(
            person_id=world.people[person],
            post=post,
            unit_id=world.units[unit] if unit else None,
            area_id=world.areas[area] if area else None,
            effective_on=DAY,
            basis=ON_PAPER,
            by=OPERATOR,
        )

    return appointed


def appoint_head_of_ban_luong(world: World) -> None:
    appoint("secretary_of_ban_luong", "village_head", area="ban_luong")(world)


def appoint_secretary_of_a_cell_without_setting(world: World) -> None:
    _found(world, "new", "Chi bộ mới", "sub_cell", "dong_may")
    appoint("khe_vai_1", "cell_secretary", unit="new")(world)


def empty_ban_luong(world: World) -> None:
    for member in ("secretary_of_ban_luong", "ban_luong_1"):
        _move(world, member, "na_lau")


def end_head_of_na_lau(world: World) -> None:
    end_holding(holding_id=world.holdings["head_of_na_lau"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR)


def end_secretary_of_na_lau(world: World) -> None:
    end_holding(holding_id=world.holdings["secretary_of_na_lau"], effective_on=DAY, basis=ON_PAPER, by=OPERATOR)


def record(person: str, dimension: str, code: str) -> Callable[[World], None]:
    def recorded(world: World) -> None:
        record_attribute(
            person_id=world.people[person],
            dimension=dimension,
            code=code,
            effective_on=DAY,
            basis=ON_PAPER,
            by=OPERATOR,
        )

    return recorded


def _change(unit: str, dimension: str, code: str) -> Callable[[World], None]:
    def changed(world: World) -> None:
        change_unit_attribute(
            unit_id=world.units[unit], dimension=dimension, code=code, effective_on=DAY, basis=ON_PAPER, by=OPERATOR
        )

    return changed


def _found(world: World, key: str, name: str, kind: str, parent: str, **attributes: str) -> None:
    world.units[key] = found_unit(
        name=name,
        kind=kind,
        parent_id=world.units[parent],
        attributes=attributes,
        full_members=30,
        effective_on=DAY,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def _area(world: World, key: str, kind: str, cell: str | None, *, commune: str = "00001") -> None:
    world.areas[key] = found_area(
        name=key,
        kind=kind,
        commune_code=commune,
        cell_id=world.units[cell] if cell else None,
        effective_on=DAY,
        basis=ON_PAPER,
        by=OPERATOR,
    )


def _move(world: World, member: str, cell: str) -> None:
    move_member(
        member_id=world.members[member], cell_id=world.units[cell], effective_on=DAY, basis=ON_PAPER, by=OPERATOR
    )


@pytest.mark.parametrize(
    ("deed", "code", "unit", "before", "since"),
    [
        (found_sectional, "org.sectional", "province", (0, None), (1, None)),
        (found_sectional, "org.affiliated", "dong_may", (2, None), (3, None)),
        (found_affairs_board, "org.party_groups", "province", (1, None), (2, None)),
        (found_affairs_board, "org.affiliated", "province", (2, None), (2, None)),
        (found_office, "org.affiliated", "province", (2, None), (2, None)),
        (found_office, "org.party_groups", "province", (1, None), (1, None)),
        (move_kiem_lam, "org.tccsd", "thach_binh", (2, None), (1, None)),
        (move_kiem_lam, "org.tccsd", "muong_chanh", (1, None), (2, None)),
        (move_kiem_lam, "mem.total", "muong_chanh", (2, None), (4, None)),
        (move_kiem_lam, "sec.count", "muong_chanh", (1, None), (2, None)),
        (dissolve_kiem_lam_into_khe_vai, "org.tccsd", "province", (3, None), (2, None)),
        (dissolve_kiem_lam_into_khe_vai, "org.cells_total", "province", (4, None), (3, None)),
        (dissolve_kiem_lam_into_khe_vai, "mem.total", "khe_vai", (3, None), (5, None)),
        (dissolve_kiem_lam_into_khe_vai, "sec.count", "province", (4, None), (3, None)),
        (_change("na_lau", "unit_kind", "base_cell"), "org.subcells", "province", (3, None), (2, None)),
        (_change("na_lau", "level", "base"), "org.tccsd", "province", (3, None), (4, None)),
        (_change("na_lau", "setting", "residential.block"), "sec.village", "province", (1, 3), (0, 2)),
        (_change("na_lau", "setting", "agency"), "sec.agencyhead", "province", (0, 1), (0, 2)),
        (found_village_without_cell, "vil.coverage", "province", (2, 4), (2, 5)),
        (found_village_without_cell, "vil.nomembers", "province", (0, 4), (1, 5)),
        (found_village_without_cell, "vil.nomembers", "thach_binh", (0, 3), (0, 3)),
        (found_block_of_na_lau, "vil.coverage", "province", (2, 4), (1, 4)),
        (give_khe_nong_its_own_cell, "vil.coverage", "province", (2, 4), (4, 4)),
        (give_khe_nong_its_own_cell, "vil.coverage", "kiem_lam", (0, 0), (1, 1)),
        (give_khe_nong_an_empty_cell, "vil.nomembers", "dong_may", (0, 3), (1, 3)),
        (end_khe_nong, "vil.coverage", "province", (2, 4), (3, 3)),
        (found_village_of_another_commune, "vil.commune_coverage", "province", (1, 1), (1, 2)),
        (found_village_of_another_commune, "vil.commune_coverage", "kiem_lam", (0, 0), (0, 1)),
        (found_village_without_cell, "vil.commune_coverage", "province", (1, 1), (1, 1)),
        (_change("dong_may", "unit_kind", "base_committee"), "vil.commune_coverage", "province", (1, 1), (1, 1)),
        (_change("dong_may", "unit_kind", "base_committee"), "vil.commune_coverage", "thach_binh", (1, 1), (0, 0)),
        (_change("dong_may", "unit_kind", "base_committee"), "vil.commune_coverage", "suoi_trong", (0, 0), (1, 1)),
        (appoint("secretary_of_kiem_lam", "unit_head", unit="kiem_lam"), "sec.agencyhead", "province", (0, 1), (1, 1)),
        (appoint("kiem_lam_1", "unit_head", unit="kiem_lam"), "sec.agencyhead", "province", (0, 1), (0, 1)),
        (appoint_head_of_ban_luong, "sec.village", "province", (1, 3), (2, 3)),
        (appoint("secretary_of_na_lau", "front_head", area="na_lau"), "sec.front", "province", (0, 3), (1, 3)),
        (appoint_secretary_of_a_cell_without_setting, "sec.agencyhead", "province", (0, 1), (0, 2)),
        (empty_ban_luong, "vil.nomembers", "province", (0, 4), (1, 4)),
        (end_head_of_na_lau, "sec.village", "province", (1, 3), (0, 3)),
        (end_secretary_of_na_lau, "sec.village", "province", (1, 3), (0, 2)),
        (end_secretary_of_na_lau, "sec.count", "na_lau", (1, None), (0, None)),
    ],
)  # fmt: skip
def test_a_deed_shows_from_its_day_on(
    world: World,
    deed: Callable[[World], None],
    code: str,
    unit: str,
    before: tuple[int, int | None],
    since: tuple[int, int | None],
) -> None:
    with world.recorder.on(DAY, "a deed"):
        deed(world)

    told = [ask(world, code, unit, on) for on in DAYS]

    assert [(one.numerator, one.denominator) for one in told] == [before, since, since]


def test_a_breakdown_follows_an_attribute_from_its_day_on(world: World) -> None:
    with world.recorder.on(DAY, "a course is finished"):
        record("secretary_of_na_lau", "theory", "L2")(world)

    told = [lines(ask(world, "mem.total", "na_lau", on, by=("theory",))) for on in DAYS]

    assert told == [{(None,): 4}, {(None,): 3, ("L2",): 1}, {(None,): 3, ("L2",): 1}]


def test_a_person_with_two_other_posts_is_counted_once_among_secretaries(world: World) -> None:
    with world.recorder.on(DAY, "posts"):
        appoint("secretary_of_na_lau", "front_head", area="na_lau")(world)
    both = (("also_holds", "village_head"), ("also_holds", "front_head"))

    told = ask(world, "sec.attr", "province", AFTER, where=both)

    assert (told.numerator, told.denominator, told.value) == (1, 4, 25)


def test_a_share_is_exact(world: World) -> None:
    with world.recorder.on(DAY, "one secretary less"):
        end_secretary_of_na_lau(world)

    told = ask(world, "sec.attr", "province", AFTER, where=(("sex", "F"),))

    assert (told.numerator, told.denominator, told.value) == (2, 3, 200 / 3)


@pytest.mark.parametrize(
    ("recognised_on", "readmitted_on", "stages"),
    [
        (date(2012, 1, 1), DAY, ["full", "probationary", "probationary"]),
        (DAY, DAY, ["probationary"] * 3),
        (None, DAY, ["full", "probationary", "probationary"]),
        (DAY, date(2012, 1, 1), ["probationary", "full", "full"]),
        (None, None, ["full"] * 3),
    ],
)
def test_one_admitted_again_is_on_probation_until_recognised_after_it(
    world: World, recognised_on: date | None, readmitted_on: date | None, stages: list[str]
) -> None:
    with world.recorder.on(DAY, "a membership with gaps"):
        person = {"id": 10_000, "sex": "F", "born_on": date(1980, 1, 1), "born_precision": "d"}
        since = during(date(2012, 1, 1))
        place = {"id": 10_000, "member_id": 10_000, "cell_id": world.units["na_lau"], "valid_during": since}
        events = [
            {"id": 10_000 + step, "member_id": 10_000, "kind": kind, "on": on, "precision": "d" if on else "u"}
            for step, (kind, on) in enumerate((("recognised", recognised_on), ("readmitted", readmitted_on)))
        ]
        insert(
            {
                "people_person": [person],
                "members_member": [{"id": 10_000, "person_id": 10_000}],
                "members_place": [place],
                "members_memberevent": events,
            }
        )

    told = [
        lines(ask(world, "mem.total", "na_lau", on, by=("stage",), where=(("sex", "F"), ("exempt", "no"))))
        for on in DAYS
    ]

    # Beside her: one recognised in 2015, and one admitted in 2024 who is not recognised yet.
    assert told == [
        {("full",): 1 + (stage == "full"), ("probationary",): 1 + (stage == "probationary")} for stage in stages
    ]
