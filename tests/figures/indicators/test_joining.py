"""How the database joins changes how soon a figure comes and never what it is."""

from datetime import date

import pytest
from django.db import connection

from chibo.figures.api import BY_CODE, DimensionUnknown, figure
from chibo.figures.indicators.queries import planning
from tests.worlds.lam_son import World

DAY = date(2021, 6, 1)


def _planned() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_nestloop")
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize("code", BY_CODE)
def test_a_large_unit_is_counted_as_a_small_one_is(world: World, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = figure(code, unit=world.units["province"], on=DAY, since=date(2010, 1, 1))
    monkeypatch.setattr(planning, "LARGE", 0)

    joined = figure(code, unit=world.units["province"], on=DAY, since=date(2010, 1, 1))

    assert joined == looked_up
    assert _planned() == "on"


def test_a_refused_question_leaves_the_planner_as_it_was(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "LARGE", 0)

    with pytest.raises(DimensionUnknown):
        figure("mem.total", unit=world.units["province"], on=DAY, by=("colour",))

    assert _planned() == "on"
