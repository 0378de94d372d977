"""Answer a question of the explorer as one table, which the page, its charts and its files show alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from chibo.desk.web.figures.asking import Asked
from chibo.desk.web.figures.words import CHILD, dimension_label, language, value_written, written_change, written_of
from chibo.figures.api import (
    Amount,
    CrossNeedsTwo,
    Figure,
    Measure,
    Part,
    Point,
    SeriesWithoutDecision,
    Wanted,
    crossed,
    explained,
    figures_of,
    labels_of,
    series_of,
)
from chibo.register.units.api import units_named_on
from chibo.trust.access.api import Scope

type Number = Amount | float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table, and how it is written."""

    value: Number
    written: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its key, its words, its numbers, and the question that narrows to it.

    On a map of the tree it is as large as `size` and coloured by `shade`.
    """

    key: tuple[str | None, ...]
    words: tuple[str, ...]
    cells: tuple[Cell, ...]
    narrows: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    on: date | None = None
    size: float = 0
    shade: float = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The figure asked for, the one it is compared with, and the table of what they are told apart by.

    A cross table has its totals, if its cells add up, and the same line by line in `uncrossed`, to draw from.
    """

    told: Figure
    other: Figure | None
    heads: tuple[str, ...]
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    points: tuple[Point, ...] = ()
    totals: tuple[Cell, ...] = ()
    uncrossed: "Answer | None" = None

    @property
    def total(self) -> tuple[Cell, ...]:
        """Give the last line: the figure itself under each column it has; of a cross table its totals."""
        if self.uncrossed is not None:
            return self.totals
        other = self.other.value if self.other else None
        return _cells(self.told.value, other, self.told.indicator.measure, is_compared=self.other is not None)


def answer_of(asked: Asked, scope: Scope) -> Answer:
    """Answer the question. Raises `CrossNeedsTwo`, and what `figure` raises, and `SeriesWithoutDecision`."""
    if asked.is_crossed and (len(asked.by) != 2 or asked.step is not None or asked.is_compared):
        raise CrossNeedsTwo
    if asked.step is not None:
        return _over_time(asked)
    if asked.by == (CHILD,):
        return _by_child(asked, scope)
    wanted = [asked.wanted(), *([asked.other().wanted()] if asked.is_compared else [])]
    told, *others = figures_of(wanted, known_at=asked.known_at)
    other = others[0] if others else None
    heads = tuple(map(dimension_label, told.by))
    answer = Answer(told, other, heads, _columns(asked), _lines(told, other))
    return _crossed(answer) if asked.is_crossed else answer


def _crossed(answer: Answer) -> Answer:
    told, table, labels = answer.told, crossed(answer.told), labels_of(answer.told, language())
    first, second = told.by

    def written_in(value: Number) -> Cell:
        return Cell(value, written_of(told.indicator.measure, value))

    nothing = 0 if table.adds_up else None
    lines = [
        Line(
            (row,),
            (_(labels[first, row]),),
            (
                *(
                    written_in(line.value if (line := table.lines.get((row, column))) else nothing)
                    for column in table.columns
                ),
                *((written_in(table.of_rows[row]),) if table.adds_up else ()),
            ),
            ((first, row),) if row is not None else (),
        )
        for row in table.rows
    ]
    columns = (*(_(labels[second, column]) for column in table.columns), *((_("Total"),) if table.adds_up else ()))
    totals = [*(table.of_columns[column] for column in table.columns), table.total] if table.adds_up else []
    head = f"{dimension_label(first)} \\ {dimension_label(second)}"
    return Answer(told, None, (head,), columns, tuple(lines), totals=tuple(map(written_in, totals)), uncrossed=answer)


def side_name(asked: Asked, beside: Asked) -> str:
    """Name a question beside another by what differs: its unit, its day or both."""
    unit = asked.unit.name if asked.unit.id != beside.unit.id else ""
    on = f"{asked.on:%d/%m/%Y}" if asked.on != beside.on else ""
    return ", ".join(one for one in (unit, on) if one) or f"{asked.on:%d/%m/%Y}"


def _columns(asked: Asked) -> tuple[str, ...]:
    if not asked.is_compared:
        return (_("Number"),)
    other = asked.other()
    return side_name(asked, other), side_name(other, asked), _("Difference")


def _cells(value: Number, other: Number, measure: Measure, *, is_compared: bool) -> tuple[Cell, ...]:
    own = Cell(value, written_of(measure, value))
    if not is_compared:
        return (own,)
    differs = None if value is None or other is None else value - other
    return own, Cell(other, written_of(measure, other)), Cell(differs, written_change(differs))


