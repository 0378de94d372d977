"""A figure of one day, recast to the tree of another: through chains of splits and mergers, exactly, nothing lost.

1 province
├─ 2 Thượng          until 01/07/2012, when it is split: 1/3 to Đông, 2/3 to Tây
│  └─ 6 its cell     goes under Đông
├─ 3 Hạ              until 01/07/2014, when it and Tây become Nam
├─ 4 Đông, 5 Tây     from 01/07/2012; Tây until 01/07/2014
└─ 7 Nam             from 01/07/2014
"""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chibo.figures.api import Amount, Figure, Step, figure, series_of
from tests.figures.ledger import Row, during, insert, written_at
from tests.figures.plain_reading.recasting import portion
from tests.figures.plain_reading.register import Register, holds, rows_now
from tests.figures.plain_reading.things import members_on
from tests.figures.random_registers import DAYS, MadeUp, made_up

SPLIT, MERGER = date(2012, 7, 1), date(2014, 7, 1)
DAY = timedelta(days=1)
PROVINCE, THUONG, HA, DONG, TAY, CELL, NAM = range(1, 8)
LIVES = {
    PROVINCE: during(), THUONG: during(None, SPLIT), HA: during(None, MERGER), DONG: during(SPLIT),
    TAY: during(SPLIT, MERGER), CELL: during(), NAM: during(MERGER),
}  # fmt: skip
# Who counts members, and how many: in committees too, so that what is split has something to share.
MEMBERS = {THUONG: 3, HA: 4, TAY: 2, NAM: 9, CELL: 5}
INSTANT = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def split_and_merged(db: None) -> None:
    """Write the register drawn above."""
    places: list[Row] = []
    for unit, parent in ((THUONG, 1), (HA, 1), (DONG, 1), (TAY, 1), (NAM, 1)):
        places.append({"unit_id": unit, "parent_id": parent, "valid_during": LIVES[unit]})
    places.append({"unit_id": CELL, "parent_id": THUONG, "valid_during": during(None, SPLIT)})
    places.append({"unit_id": CELL, "parent_id": DONG, "valid_during": during(SPLIT)})
    cells = [unit for unit, count in MEMBERS.items() for _ in range(count)]
    people = range(1, len(cells) + 1)
    with written_at(INSTANT):
        insert(
            {
                "units_unit": [
                    {"id": unit, "valid_during": life, "is_apex": unit == PROVINCE} for unit, life in LIVES.items()
                ],
                "units_placement": places,
                "units_lineage": [
                    _tie(THUONG, DONG, SPLIT, 1, 3),
                    _tie(THUONG, TAY, SPLIT, 2, 3),
                    _tie(TAY, NAM, MERGER),
                    _tie(HA, NAM, MERGER),
                ],
                "people_person": [{"id": one, "sex": "F", "born_precision": "u"} for one in people],
                "members_member": [{"id": one, "person_id": one} for one in people],
                "members_place": [
                    {"member_id": one, "cell_id": cell, "valid_during": LIVES[cell], "from_precision": "d"}
                    for one, cell in zip(people, cells, strict=True)
                ],
            }
        )


def _tie(former: int, heir: int, on: date, some: int = 1, whole: int = 1) -> Row:
    shares = {"share_numerator": some, "share_denominator": whole}
    return {"predecessor_id": former, "successor_id": heir, "first_on": on, "kind": None, **shares}


def _members(unit: int, on: date, tree: date | None) -> tuple[Amount, Amount]:
    told = figure("mem.total", unit=unit, on=on, tree=tree)
    return told.numerator, told.shared


