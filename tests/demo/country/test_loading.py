from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection, transaction

from chibo.config.checks.register import findings
from chibo.demo.country.building import (
    FolderHoldsSomethingElse,
    build_country,
    holds_country,
    refuse_country,
)
from chibo.demo.country.sizes import CountryTooSmall, Sizes
from chibo.kernel.clock import VIETNAM
from chibo.trust.audit.api import known_at
from tests.demo.country.catalogue import Catalogue, catalogue
from tests.demo.country.conftest import MEMBERS, UNITS

LAST_DAY = date(2025, 6, 30)
_COUNTED = "SELECT count(*) FROM members_place WHERE valid_during @> %s::date"


def rows(question: str, *parameters: str | int | date) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, parameters)
        return list(cursor.fetchall())


@pytest.mark.parametrize("what", ["constraints", "triggers", "keys at work", "indexes", "columns", "schemas"])
def test_after_the_load_the_schema_is_that_of_a_fresh_register(fresh_catalogue: Catalogue, what: str) -> None:
    assert catalogue()[what] == fresh_catalogue[what]


@pytest.mark.usefixtures("country")
def test_every_check_of_a_live_register_ticks() -> None:
    broken = {finding.check.key: finding.breaches for finding in findings() if finding.breaches}

    assert broken == {}


@pytest.mark.usefixtures("country")
def test_it_has_as_many_units_and_members_as_were_asked_for() -> None:
    assert rows("SELECT count(*) FROM units_unit") == [(UNITS,)]
    assert rows(_COUNTED, LAST_DAY) == [(MEMBERS,)]


@pytest.mark.usefixtures("country")
def test_events_tell_the_same_members_as_places() -> None:
    leaving = {"died", "removed", "transferred_out"}
    told = rows('SELECT member_id, kind, "on" FROM members_memberevent ORDER BY "on"')

    for on in (date(2012, 5, 1), date(2019, 12, 31), LAST_DAY):
        come = {member for member, kind, day in told if kind == "admitted" and day <= on}
        gone = {member for member, kind, day in told if kind in leaving and day <= on}
        assert rows(_COUNTED, on) == [(len(come - gone),)]


@pytest.mark.usefixtures("country")
def test_a_province_counts_the_members_that_walking_the_tree_finds() -> None:
    on = date(2016, 3, 1)
    below = defaultdict(list)
    for unit, parent in rows("SELECT unit_id, parent_id FROM units_placement WHERE valid_during @> %s::date", on):
        below[parent].append(unit)
    counted = Counter(cell for (cell,) in rows("SELECT cell_id FROM members_place WHERE valid_during @> %s::date", on))
    ((province,),) = rows("SELECT unit_id FROM units_unitcode WHERE code = '06.000.000.000.000'")
    waiting, walked = [province], 0
    while waiting:
        unit = waiting.pop()
        walked += counted[unit]
        waiting += below[unit]

    by_ancestry = rows(
        "SELECT count(*) FROM members_place place JOIN units_ancestry path ON path.unit_id = place.cell_id"
        " WHERE path.ancestor_id = %s AND path.valid_during @> %s::date AND place.valid_during @> %s::date",
        province, on, on,
    )  # fmt: skip

    assert by_ancestry == [(walked,)]
    assert walked > 0


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("year", [2010, 2014, 2024])
def test_what_was_known_at_the_end_of_a_year_is_what_is_known_of_it_now(year: int) -> None:
    on = date(year, 12, 31)
    now = rows(_COUNTED, on), rows("SELECT count(*) FROM units_unit WHERE valid_during @> %s::date", on)

    with transaction.atomic(), known_at(datetime(year, 12, 31, 18, tzinfo=VIETNAM)):
        then = rows(_COUNTED, on), rows("SELECT count(*) FROM units_unit WHERE valid_during @> %s::date", on)
        later = rows("SELECT count(*) FROM members_place WHERE upper(valid_during) > %s::date", date(year + 1, 1, 1))

    assert then == now
    assert later == [(0,)]  # no end was known beforehand


@pytest.mark.usefixtures("country")
def test_a_country_is_not_built_twice_nor_a_province_beside_it() -> None:
    assert holds_country()
    with pytest.raises(FolderHoldsSomethingElse):
        next(build_country(Sizes(UNITS, MEMBERS)))
    with pytest.raises(FolderHoldsSomethingElse):
        refuse_country()


@pytest.mark.parametrize(("units", "members"), [(1_999, 5_000), (2_000, 1_999), (900_001, 5_600_000)])
def test_impossible_sizes_are_refused(units: int, members: int) -> None:
    with pytest.raises(CountryTooSmall):
        Sizes(units, members)
