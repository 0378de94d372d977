"""What was counted once is not counted again, as long as there is room for it."""

import duckdb

from chibo.figures.census.memory.answers import Answers

_COUNT = "SELECT count(*) FROM facts WHERE day <= $on"


def test_the_same_question_is_counted_once() -> None:
    cursor = _facts(3)
    answers = Answers()
    assert answers.of(cursor, _COUNT, {"on": 2}) == [(2,)]
    cursor.execute("DROP TABLE facts")
    assert answers.of(cursor, _COUNT, {"on": 2}) == [(2,)]


def test_another_day_is_another_question() -> None:
    cursor = _facts(3)
    answers = Answers()
    assert [answers.of(cursor, _COUNT, {"on": day}) for day in (1, 2, 3)] == [[(1,)], [(2,)], [(3,)]]


def test_what_was_asked_longest_ago_is_forgotten_first() -> None:
    cursor = _facts(3)
    answers = Answers(most_lines=4)
    for day in (1, 2, 1, 3):
        answers.of(cursor, _COUNT, {"on": day})
    cursor.execute("DELETE FROM facts")
    assert [answers.of(cursor, _COUNT, {"on": day}) for day in (1, 3, 2)] == [[(1,)], [(3,)], [(0,)]]


def test_nothing_is_kept_once_it_was_cleared() -> None:
    cursor = _facts(3)
    answers = Answers()
    answers.of(cursor, _COUNT, {"on": 2})
    answers.clear()
    cursor.execute("DELETE FROM facts")
    assert answers.of(cursor, _COUNT, {"on": 2}) == [(0,)]


def _facts(many: int) -> duckdb.DuckDBPyConnection:
    cursor = duckdb.connect(":memory:")
    cursor.execute("CREATE TABLE facts AS SELECT unnest(range(1, ? + 1)) AS day", [many])
    return cursor
