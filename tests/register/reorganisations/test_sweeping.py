"""What a reorganisation leaves dead in the tables of the tree is cleared away once it is committed."""

import pytest
from django.db import connection

from chibo.register.reorganisations.api import (
    NotApplied,
    Rename,
    begin_run,
    carry_out_run,
    reverse_reorganisation,
)
from tests.register.reorganisations.acting import applied
from tests.worlds.lam_son import World


def _sweeps() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vacuum_count FROM pg_stat_user_tables WHERE schemaname = 'public'"
            " AND relname IN ('units_unit', 'units_placement', 'units_branch')"
        )
        return [count for (count,) in cursor.fetchall()]


def test_the_tree_is_swept_after_applying_and_after_reversing(committed_world: World) -> None:
    world, registrar = committed_world, committed_world.actors["registrar_of_province"]

    reorganisation = applied([Rename(world.units["kiem_lam"], "Chi bộ Hạt Kiểm lâm khu vực")], by=registrar)
    assert _sweeps() == [1, 1, 1]

    carry_out_run(begin_run(reorganisation_id=reorganisation, what="reverse", reason="a mistake", by=registrar))
    assert _sweeps() == [2, 2, 2]

    with pytest.raises(NotApplied):
        reverse_reorganisation(reorganisation_id=reorganisation, reason="a mistake", by=registrar)
    assert _sweeps() == [2, 2, 2]
