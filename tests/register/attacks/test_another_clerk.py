"""Another clerk does anything on any day, by other seeds: a file of its own, so that it works beside the first one."""

import pytest

from tests.register.attacks.test_one_clerk import work


@pytest.mark.long
def test_whatever_another_clerk_does_for_long_the_register_is_what_the_model_says(db: None) -> None:
    """Four and a half thousand steps."""
    taken = work(4_500, first_seed=10_000)

    assert taken["all"] >= 4_500
