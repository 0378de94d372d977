from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from chibo.demo.country.conversion import converted
from chibo.demo.country.official import places_on
from chibo.demo.country.reform import Reform, reform_of_register
from chibo.demo.country.reform_day import EVE, REFORM
from chibo.demo.country.reform_table import read_table, write_table
from chibo.demo.country.standing import standing_on
from chibo.kernel.actors import OPERATOR, Actor
from chibo.register.decisions.api import Basis
from chibo.register.reorganisations.api import (
    Absorb,
    Merge,
    Split,
    apply_reorganisation,
    approve_reorganisation,
    draft_reorganisation,
    rehearse,
)
from chibo.trust.access.api import Role, grant_role
from chibo.trust.accounts.api import register_user

BASIS = Basis("national list", "2025")
_KINDS_ON = """
SELECT kind.code, count(*) FROM units_unit unit
  JOIN LATERAL (SELECT code FROM units_unitattribute was WHERE was.unit_id = unit.id AND dimension = 'unit_kind'
                   AND (first_on IS NULL OR first_on <= %(on)s) ORDER BY first_on DESC NULLS LAST LIMIT 1) kind ON true
 WHERE unit.valid_during @> %(on)s::date GROUP BY 1
"""


def kinds_on(on: date) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_KINDS_ON, {"on": on})
        return dict(cursor.fetchall())


@pytest.fixture(scope="module")
def reform(country: object) -> Reform:
    return reform_of_register()


@pytest.fixture(scope="module")
def reformed(reform: Reform) -> None:
    user = register_user(username="pheduyet", display_name="Phê duyệt", password="Phê duyệt 2025", by=OPERATOR)
    apex = standing_on(EVE).by_code["00.000.000.000.000"].id
    grant_role(user_id=user.pk, role=Role.REGISTRAR, unit_id=apex, effective_on=EVE, reason="to approve", by=OPERATOR)
    approver = Actor(user.pk, "Phê duyệt")
    drafted = draft_reorganisation(
        title="1/7/2025", actions=reform.actions, effective_on=REFORM, basis=BASIS, by=OPERATOR
    )
    rehearse(reorganisation_id=drafted, by=OPERATOR)
    approve_reorganisation(reorganisation_id=drafted, basis=BASIS, by=approver)
    apply_reorganisation(reorganisation_id=drafted, basis=BASIS, by=OPERATOR)


@pytest.mark.usefixtures("country")
def test_each_commune_of_the_list_before_goes_somewhere_and_what_the_list_leaves_out_is_named() -> None:
    before = {place.code: place for place in places_on(EVE)}
    after = {place.code for place in places_on(REFORM)}

    told = converted(before)

    assert set(told.targets) == {code for code, place in before.items() if place.level == "commune"}
    assert {new for targets in told.targets.values() for new in targets} <= after
    assert (len(told.placed_by_guess), len({old for old, _ in told.unknown_before})) == (28, 10)


def test_every_old_commune_ends_once_or_goes_on(reform: Reform) -> None:
    ended = Counter[int]()
    for action in reform.actions:
        if isinstance(action, Absorb | Merge):
            ended.update(action.absorbed if isinstance(action, Absorb) else action.predecessors)  # type: ignore[arg-type]
        elif isinstance(action, Split) and action.unit not in action.parts:
            ended[action.unit] += 1  # type: ignore[index]

    assert set(ended.values()) == {1}
    assert "01957 Xã Thượng Quan: called split, one part is listed" in reform.gaps


def test_the_table_read_back_gives_the_same_actions(reform: Reform, tmp_path: Path) -> None:
    standing = standing_on(EVE)
    codes = {unit.id: code for code, unit in standing.by_code.items()}
    file = tmp_path / "reform.csv"

    write_table(reform.actions, codes, file)

    assert read_table(file, {code: unit for unit, code in codes.items()}) == reform.actions


@pytest.mark.usefixtures("reformed")
def test_on_the_day_the_districts_are_gone_and_each_new_commune_stands_once() -> None:
    before, after = kinds_on(EVE), kinds_on(REFORM)
    new = [place for place in places_on(REFORM) if place.level == "commune" and place.parent == "19"]

    assert after["commune"] + after["ward"] == len(new) == 92
    assert not {"rural_district", "town", "provincial_city", "township"} & set(after)
    assert (before["province"], after["province"]) == (2, 1)
    assert after["sub_cell"] == before["sub_cell"]


@pytest.mark.usefixtures("reformed")
def test_every_member_is_there_once_on_both_days() -> None:
    with connection.cursor() as cursor:
        for on in (EVE, REFORM):
            cursor.execute(
                "SELECT count(*), count(DISTINCT place.member_id) FROM members_place place"
                " JOIN units_ancestry path ON path.unit_id = place.cell_id AND path.valid_during @> %s::date"
                " JOIN units_unitcode code ON code.unit_id = path.ancestor_id AND code.code = '00.000.000.000.000'"
                " WHERE place.valid_during @> %s::date",
                [on, on],
            )
            assert cursor.fetchone() == (5_000, 5_000)


@pytest.mark.usefixtures("reformed")
def test_villages_lie_in_the_new_communes() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT commune_code FROM areas_areacommune WHERE valid_during @> %s::date", [REFORM])
        lie_in = {code for (code,) in cursor.fetchall()}

    assert lie_in <= {place.code for place in places_on(REFORM) if place.parent == "19"}
