
import pytest
from tests.exchange.importing.test_all_or_nothing import _try_at, _statements_of_an_import
@pytest.mark.django_db
def test_x(folder, settings):
    settings.CHIBO_DATA = folder
    n = _statements_of_an_import()
    print(n)
    _try_at(range(n - 8, n), folder)
