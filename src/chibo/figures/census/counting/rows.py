"""Give the rows behind a count, and the count by the child unit they stand under."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chibo.figures.census.census import Census
from chibo.figures.census.counting.asking import Asked, Question, added_up, used_in
from chibo.figures.census.counting.scopes import number_of
from chibo.figures.census.memory.answers import Line
from chibo.figures.census.populations import COUNTED, FACTS
from chibo.kernel.census import Facet
from chibo.kernel.statements import statement

_CHILD = "child"
_PLACEMENTS = next(one for one in FACTS if one.key == "placements")


@dataclass(frozen=True, slots=True)
class FactCounted:
    """One row behind a count: the fact's id, the unit it stands in (None: none), its day, the place of its share.

    The day is that of the event, of a stock the one asked about. `is_uncertain`: it hangs on an imprecise date.
    """

    id: int
    unit: int | None
    day: date
    share: int
    is_uncertain: bool


def rows_of(
    census: Census, asked: Asked, *, offset: int = 0, limit: int | None = None
) -> tuple[int, Sequence[FactCounted]]:
    """How many rows are behind the count, and which are they, in the order of their units in the tree?

    What `asked.by` says is passed over: rows are not told apart.
    """
    unit_no = number_of(census, asked.unit)
    if unit_no is None:
        return 0, ()
    question = _Rows(census, replace(asked, by=()), COUNTED[asked.population], unit_no)
    sql, parameters = question.listing()
    cursor = census.cursor()
    (total,) = cursor.execute(f"SELECT count(*) FROM ({sql})", parameters).fetchone() or (0,)
    order = "ORDER BY unit_no NULLS LAST, day, id, share"
    page = f"SELECT id, unit_id, day, share, is_uncertain FROM ({sql}) {order} LIMIT $many OFFSET $first"
    many = int(total) if limit is None else limit
    found = cursor.execute(page, parameters | {"many": many, "first": offset}).fetchall()
    return int(total), tuple(FactCounted(*row) for row in found)


def counts_by_child(census: Census, asked: Asked) -> list[Line]:
    """Count by the direct child of the unit under which a row stands on its own day: child (None: in the unit), count.

    Only in the trees of then: what is asked with a `tree` is counted child by child instead.
    """
    unit_no = number_of(census, asked.unit)
    if unit_no is None:
        return []
    question = _ByChild(census, replace(asked, by=(_CHILD,)), COUNTED[asked.population], unit_no)
    cursor = census.cursor()
    told: list[Line] = []
    for sql in question.counts():
        named = (
            f"SELECT numbered.unit_id, counted.n, counted.u FROM ({sql}) counted"
            f" LEFT JOIN {census.units('unit_number')} numbered ON numbered.unit_no = counted.k0::INTEGER"
        )
        told += cursor.execute(named, used_in(named, question.parameters)).fetchall()
    return [(child, n) for child, n, _ in added_up(told)]


class _Rows(Question):
    """A question whose rows are given and not counted."""

    def listing(self) -> tuple[str, dict[str, object]]:
        """Put the SELECT of rows together; facts that changed are put together with those that did not."""
        share = self._scope()
        day = "fact.day" if self.counted.population.is_flow else "$on::DATE AS day"
        sql = (
            f"SELECT fact.id, fact.unit_no, placed.unit_id, {day}, {share} AS share,"
            f" coalesce(fact.certain_on > $on, false) AS is_uncertain"
            f" FROM {self.census.standing(self.facts)} fact {' '.join(self.joins)}"
            f" LEFT JOIN {self.census.units('unit_number')} placed ON placed.unit_no = fact.unit_no"
            f" WHERE {self._where()}"
        )
        return sql, used_in(sql, self.parameters)


class _ByChild(Question):
    """A question that tells rows apart by the child of the unit they stand under."""

    def __init__(self, *asked: object) -> None:
        super().__init__(*asked)  # type: ignore[arg-type]
        self.facets[_CHILD] = Facet(_CHILD, "child.child_no", joins=(_CHILD,))

    def _join(self, name: str) -> str:
        if name != _CHILD:
            return super()._join(name)
        table = f"{self.census.tree.schema}.children_{self.unit_no}"
        if (_CHILD, self.unit_no) not in self.census.tree.found:
            asked = statement("chibo.figures.census.queries", "children").format(
                placements=self.census.standing(_PLACEMENTS)
            )
            self.census.cursor().execute(f"CREATE TABLE IF NOT EXISTS {table} AS {asked}", {"unit_no": self.unit_no})
            self.census.tree.found[_CHILD, self.unit_no] = table
        day = self.counted.tree_day if self.counted.population.is_flow else "$on"
        stood = f"child.from_on <= {day} AND {day} < child.to_on"
        return f"LEFT JOIN {table} child ON child.unit_no = fact.unit_no AND {stood}"
