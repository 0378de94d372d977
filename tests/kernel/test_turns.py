"""One holds a turn at a time, and all see how far it is; it ends with its holder."""

import pytest

from chibo.kernel.turns import Progress, turn, turn_held

pytestmark = pytest.mark.django_db


def test_one_holds_a_turn_and_others_do_not_until_it_is_over() -> None:
    with turn("tests.bread", 7) as held:
        with turn("tests.bread", 7) as second, turn("tests.bread", 8) as of_another, turn("tests.milk", 7) as other:
            taken = [one is not None for one in (held, second, of_another, other)]
        assert turn_held("tests.bread", 7) == Progress()

    assert taken == [True, False, True, True]
    assert turn_held("tests.bread", 7) is None
    with turn("tests.bread", 7) as again:
        assert again is not None


def test_whoever_waits_sees_how_far_it_is() -> None:
    with turn("tests.bread", 7) as held:
        assert held is not None
        held.tell(2, 307)

        assert turn_held("tests.bread", 7) == Progress(2, 307)
        assert turn_held("tests.bread", 8) is None


def test_a_turn_ends_with_what_breaks_off() -> None:
    with pytest.raises(ZeroDivisionError), turn("tests.bread", 7):
        raise ZeroDivisionError

    assert turn_held("tests.bread", 7) is None
