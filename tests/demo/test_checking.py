import pytest

from chibo.demo.api import demo_breaches
from chibo.demo.bac_kan.checking import lost_in_the_merger
from chibo.demo.bac_kan.province import BAC_KAN
from chibo.demo.targets import targets


@pytest.mark.django_db
def test_an_empty_register_misses_every_target_but_the_zeros() -> None:
    breaches = demo_breaches()

    assert len(breaches) == sum(target.value != 0 for target in targets(BAC_KAN)) + len(lost_in_the_merger())
    assert len(lost_in_the_merger()) == 1
    assert "37336" in next(breach for breach in breaches if breach.startswith("mem.total") and "2024-05-17" in breach)
