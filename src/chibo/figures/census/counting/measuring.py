"""Tell more of rows than how many there are: of how many persons they are, and what a number they have comes to."""

from typing import Any

from chibo.figures.census.census import Census
from chibo.figures.census.counting.asking import Asked, Question, shown, used_in
from chibo.figures.census.counting.scopes import number_of
from chibo.figures.census.memory.answers import Line
from chibo.figures.census.populations import COUNTED

_PERSONS = "count(DISTINCT fact.subject_id) AS n, count(DISTINCT fact.subject_id) FILTER (fact.certain_on > $on) AS u"
_NUMBERS = (
    "count(*) AS n, count(*) FILTER (fact.certain_on > $on) AS u, count({0}) AS known, sum({0})::BIGINT AS total,"
    " min({0}) AS least, max({0}) AS greatest, median({0}) AS median"
)


def persons_in(census: Census, asked: Asked) -> list[Line]:
    """Count persons: one line a combination of the facets and a share, with how many, and how many are uncertain."""
    return _lines(census, asked, "")


def numbers_in(census: Census, asked: Asked, number: str) -> list[Line]:
    """Tell of a number that rows have.

    One line a combination of the facets and a share: how many rows, how many of them uncertain, of how many the number
    is known, and its sum, least, greatest and median.
    """
    return _lines(census, asked, number)


def _lines(census: Census, asked: Asked, number: str) -> list[Line]:
    unit_no = number_of(census, asked.unit)
    if unit_no is None:
        return []
    question = _Measured(census, asked, COUNTED[asked.population], unit_no)
    sql, parameters = question.measured(number)
    return census.cursor().execute(sql, used_in(sql, parameters)).fetchall()


class _Measured(Question):
    """A question over the rows as they stand, put together: what is distinct cannot be added up from two tables."""

    def measured(self, number: str) -> tuple[str, dict[str, Any]]:
        """Put the SELECT together."""
        share = self._scope()
        keys = [self._inner(facet) for facet in self.by]
        told = _PERSONS
        if number:
            told = _NUMBERS.format(self._inner(next(one for one in self.counted.numbers if one.key == number)))
        inner = "".join(f"{key} AS k{place}, " for place, key in enumerate(keys))
        rows = f"{self.census.standing(self.facts)} fact {' '.join(self.joins)}"
        grouped = "GROUP BY ALL" if keys or self.asked.tree else ""
        counted = f"SELECT {inner}{share} AS share, {told} FROM {rows} WHERE {self._where()} {grouped}"
        if not keys:
            return counted, self.parameters
        named = ", ".join(f"{shown(facet, f'k{place}')} AS k{place}" for place, facet in enumerate(self.by))
        return f"SELECT * REPLACE ({named}) FROM ({counted}) ORDER BY ALL", self.parameters
