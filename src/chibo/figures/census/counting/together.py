"""Count for many questions in few statements: what a statement costs besides its counting is paid once for several."""

from collections.abc import Sequence
from typing import Any

from chibo.figures.census.census import Census
from chibo.figures.census.counting.asking import Asked, Question, added_up, named_apart, used_in
from chibo.figures.census.counting.scopes import number_of
from chibo.figures.census.memory.answers import Line
from chibo.figures.census.populations import COUNTED

# As many as are planned and counted soonest, two threads at work; see bench/desk.
_AT_ONCE = 16


def counts_together(census: Census, asked: Sequence[Asked]) -> list[Line]:
    """Count for each question, in their order: count and how much of it is uncertain.

    None may have a breakdown, or the tree of another day.
    """
    found: list[Line] = []
    for first in range(0, len(asked), _AT_ONCE):
        found += _counted(census, asked[first : first + _AT_ONCE])
    return found


def _counted(census: Census, asked: Sequence[Asked]) -> list[Line]:
    numbers = {unit: number_of(census, unit) for unit in {one.unit for one in asked}}
    branches, parameters, lines = [], dict[str, Any](), list[Line]()
    for place, one in enumerate(asked):
        unit_no = numbers[one.unit]
        if unit_no is None:
            continue
        question = Question(census, one, COUNTED[one.population], unit_no)
        told, statements = question.told()
        lines += [(place, n, u) for _, n, u in told]
        for sql in statements:
            given = used_in(sql, question.parameters)
            parameters |= {f"{name}_of_{place}": value for name, value in given.items()}
            branches.append(f"SELECT {place} AS place, n, u FROM ({named_apart(sql, place)})")
    if branches:
        lines += census.lines(" UNION ALL ".join(branches), parameters)
    found = {place: (n, u) for place, n, u in added_up(lines)}
    return [found.get(place, (0, 0)) for place in range(len(asked))]
