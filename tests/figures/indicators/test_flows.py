"""Every figure of a span counts from its first day to its last, both included, in the tree of each event's day."""

from datetime import date

import pytest

from chibo.kernel.actors import OPERATOR
from chibo.kernel.partial_dates import PartialDate
from chibo.register.acts.api import close_unit, part_with_member
from chibo.register.members.api import move_member, receive_member
from chibo.register.members.models import Place
from chibo.register.people.api import register_person
from chibo.register.units.api import move_unit
from tests.figures.asking import ask, lines
from tests.figures.ledger import insert
from tests.worlds.lam_son import ON_PAPER, World

DAY = date(2025, 8, 1)


@pytest.mark.parametrize(
    ("code", "unit", "since", "on", "count"),
    [
        ("adm.count", "province", "01/09/2014", "01/09/2014", 0),
        ("adm.count", "province", "02/09/2014", "02/09/2014", 1),
        ("adm.count", "province", "03/09/2014", "18/05/2024", 0),
        ("adm.count", "province", "02/09/2014", "19/05/2024", 2),
        ("adm.count", "school", "01/01/2014", "31/12/2014", 1),
        ("adm.count", "na_lau", "01/01/2014", "31/12/2014", 0),
        ("adm.count", "muong_chanh", "01/01/2010", "01/06/2025", 0),
        ("rem.count", "province", "31/03/2021", "31/03/2021", 0),
        ("rem.count", "province", "01/04/2021", "01/04/2021", 1),
        ("rem.count", "province", "02/04/2021", "01/06/2025", 0),
        ("rem.count", "khe_vai", "01/01/2010", "01/06/2025", 1),
        ("rem.count", "kiem_lam", "01/01/2010", "01/06/2025", 0),  # gone to another province
        ("rem.count", "na_lau", "01/01/2010", "01/06/2025", 0),  # dead
        ("org.events", "province", "02/01/2010", "01/06/2025", 0),
    ],
)
def test_events_are_counted_on_their_days_only(
    world: World, code: str, unit: str, since: str, on: str, count: int
) -> None:
    told = ask(world, code, unit, on, since=since)

    assert (told.value, told.numerator, told.denominator, told.uncertain) == (count, count, None, 0)


@pytest.mark.parametrize(
    ("since", "on", "change"),
    [
        ("01/09/2014", "02/09/2014", (1, 13, 12)),
        ("02/09/2014", "03/09/2014", (0, 13, 13)),
        ("31/03/2021", "01/04/2021", (-2, 10, 12)),
        ("31/12/2009", "01/01/2010", (12, 12, 0)),
        ("01/01/2010", "19/05/2024", (-1, 11, 12)),
    ],
)
def test_net_growth_is_the_last_day_less_the_first(
    world: World, since: str, on: str, change: tuple[int, int, int]
) -> None:
    told = ask(world, "mem.netgrowth", "province", on, since=since)

    assert (told.value, told.numerator, told.denominator) == change


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        (("year",), {("2014",): 1, ("2024",): 1}),
        (("quarter",), {("2014-Q3",): 1, ("2024-Q2",): 1}),
        (("month", "sex"), {("2014-09", "F"): 1, ("2024-05", "F"): 1}),
        (("event",), {("admitted",): 2}),
        (("occupation",), {("O4",): 1, ("O7",): 1}),
        (("age_band",), {("18-30",): 2}),
        (("cell_kind",), {("sub_cell",): 2}),
    ],
)
def test_admissions_are_told_apart_by_their_own_day(
    world: World, by: tuple[str, ...], rows: dict[tuple[str | None, ...], int]
) -> None:
    assert lines(ask(world, "adm.count", "province", "01/06/2025", since="01/01/2010", by=by)) == rows


def test_exits_come_by_their_kind(world: World) -> None:
    with world.recorder.on(DAY, "more exits"):
        for member, kind in (
            ("khe_vai_1", "expelled"), ("ban_luong_1", "own_request"), ("kiem_lam_1", "died"),
            ("secretary_of_na_lau", "removed.card"),
        ):  # fmt: skip
            part_with_member(
                member_id=world.members[member], exit_kind=kind, effective_on=DAY, basis=ON_PAPER, by=OPERATOR
            )

    told = ask(world, "rem.count", "province", "01/08/2025", since="01/08/2025")
    struck_off = ask(
        world, "rem.count", "province", "01/08/2025", since="01/01/2021", by=("exit_kind",),
        where=(("exit_kind", "removed"),),
    )  # fmt: skip

    assert lines(told) == {("expelled",): 1, ("left",): 1, ("removed",): 1}
    assert lines(struck_off) == {("removed.absence_or_fee",): 1, ("removed.card",): 1}


