"""Migrations lead to the register and back to nothing."""

from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker

from tests.databases import another_database

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def empty_database(kept_template: str, django_db_blocker: DjangoDbBlocker) -> "Iterator[None]":
    with django_db_blocker.unblock(), another_database(f"{kept_template}_empty", template="template0"):
        yield


def _made() -> list[tuple[str, str]]:
    """What of ours stands in the database: tables, functions, types, schemas."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'table', relname::text FROM pg_class WHERE relkind IN ('r', 'v') AND relname <> 'django_migrations'"
            "   AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'history', 'known'))"
            " UNION SELECT 'function', proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            "   AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
            " UNION SELECT 'schema', nspname::text FROM pg_namespace WHERE nspname IN ('history', 'known')"
            " ORDER BY 1, 2"
        )
        return [(kind, name) for kind, name in cursor.fetchall()]


@pytest.mark.long
def test_all_migrations_can_be_undone_and_done_again(empty_database: None) -> None:
    call_command("migrate", verbosity=0)
    whole = _made()

    for room in [config.label for config in apps.get_app_configs() if config.name.startswith("chibo.")]:
        if (room, "0001_initial") in MigrationLoader(connection).graph.nodes:
            call_command("migrate", room, "zero", verbosity=0)
    nothing = _made()
    call_command("migrate", verbosity=0)

    assert [made for made in nothing if not made[1].startswith(("auth_", "django_", "account_"))] == []
    assert _made() == whole
