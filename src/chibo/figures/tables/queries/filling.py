"""Fill tables in from the census: each block of rows is one question, and each question is asked once."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from chibo.figures.census.api import Census, build_base, census_known_at, head_of_register
from chibo.figures.tables.queries.breakdowns import breakdowns
from chibo.figures.tables.queries.definitions import definition_for, definitions
from chibo.figures.tables.queries.grassroots import KEYS, grassroots
from chibo.figures.tables.queries.inside import AskedUnits, Line, asked_about
from chibo.figures.tables.queries.movements import movements
from chibo.figures.tables.queries.signed import signed_table
from chibo.figures.tables.queries.units import units_named
from chibo.figures.tables.rules.checking import HeldCheck, held_checks
from chibo.figures.tables.rules.definition import ColumnKind, Question, TableDefinition
from chibo.figures.tables.rules.filled import Cell, FilledTable, Lines, OfUnit, counted_cells, with_last_year
from chibo.figures.tables.rules.periods import Period
from chibo.figures.tables.rules.refusals import CensusNotReady, PeriodNotReported
from chibo.register.units.api import UnitNotFound
from chibo.trust.audit.api import known_at as register_known_at

type Cells = Mapping[tuple[str, str], Cell]


class Filling:
    """The tables of one knowledge: each is counted once, and so is each question that several rest on."""

    def __init__(self, census: Census, known_seq: int, known_at: datetime | None, version: str | None) -> None:
        self.census, self.known_seq, self.known_at, self.version = census, known_seq, known_at, version
        self.units: frozenset[int] = frozenset()
        self._about: AskedUnits | None = None
        self._lines: dict[tuple[object, ...], Lines] = {}
        self._cells: dict[tuple[str, str, int, Period], dict[tuple[str, str], Cell]] = {}
        self._units: dict[tuple[int, Period], OfUnit] = {}

    def take_in(self, units: Sequence[int]) -> None:
        """Let what is asked from now on be asked about all these units at once."""
        self.units = frozenset(units)
        self._about = asked_about(self.census, units)

    def table(self, number: str, unit: int, period: Period) -> FilledTable:
        """Fill the table in for the unit and the period, with last year's beside: as signed, else counted.

        Raises `TableUnknown`, `TableNotInForce`, `PeriodNotReported`.
        """
        definition = definition_for(number, on=period.on, version=self.version)
        if period.length not in definition.periods:
            raise PeriodNotReported(definition.number, str(period))
        before, source = self._before(definition, unit, period)
        cells = with_last_year(definition, self.counted(definition, unit, period), before)
        return FilledTable(
            definition, self._unit(unit, period), period, self.known_seq, self.known_at, cells, last_year=source
        )

    def checks(self, filled: FilledTable) -> tuple[HeldCheck, ...]:
        """Hold the checks of a table, with the other tables of the same unit and period beside."""

        def other(number: str) -> FilledTable | None:
            if number == "prior":
                return signed_table(filled.definition.number, filled.unit.id, filled.period.before)
            definition = definitions().get((number, filled.definition.version))
            if definition is None:
                return None
            cells = self.counted(definition, filled.unit.id, filled.period)
            return FilledTable(definition, filled.unit, filled.period, self.known_seq, self.known_at, cells)

        return held_checks(filled, other)

    def counted(self, definition: TableDefinition, unit: int, period: Period) -> dict[tuple[str, str], Cell]:
        """Count the cells of the period itself."""
        place = (definition.number, definition.version, unit, period)
        if place not in self._cells:
            asked = {
                key: (question.by, self._asked(question, unit, period))
                for key, question in definition.questions.items()
            }
            self._cells[place] = counted_cells(definition, asked)
        return self._cells[place]

    def _before(self, definition: TableDefinition, unit: int, period: Period) -> tuple[Cells, str]:
        if not any(column.kind is ColumnKind.LAST_YEAR for column in definition.columns):
            return {}, ""
        signed = signed_table(definition.number, unit, period.last_year)
        if signed is not None:
            return signed.cells, "signed"
        return self.counted(definition, unit, period.last_year), "counted"

    def _asked(self, question: Question, unit: int, period: Period) -> Lines:
        if unit not in self.units:
            self.take_in([unit])
        place = self._place(question, unit, period)
        if place not in self._lines:
            for way, found in self._ask(question, period).items():
                for one, lines in found.items():
                    of = self._place(replace(question, by=way), one, period)
                    self._lines[of] = [(line[:-1], line[-1]) for line in lines]
        return self._lines.get(place, ())

    def _place(self, question: Question, unit: int, period: Period) -> tuple[object, ...]:
        """Tell one answer from another: what happened by its period, what stood by its day."""
        day = period.eve if question.at == "start" else period.on
        since = None if question.at else period.since
        return (question.population, question.by, unit, since, day)

    def _ask(self, question: Question, period: Period) -> dict[tuple[str, ...], dict[int, list[Line]]]:
        """Ask the census about all units taken in, in every way that the tables ask of that population then."""
        asked, since, on = self._about, period.since, period.on
        if asked is None:
            return {}
        if question.population == "movements":
            return {question.by: asked.by_unit(movements(asked, since, on))}
        if question.population in KEYS:
            return {question.by: asked.by_unit(grassroots(asked, question.population, question.by, since, on))}
        day = period.eve if question.at == "start" else on
        alike = {
            other.by
            for definition in definitions().values()
            for other in definition.questions.values()
            if (other.population, other.at) == (question.population, question.at)
        }
        ways = sorted(alike | {question.by})
        found = breakdowns(asked, question.population, ways, since, day)
        return {way: asked.by_unit(lines) for way, lines in found.items()}

    def _unit(self, unit: int, period: Period) -> OfUnit:
        if (unit, period) not in self._units:
            found = units_named([unit], period.on).get(unit)
            if found is None:
                raise UnitNotFound(unit, period.on)
            self._units[unit, period] = found
        return self._units[unit, period]


@contextmanager
def filling(known_at: datetime | None = None, version: str | None = None) -> Iterator[Filling]:
    """Open the census as it is known now or was at the instant, to fill tables in. Raises `CensusNotReady`."""
    if census_known_at(known_at) is None:
        build_base(waits=True)
    with register_known_at(known_at) as seq:
        census = census_known_at(known_at)
        if census is None:
            raise CensusNotReady
        known_seq = head_of_register().seq if seq is None else seq
        yield Filling(census, known_seq, known_at, version)