@pytest.mark.parametrize(
    ("on", "tree", "expected"),
    [
        # The day before the split: nothing is recast.
        (SPLIT - DAY, SPLIT - DAY, {PROVINCE: (12, 0), THUONG: (8, 0), HA: (4, 0), DONG: (0, 0)}),
        # Its eve in the tree of its day, and of the day after: the three of Thượng are shared, its cell is not.
        (SPLIT - DAY, SPLIT, {PROVINCE: (12, 0), THUONG: (0, 0), HA: (4, 0), DONG: (6, 1), TAY: (2, 2)}),
        (SPLIT - DAY, SPLIT + DAY, {PROVINCE: (12, 0), THUONG: (0, 0), HA: (4, 0), DONG: (6, 1), TAY: (2, 2)}),
        # Over both reorganisations.
        (SPLIT - DAY, MERGER, {PROVINCE: (12, 0), DONG: (6, 1), TAY: (0, 0), HA: (0, 0), NAM: (6, 2)}),
        # The day of the split in its own tree, and in that of its eve: all came from Thượng.
        (SPLIT, SPLIT, {PROVINCE: (11, 0), DONG: (5, 0), TAY: (2, 0), THUONG: (0, 0)}),
        (SPLIT, SPLIT - DAY, {PROVINCE: (11, 0), DONG: (0, 0), TAY: (0, 0), THUONG: (7, 0), HA: (4, 0)}),
        # Back through the merger: Tây brought two members, Hạ four; and further back to Thượng.
        (MERGER, MERGER - DAY, {PROVINCE: (14, 0), DONG: (5, 0), TAY: (3, 3), HA: (6, 6), NAM: (0, 0)}),
        (MERGER + DAY, SPLIT - DAY, {PROVINCE: (14, 0), THUONG: (8, 3), HA: (6, 6), NAM: (0, 0)}),
    ],
)  # fmt: skip
def test_a_figure_of_one_day_is_counted_in_the_tree_of_another(
    split_and_merged: None, on: date, tree: date, expected: dict[int, tuple[int, int]]
) -> None:
    assert {unit: _members(unit, on, tree) for unit in expected} == expected


@pytest.mark.parametrize("on", [SPLIT - DAY, SPLIT, MERGER - DAY, MERGER])
def test_the_tree_of_the_day_itself_changes_nothing(split_and_merged: None, on: date) -> None:
    for unit in LIVES:
        assert _members(unit, on, on) == _members(unit, on, None)


def test_parts_of_a_unit_are_never_rounded(split_and_merged: None) -> None:
    shares = figure("mem.total", unit=DONG, on=SPLIT - DAY, tree=SPLIT, by=("sex", "cell_kind"))
    assert [(row.keys, row.value, row.shared) for row in shares.rows] == [(("F", None), 6, 1)]
    with written_at(INSTANT + DAY):
        _share_thuong(2, 5)
    assert _members(DONG, SPLIT - DAY, SPLIT) == (5 + Fraction(6, 5), Fraction(6, 5))


def _share_thuong(some: int, whole: int) -> None:
    from chibo.register.units.models import Lineage

    Lineage.objects.filter(predecessor_id=THUONG).update(share_numerator=some, share_denominator=whole)


def test_what_shares_leave_over_stays_with_the_unit_above(split_and_merged: None) -> None:
    with written_at(INSTANT + DAY):
        _share_thuong(1, 3)

    told = {unit: _members(unit, SPLIT - DAY, SPLIT)[0] for unit in (PROVINCE, DONG, TAY, HA)}

    assert told == {PROVINCE: 12, DONG: 6, TAY: 1, HA: 4}


def test_shares_that_make_too_much_are_taken_in_proportion(split_and_merged: None) -> None:
    with written_at(INSTANT + DAY):
        _share_thuong(1, 1)

    told = {unit: _members(unit, SPLIT - DAY, SPLIT)[0] for unit in (PROVINCE, DONG, TAY)}

    assert told == {PROVINCE: 12, DONG: 5 + Fraction(3, 2), TAY: Fraction(3, 2)}


def test_a_chain_of_twenty_reorganisations_is_followed_to_its_end(split_and_merged: None) -> None:
    days = [date(2015 + step, 1, 1) for step in range(21)]
    chain = [NAM, *range(100, 120)]
    with written_at(INSTANT + DAY):
        insert(
            {
                "units_unit": [
                    {"id": unit, "valid_during": during(*days[place : place + 2]), "is_apex": False}
                    for place, unit in enumerate(chain[1:])
                ],
                "units_placement": [
                    {"unit_id": unit, "parent_id": PROVINCE, "valid_during": during(*days[place : place + 2])}
                    for place, unit in enumerate(chain[1:])
                ],
            }
        )
        _end_nam(days[0])
        ties = zip(chain[:-1], chain[1:], days[:-1], strict=True)
        insert({"units_lineage": [_tie(former, heir, day) for former, heir, day in ties]})

    assert _members(119, SPLIT - DAY, days[19] + DAY) == (6, 2)
    assert _members(THUONG, days[19] + DAY, SPLIT - DAY) == (5, 0)


