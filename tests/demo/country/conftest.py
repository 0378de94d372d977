from collections.abc import Iterator
from datetime import datetime

import pytest
from pytest_django import DjangoDbBlocker

from tests.databases import another_database, copied_database
from tests.demo.country.catalogue import Catalogue, catalogue

UNITS, MEMBERS = 2_000, 5_000


@pytest.fixture(scope="module")
def fresh_catalogue(country: Catalogue) -> Catalogue:
    """Give what the catalogue said before anything was loaded."""
    return country


@pytest.fixture(scope="module")
def country(kept_template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Catalogue]:
    """Build a small country (Bắc Kạn and Thái Nguyên) into a database of the module's own."""
    from chibo.demo.country.building import build_country
    from chibo.demo.country.sizes import Sizes
    from chibo.kernel.actors import OPERATOR
    from chibo.kernel.clock import VIETNAM
    from chibo.register.areas.api import load_administrative_units
    from chibo.trust.audit.api import recording_at

    with django_db_blocker.unblock(), another_database(copied_database(kept_template), template=kept_template):
        with recording_at(datetime(2010, 1, 1, 8, tzinfo=VIETNAM)):
            load_administrative_units(by=OPERATOR)
        before = catalogue()
        for _ in build_country(Sizes(UNITS, MEMBERS)):
            pass
        yield before
