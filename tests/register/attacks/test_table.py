"""The page of attacks is in step with the tests that try them."""

from tests.register.attacks.attack import ATTACKS
from tests.register.attacks.table import DOCS, table


def test_the_page_of_attacks_is_what_the_tests_say() -> None:
    assert DOCS.read_text(encoding="utf-8") == table()


def test_there_are_forty_attacks_and_more_each_with_a_sentence_of_its_own() -> None:
    table()
    sentences = {one.sentence: one for one in ATTACKS}

    assert len(sentences) >= 40
    assert len({one.test for one in sentences.values()}) == len(sentences)
