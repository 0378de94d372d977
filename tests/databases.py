"""Give tests a register to write in.

`db` (pytest-django's) rolls everything back at the end; entries are sealed at commit, so `sealed` seals them early.
`committed_database` is a database of the test's own, for several connections and true commits: history refuses the
TRUNCATE by which such tests are cleaned up elsewhere, so the whole database is dropped.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from itertools import count

import pytest
from django.db import connection, connections
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

BEFORE_ALL = datetime(2009, 12, 1, 8, tzinfo=timezone(timedelta(hours=7)))
_number = count(1)


def fill_test_register() -> None:
    """Make the register one for tests, with the code lists of the house, as recorded before any test's first day."""
    from chibo.kernel.actors import OPERATOR
    from chibo.register.codes.api import load_codes
    from chibo.trust.audit.api import entry
    from chibo.trust.audit.models import Installation

    if not Installation.objects.exists():
        Installation.objects.create(kind="test")
        with entry(by=OPERATOR, reason="code lists", recorded_at=BEFORE_ALL):
            load_codes(by=OPERATOR)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Make and fill the database of this worker once: what is committed here is there for every test."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        fill_test_register()
    yield
    with django_db_blocker.unblock():
        _rule(f'DROP DATABASE IF EXISTS "{_kept()}"')
        teardown_databases(made, verbosity=0)


@contextmanager
def sealed() -> Iterator[None]:
    """Seal what is entered inside now, as its commit would, so that it counts as known."""
    yield
    seal()


def seal() -> None:
    """Give the open entries of this transaction their place in the order of commits."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture(scope="session")
def kept_template(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> str:
    """Keep a copy of the filled database that nobody connects to: what databases of tests' own are made from."""
    with django_db_blocker.unblock():
        kept, filled = _kept(), connection.settings_dict["NAME"]
        connection.close()
        _rule(f'CREATE DATABASE "{kept}" TEMPLATE "{filled}"')
    return kept


def _kept() -> str:
    return f"{connection.settings_dict['NAME']}_kept"


@pytest.fixture
def committed_database(kept_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Give the test a database of its own, filled with the code lists; every thread's connection leads to it."""
    name = copied_database(kept_template)
    with django_db_blocker.unblock(), another_database(name, template=kept_template):
        yield name


def copied_database(template: str) -> str:
    """Name the next copy of the template."""
    return f"{template}_{next(_number)}"


@contextmanager
def another_database(name: str, *, template: str) -> Iterator[None]:
    """Let every new connection lead to a fresh copy of the template, dropped at the end."""
    usual = connection.settings_dict["NAME"]
    connections.close_all()
    _rule(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        connection.settings_dict["NAME"] = usual
        # Without FORCE: it would try to stop an autovacuum worker, which is not ours; without it the server does.
        _rule(f'DROP DATABASE "{name}"')


def _rule(*statements: str) -> None:
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