def _lines(told: Figure, other: Figure | None) -> tuple[Line, ...]:
    labels = labels_of(told, language()) | (labels_of(other, language()) if other else {})
    now = {row.keys: row.value for row in told.rows}
    then = {row.keys: row.value for row in other.rows} if other else {}
    keys = [*now, *(key for key in then if key not in now)]
    return tuple(
        Line(
            key,
            tuple(_(labels[pair]) for pair in zip(told.by, key, strict=True)),
            _cells(now.get(key, 0), then.get(key, 0), told.indicator.measure, is_compared=other is not None),
            tuple((name, value) for name, value in zip(told.by, key, strict=True) if value is not None),
        )
        for key in keys
    )


def _by_child(asked: Asked, scope: Scope) -> Answer:
    """Tell apart by the units directly under it: parts that make the whole exactly."""
    sides = [asked, *([asked.other()] if asked.is_compared else [])]
    opened = [
        explained(
            one.code, unit=one.unit.id, on=one.on, since=one.first_on, where=one.where, tree=one.tree,
            known_at=one.known_at, without=one.decision_id,
        )
        for one in sides
    ]  # fmt: skip
    values = [{part.unit: part.value for part in one.parts} for one in opened]
    units = list(dict.fromkeys(unit for side in values for unit in side))
    names = unit_names(units, asked.tree or asked.on, scope)
    told, other = opened[0].figure, opened[1].figure if len(opened) > 1 else None
    sizes = {part.unit: size_and_shade(part, opened[0].figure.indicator.measure) for part in opened[0].parts}
    lines = [
        Line(
            (str(unit) if unit else None,),
            (names[unit][0],),
            _cells(
                values[0].get(unit, 0),
                values[1].get(unit, 0) if other else None,
                told.indicator.measure,
                is_compared=other is not None,
            ),
            (),
            names[unit][1],
            None,
            *sizes.get(unit, (0.0, 0.0)),
        )
        for unit in units
    ]
    return Answer(told, other, (dimension_label(CHILD),), _columns(asked), tuple(lines))


def size_and_shade(part: Part, measure: Measure) -> tuple[float, float]:
    """Size what has a whole by the whole, and shade it by its share or its growth; else both by the number."""
    if part.denominator is None:
        return float(part.numerator), float(part.numerator)
    whole = float(part.denominator)
    if measure.is_of_a_number:
        return whole, float(part.value or 0)
    share = float(part.numerator) / whole if whole else 0.0
    return whole, share - 1 if measure is Measure.CHANGE and whole else share


def unit_names(units: Sequence[int | None], on: date, scope: Scope) -> dict[int | None, tuple[str, str]]:
    """Name units with the id of their page, as far as the reader may see them; None is the unit itself."""
    known = [unit for unit in units if unit is not None]
    found = units_named_on([(unit, on) for unit in known], scope=scope)
    names: dict[int | None, tuple[str, str]] = {None: (_("At the unit itself"), "")}
    for place, unit in enumerate(known):
        named = found.get(place)
        names[unit] = (named.name, str(named.subject)) if named else (_("A unit outside your grants"), "")
    return names


def _over_time(asked: Asked) -> Answer:
    if asked.without:
        raise SeriesWithoutDecision(asked.without)
    since = asked.first_on
    if asked.step is None or since is None:
        raise AssertionError("a series has its step and its first day")
    points = series_of(
        asked.code, unit=asked.unit.id, since=since, on=asked.on, step=asked.step, where=asked.where, tree=asked.tree,
        known_at=asked.known_at,
    )  # fmt: skip
    columns = (
        (_("Tree of then"), _("Tree of %(day)s") % {"day": f"{asked.tree:%d/%m/%Y}"}) if asked.tree else (_("Number"),)
    )
    lines = [
        Line(
            (point.period,),
            (period_name(point),),
            tuple(Cell(one.value, value_written(one)) for one in (point.then, point.recast) if one),
            on=point.on,
        )
        for point in points
    ]
    (told,) = figures_of([_untold(asked)], known_at=asked.known_at)
    return Answer(told, None, (_("Period"),), columns, tuple(lines), points)


def _untold(asked: Asked) -> Wanted:
    since = asked.first_on if asked.needs_span else None
    return Wanted(asked.code, asked.unit.id, asked.on, since, (), asked.where, asked.tree)


def period_name(point: Point) -> str:
    """Name a period as readers do: 2024, Quý II/2024, 05/2024."""
    year, _sign, rest = point.period.partition("-")
    if rest.startswith("Q"):
        return _("Quarter %(quarter)s/%(year)s") % {"quarter": ("I", "II", "III", "IV")[int(rest[1]) - 1], "year": year}
    return f"{rest}/{year}" if rest else year
