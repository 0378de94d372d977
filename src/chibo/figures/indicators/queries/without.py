"""Leave out of a day what one decision made true on it: whom it touches is counted as on the day before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from chibo.figures.indicators.definitions import Indicator, Measure
from chibo.figures.indicators.queries.resting import Touched, concerns, days_resting_on, touched_on
from chibo.figures.indicators.rules import (
    DecisionChangesTree,
    DecisionNotNamed,
    DecisionRestsOnNothing,
    DecisionsOfThatNumber,
    NotAskedWithout,
    NothingRestsOnDecision,
    ToldByOthersToo,
)
from chibo.kernel.populations import Dimension, Population
from chibo.register.decisions.api import DecisionOnPaper, decision_with_public_id, decisions_numbered
from chibo.trust.access.api import Scope


@dataclass(frozen=True, slots=True)
class Without:
    """A day without the rows of a decision: whom they touch, by kind of subject, is counted as on the day before."""

    decision: DecisionOnPaper
    on: date
    touched: Touched

    @property
    def eve(self) -> date:
        """Give the day as on which those are counted."""
        return self.on - timedelta(days=1)

    def touched_of(self, population: Population) -> frozenset[int]:
        """Whom of the population's subjects does the decision touch?"""
        return self.touched.get(population.subject, frozenset())


@dataclass(frozen=True, slots=True)
class Subjects:
    """Whose rows are counted: those of some subjects, or those of all but them."""

    ids: frozenset[int]
    others: bool


def without_of(named: str, on: date) -> Without:
    """Find what the decision, named by its number or its id, made true on the day.

    Raises `DecisionNotNamed`, `DecisionsOfThatNumber`, `NothingRestsOnDecision`, `DecisionRestsOnNothing`,
    `DecisionChangesTree`.
    """
    found = _the_one(named, _called(named))
    touched = touched_on(found.id, on)
    if not any(touched.values()):
        days = days_resting_on(found.id)
        raise NothingRestsOnDecision(found.number, on, days) if days else DecisionRestsOnNothing(found.number)
    if touched["unit"]:
        raise DecisionChangesTree(found.number, on, len(touched["unit"]))
    return Without(found, on, touched)


def decision_within(named: str, scope: Scope) -> UUID:
    """Which decision is meant, of those that touch anyone in the scope? No other is told of.

    Raises `DecisionNotNamed`, `DecisionsOfThatNumber`.
    """
    return _the_one(named, [one for one in _called(named) if concerns(one.id, scope)]).public_id


def _called(named: str) -> Sequence[DecisionOnPaper]:
    try:
        found = decision_with_public_id(UUID(named))
    except ValueError:
        return decisions_numbered(named)
    return [found] if found else []


def _the_one(named: str, several: Sequence[DecisionOnPaper]) -> DecisionOnPaper:
    if len(several) > 1:
        raise DecisionsOfThatNumber(named, [(one.issuer, one.signed_on, one.public_id) for one in several])
    if not several:
        raise DecisionNotNamed(named)
    return several[0]


def check_without(
    without: Without, indicator: Indicator, population: Population, told_by: Iterable[Dimension]
) -> frozenset[int]:
    """See that the count can be made of two days, and give whom of it to count as on the day before.

    Raises `NotAskedWithout`, `ToldByOthersToo`.
    """
    if population.is_flow or indicator.measure is Measure.MEDIAN:
        raise NotAskedWithout(indicator.code, without.eve, is_flow=population.is_flow)
    if not population.subject and without.touched["area"]:
        raise NotAskedWithout(indicator.code, without.eve, is_flow=False)
    for dimension in told_by:
        if dimension.also_of and without.touched[dimension.also_of]:
            raise ToldByOthersToo(dimension.key, without.decision.number, without.eve)
    return without.touched_of(population)
