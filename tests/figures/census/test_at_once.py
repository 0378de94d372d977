"""Statements that do not wait for one another are executed at once, and none fails in silence."""

import duckdb
import pytest

from chibo.figures.census.making.at_once import execute_at_once


def test_all_have_been_executed_when_it_ends() -> None:
    with duckdb.connect() as engine:
        execute_at_once(engine, (f"CREATE TABLE made_{one} AS SELECT {one} AS place" for one in range(5)))

        assert [engine.execute(f"SELECT place FROM made_{one}").fetchone() for one in range(5)] == [
            (0,),
            (1,),
            (2,),
            (3,),
            (4,),
        ]


def test_one_that_fails_is_raised_after_the_others() -> None:
    with duckdb.connect() as engine:
        with pytest.raises(duckdb.CatalogException, match="nowhere"):
            execute_at_once(engine, ["SELECT * FROM nowhere", "CREATE TABLE made AS SELECT 1 AS place"])

        assert engine.execute("SELECT place FROM made").fetchone() == (1,)
