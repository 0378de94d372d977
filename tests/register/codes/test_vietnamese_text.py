"""The database folds and orders Vietnamese text just as the kernel does."""

from unicodedata import category, normalize

import pytest
from django.db import connection
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chibo.kernel.texts import fold, sort_key
from chibo.kernel.texts.alphabet import VIETNAMESE_LETTERS
from chibo.kernel.texts.folding import ODD_SPACES, UNSEEN

LETTERS = VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper() + "fjwzFJWZ"
NAMES = st.text(LETTERS + "  '-.1290", max_size=30)
# The two know the same characters only as far as both know them at all; NUL and half characters are no text.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"], exclude_characters="\0"), max_size=30)
TROUBLE = st.text(ODD_SPACES + UNSEEN + "\u0300\u0309\u0303\u0301\u0323\u0306\u0302\u031b Đđ", max_size=30)

pytestmark = pytest.mark.django_db


def in_database(texts: list[str]) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT vietnamese_fold(given), vietnamese_sort_key(given)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS texts (given, place) ORDER BY place",
            [texts],
        )
        return [(folded, ordered) for folded, ordered in cursor.fetchall()]


def in_kernel(texts: list[str]) -> list[tuple[str, str]]:
    return [(fold(text), sort_key(text)) for text in texts]


def test_every_character_that_both_know_is_folded_and_ordered_alike() -> None:
    characters = [chr(code) for code in range(1, 0x2FA20)]
    known = [character for character in characters if category(character) not in {"Cs", "Cn", "Co"}]

    assert in_database(known) == in_kernel(known)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAMES | ANY_TEXT | TROUBLE, max_size=50))
@example(["Nguyễn Thị Hoà", normalize("NFD", "Nguyễn Thị Hoà"), "ĐẶNG", "", " ", "Σίσυφος Σ", "İzmir", "Y"])
def test_texts_are_folded_and_ordered_alike(texts: list[str]) -> None:
    assert in_database(texts) == in_kernel(texts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAMES, max_size=50, unique=True))
def test_the_database_puts_names_in_the_same_order(names: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM unnest(%s::text[]) AS names (name)"
            ' ORDER BY vietnamese_sort_key(name) COLLATE "C", name COLLATE "C"',
            [names],
        )
        in_order = [name for (name,) in cursor.fetchall()]

    assert in_order == sorted(names, key=lambda name: (sort_key(name), name))


def test_no_text_stays_no_text() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vietnamese_fold(NULL), vietnamese_sort_key(NULL)")

        assert cursor.fetchone() == (None, None)


def test_a_table_can_keep_both_as_stored_columns() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE names (name text,"
            " folded text GENERATED ALWAYS AS (vietnamese_fold(name)) STORED,"
            " ordered text GENERATED ALWAYS AS (vietnamese_sort_key(name)) STORED)"
        )
        cursor.execute("INSERT INTO names (name) VALUES ('Đặng Thị Hoà')")
        cursor.execute("SELECT folded, ordered FROM names")

        assert cursor.fetchone() == ("dang thi hoa", sort_key("Đặng Thị Hoà"))
