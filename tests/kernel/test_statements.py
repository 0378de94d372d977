"""What every page asks is planned once a connection; never while tables stand for others."""

from django.db import connection

from chibo.kernel.statements import kept_cursor, planned_anew

ASKED = "SELECT %(one)s::int + 40"


def asked(times: int) -> list[object]:
    found = []
    for _ in range(times):
        with kept_cursor() as cursor:
            cursor.execute(ASKED, {"one": 2})
            found.append(cursor.fetchone())
    return found


def kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%+ 40'")
        (number,) = cursor.fetchone()
    return int(number)


def test_a_statement_asked_again_is_kept_planned_and_answers_the_same(db: None) -> None:
    assert asked(4) == [(42,)] * 4

    assert kept() == 1


def test_where_tables_change_their_meaning_nothing_is_kept_planned(db: None) -> None:
    before = kept()
    with planned_anew():
        with kept_cursor() as cursor:
            for _ in range(4):
                cursor.execute("SELECT %(one)s::int + 40", {"one": 3})
        assert kept() == before
