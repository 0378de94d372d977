"""The worlds as fixtures."""

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.databases import another_database, copied_database

if TYPE_CHECKING:
    from tests.worlds.keeping import Rows
    from tests.worlds.lam_son import World


@pytest.fixture(scope="session")
def world_kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> "tuple[World, Rows]":
    """Build the province of Lam Sơn once, keep its rows, and take it back."""
    from tests.worlds.keeping import kept_rows, last_keys
    from tests.worlds.lam_son import build

    with django_db_blocker.unblock(), transaction.atomic():
        before = last_keys()
        built = build()
        rows = kept_rows(before)
        transaction.set_rollback(True)
    return built, rows


@pytest.fixture
def world(world_kept: "tuple[World, Rows]", db: None) -> "World":
    """Give the province of Lam Sơn with its past, within the test's own transaction."""
    from tests.worlds.keeping import lay_down

    built, rows = world_kept
    lay_down(rows)
    return deepcopy(built)


@pytest.fixture
def committed_world(
    world_kept: "tuple[World, Rows]", kept_template: str, django_db_blocker: DjangoDbBlocker
) -> "Iterator[World]":
    """Give the province in a database of the test's own, committed, for tests with several connections."""
    from tests.worlds.keeping import count_on, lay_down

    built, rows = world_kept
    with django_db_blocker.unblock(), another_database(copied_database(kept_template), template=kept_template):
        lay_down(rows)
        count_on(rows)
        yield deepcopy(built)
