"""Say that a command refuses, and leaves nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from chibo.kernel.errors import ChiboError
from chibo.trust.audit.models import Entry
from tests.trust.audit.register_rows import whole_register


@contextmanager
def refuses(error: type[ChiboError], code: str = "") -> Iterator[None]:
    """Hold that what is done inside raises this error, by that code, with a text whole; and that nothing is changed."""
    before, entries = whole_register(), Entry.objects.count()

    with pytest.raises(error) as raised, transaction.atomic():
        yield

    assert not code or raised.value.code == code
    assert "%(" not in str(raised.value)
    assert whole_register() == before
    assert Entry.objects.count() == entries
