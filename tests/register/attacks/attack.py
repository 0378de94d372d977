"""Mark a test as an attack and say what becomes of it: the table in the docs is read off the marks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import DatabaseError, connection, transaction

from chibo.config.checks.register import findings
from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import ChiboError
from chibo.trust.audit.api import entry
from tests.register.refusing import refuses
from tests.trust.audit.register_rows import whole_register

RIGHT = "right"
ATTACKS: list["Attack"] = []


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack: its sentence, what becomes of it, the test that tries it and where that stands."""

    sentence: str
    outcome: str
    test: str
    room: str


def attack[Test: Callable[..., None]](sentence: str, outcome: str) -> Callable[[Test], Test]:
    """Enter the test into the table; the outcome is `RIGHT`, or the name of the error or constraint that refuses it."""

    def entered(test: Test) -> Test:
        ATTACKS.append(Attack(sentence, outcome, test.__name__, test.__module__.rpartition(".")[2]))
        return test

    return entered


@contextmanager
def refused(error: type[ChiboError], code: str = "") -> Iterator[None]:
    """Hold that what is done inside is refused by this error, nothing is written, and the register is sound."""
    with refuses(error, code):
        yield
    sound()


@contextmanager
def refused_by_the_database(constraint: str) -> Iterator[None]:
    """Hold that rows written inside an entry are refused by that name, at the latest at the end, and nothing stays."""
    before = whole_register()
    with pytest.raises(DatabaseError) as raised, transaction.atomic():  # noqa: PT012 (what is tried stands in the caller)
        with entry(by=OPERATOR, reason="by hand"):
            yield
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    assert getattr(getattr(raised.value.__cause__, "diag", None), "constraint_name", None) == constraint
    assert whole_register() == before


def sound(*but: str) -> None:
    """Hold that every check of the register, but those named, finds no breach."""
    breaches = {finding.check.key: finding.breaches for finding in findings() if finding.breaches}
    assert not breaches.keys() - set(but), breaches
