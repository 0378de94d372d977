"""What the census takes over is the same whether it is fetched on one connection or on two at once."""

from datetime import datetime
from pathlib import Path

import pytest
from django.db import transaction
from psycopg import sql

from chibo.config.census_fetching import fetch_at_once
from chibo.figures.api import head_of_register
from chibo.figures.census.making.taking import Fetch, over_the_connection
from chibo.figures.census.populations import SOURCES
from chibo.trust.audit.api import known_at, recorded_at_of
from tests.figures.census.test_bases import one_more
from tests.worlds.lam_son import World


def _fetched(fetch: Fetch, folder: Path, instant: datetime | None) -> dict[str, list[str]]:
    selects = {name: sql.SQL(source.taken.select) for name, source in SOURCES.items()}
    with known_at(instant) if instant else transaction.atomic():
        return {name: sorted(file.read_text().splitlines()) for name, file in fetch(selects, folder)}


@pytest.mark.parametrize("is_known", [True, False])
def test_two_connections_read_what_one_does(committed_world: World, tmp_path: Path, is_known: bool) -> None:
    before = recorded_at_of(head_of_register().seq) if is_known else None
    one_more(committed_world)

    at_once = _fetched(fetch_at_once, tmp_path, before)

    assert at_once == _fetched(over_the_connection, tmp_path, before)
    assert (at_once == _fetched(over_the_connection, tmp_path, None)) is not is_known
