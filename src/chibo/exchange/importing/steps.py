"""Run the SQL of an import, statement by statement, in the order in which one thing rests on another."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from django.db import connection

type Parameter = str | int | bool | date | list[int] | None
type Parameters = Mapping[str, Parameter]

WRITING = ("write_units", "write_areas", "write_people", "write_members", "write_offices")

_MADE = re.compile(r"CREATE TEMP TABLE (\w+)")
_END = re.compile(r";\s*$", re.MULTILINE)


def run(*names: str, parameters: Parameters, on_step: Callable[[], None] | None = None) -> None:
    """Run the statements of these files in turn; `is_large` among the parameters has temporary tables analysed."""
    is_large = parameters.get("is_large", False)
    with connection.cursor() as cursor:
        for name in names:
            for statement in statements_of(name):
                if is_large or not statement.startswith("ANALYZE"):
                    cursor.execute(statement, parameters)
                if is_large and (made := _MADE.match(statement)) and " ON COMMIT DROP AS" in statement:
                    # Nobody else looks at temporary tables: without figures of them the planner guesses, and badly.
                    cursor.execute(f"ANALYZE {made[1]}")
            if on_step:
                on_step()


@cache
def statements_of(name: str) -> tuple[str, ...]:
    """Give the statements of one file of SQL."""
    return tuple(_statements(files(__package__).joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")))


@cache
def tables_made() -> frozenset[str]:
    """Name the temporary tables that the statements make."""
    folder = files(__package__).joinpath("sql")
    return frozenset(
        made
        for file in folder.iterdir()
        if file.name.endswith(".sql")
        for made in _MADE.findall(file.read_text(encoding="utf-8"))
    )


def _statements(text: str) -> Iterator[str]:
    for part in _END.split(text):
        lines = [line for line in part.splitlines() if line.strip() and not line.lstrip().startswith("--")]
        if lines:
            yield "\n".join(lines)