def _end_nam(on: date) -> None:
    from chibo.register.members.models import Place
    from chibo.register.units.models import Placement, Unit

    for kind, of in ((Unit, "pk"), (Placement, "unit_id"), (Place, "cell_id")):
        kind.objects.filter(**{of: NAM}).update(valid_during=during(MERGER, on))


def test_a_series_gives_each_year_by_the_tree_of_then_and_recast(split_and_merged: None) -> None:
    since, on = date(2011, 3, 1), date(2014, 8, 1)

    points = series_of("mem.total", unit=NAM, since=since, on=on, step=Step.YEAR, tree=MERGER)

    assert [(point.period, point.since, point.on) for point in points] == [
        ("2011", date(2011, 3, 1), date(2011, 12, 31)),
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2013", date(2013, 1, 1), date(2013, 12, 31)),
        ("2014", date(2014, 1, 1), date(2014, 8, 1)),
    ]
    assert [point.then.value for point in points] == [0, 0, 0, 9]
    assert [point.recast and point.recast.value for point in points] == [6, 6, 6, 9]
    assert [point.recast and point.recast.shared for point in points] == [2, 0, 0, 0]


def test_a_series_without_a_tree_is_not_recast(split_and_merged: None) -> None:
    points = series_of("mem.total", unit=HA, since=date(2014, 5, 31), on=date(2014, 7, 1), step=Step.MONTH)

    assert [(point.period, point.then.value, point.recast) for point in points] == [
        ("2014-05", 4, None), ("2014-06", 4, None), ("2014-07", 0, None),
    ]  # fmt: skip


def test_the_changes_of_a_series_make_the_change_of_its_span(split_and_merged: None) -> None:
    since, on = date(2012, 6, 1), date(2014, 12, 31)

    points = series_of("mem.netgrowth", unit=PROVINCE, since=since, on=on, step=Step.QUARTER)

    assert points[0].period == "2012-Q2"
    assert [point.then.since for point in points[:2]] == [date(2012, 6, 1), date(2012, 6, 30)]
    assert sum(_value(point.then) for point in points) == _value(
        figure("mem.netgrowth", unit=PROVINCE, since=since, on=on)
    )


def _value(told: Figure) -> float:
    assert told.value is not None
    return float(told.value)


@given(st.integers(0, 2**32))
@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_the_whole_is_the_sum_of_its_children_and_nothing_is_lost(db: None, seed: int) -> None:
    """Over made-up registers with splits and mergers: recast, a total is what it was, and each unit its children."""
    random = Random(seed)
    with transaction.atomic():
        _written(made_up(random))
        register = Register(rows_now())
        for _ in range(4):
            _hold_together(register, on=random.choice(DAYS), tree=random.choice(DAYS) + random.choice((-1, 0, 1)) * DAY)
        transaction.set_rollback(True)


def _written(register: MadeUp) -> None:
    for batch in range(len(register.batches)):
        with written_at(datetime(2015 + batch, 3, 1, tzinfo=UTC)):
            register.write(batch)


def _hold_together(register: Register, *, on: date, tree: date) -> None:
    living = [unit for unit, row in register.units.items() if holds(row["valid_during"], tree)]
    told = {unit: figure("mem.total", unit=unit, on=on, tree=tree).numerator for unit in living}
    now = list(members_on(register, on))

    assert told[1] == figure("mem.total", unit=1, on=on).numerator == len(now)
    for unit in living:
        children = [child for child in living if register.parent(child, tree) == unit]
        own = told[unit] - sum(told[child] for child in children)
        assert own == sum(_at(register, member.unit, unit, children, tree) for member in now if member.unit)


def _at(register: Register, cell: int, unit: int, children: list[int], tree: date) -> Fraction:
    """Give the part of the cell that stands at the unit and in none of its children."""
    whole = portion(register, cell, unit, tree, as_child=False)
    return whole - sum(portion(register, cell, child, tree, as_child=False) for child in children)