def test_an_exit_on_the_day_a_cell_moves_belongs_where_the_cell_stood_before(world: World) -> None:
    with world.recorder.on(DAY, "a move and an exit on one day"):
        move_unit(
            unit_id=world.units["kiem_lam"], parent_id=world.units["muong_chanh"], effective_on=DAY, basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip
        part_with_member(
            member_id=world.members["kiem_lam_1"], exit_kind="expelled", effective_on=DAY, basis=ON_PAPER, by=OPERATOR
        )

    told = {
        unit: ask(world, "rem.count", unit, "01/08/2025", since="01/08/2025").value
        for unit in ("thach_binh", "muong_chanh", "province")
    }

    assert told == {"thach_binh": 1, "muong_chanh": 0, "province": 1}


@pytest.mark.parametrize(
    ("unit", "rows"),
    [
        ("thach_binh", {("hand_over",): 1}),
        ("muong_chanh", {("receive",): 1}),
        ("province", {("hand_over",): 1, ("receive",): 1}),
    ],
)
def test_a_grassroots_organisation_that_moves_is_handed_over_and_received(
    world: World, unit: str, rows: dict[tuple[str | None, ...], int]
) -> None:
    with world.recorder.on(DAY, "Kiểm lâm goes to Mường Chanh"):
        move_unit(
            unit_id=world.units["kiem_lam"], parent_id=world.units["muong_chanh"], effective_on=DAY, basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip

    told = [ask(world, "org.events", unit, on, since=on) for on in ("31/07/2025", "01/08/2025", "02/08/2025")]

    assert [lines(one) for one in told] == [{}, rows, {}]


def test_a_grassroots_organisation_that_ends_is_counted_on_its_first_day_of_not_being(world: World) -> None:
    with world.recorder.on(DAY, "Kiểm lâm is dissolved"):
        for member in ("secretary_of_kiem_lam", "kiem_lam_1"):
            move_member(
                member_id=world.members[member], cell_id=world.units["khe_vai"], effective_on=DAY, basis=ON_PAPER,
                by=OPERATOR,
            )  # fmt: skip
        close_unit(unit_id=world.units["kiem_lam"], end_kind="disband", effective_on=DAY, basis=ON_PAPER, by=OPERATOR)

    told = [ask(world, "org.events", "thach_binh", on, since=on) for on in ("31/07/2025", "01/08/2025", "02/08/2025")]
    founded = ask(
        world, "org.events", "province", "01/08/2025", since="01/01/2010", where=(("event", "found"),), by=("level",)
    )

    assert [lines(one) for one in told] == [{}, {("disband",): 1}, {}]
    assert lines(founded) == {("base",): 3}


@pytest.mark.parametrize(
    ("on", "counted", "uncertain"),
    [("31/12/2011", 0, 0), ("01/01/2012", 1, 1), ("30/12/2012", 1, 1), ("31/12/2012", 1, 0)],
)
def test_an_admission_known_by_its_year_is_uncertain_until_the_year_is_over(
    world: World, on: str, counted: int, uncertain: int
) -> None:
    _event(world, "readmitted", date(2012, 1, 1), precision="y", cell_id=world.units["kiem_lam"])

    told = ask(world, "adm.count", "province", on, since="01/06/2011")

    assert (told.value, told.uncertain) == (counted, uncertain)


@pytest.mark.parametrize(
    ("precision", "on", "uncertain"),
    [
        ("d", "01/08/2025", 0),
        ("m", "01/08/2025", 1),
        ("m", "30/08/2025", 1),
        ("m", "31/08/2025", 0),
        ("u", "31/12/2025", 1),
    ],
)
def test_a_place_whose_first_day_is_imprecise_is_uncertain_until_it_must_have_begun(
    world: World, precision: str, on: str, uncertain: int
) -> None:
    with world.recorder.on(DAY, "one who came in August"):
        person = register_person(
            name="Mùa Thị Thu", sex="F", born=PartialDate.of_year(1980), basis=ON_PAPER, by=OPERATOR
        )
        member = receive_member(
            person_id=person, cell_id=world.units["na_lau"], came_from="Hà Mai", effective_on=DAY, basis=ON_PAPER,
            by=OPERATOR,
        )  # fmt: skip
        _know_place_of(member, precision)

    told = ask(world, "mem.total", "na_lau", on)

    assert (told.value, told.uncertain) == (5, uncertain)


def _know_place_of(member: int, precision: str) -> None:
    Place.objects.filter(member_id=member).update(from_precision=precision)


def test_an_event_without_a_cell_is_counted_nowhere(world: World) -> None:
    _event(world, "readmitted", DAY)

    told = {
        unit: ask(world, "adm.count", unit, "01/08/2025", since="01/08/2025").value
        for unit in ("province", "thach_binh", "kiem_lam")
    }

    assert told == {"province": 0, "thach_binh": 0, "kiem_lam": 0}


def _event(world: World, kind: str, on: date, **columns: object) -> None:
    with world.recorder.on(DAY, "an event of long ago"):
        member = world.members["kiem_lam_1"]
        insert({"members_memberevent": [{"id": 10_000, "member_id": member, "kind": kind, "on": on, **columns}]})
