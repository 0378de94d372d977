"""Show a table as it would be signed, and what stands against it."""

from dataclasses import dataclass
from datetime import date

from chibo.figures.tables.queries.definitions import numbers_for
from chibo.figures.tables.queries.filling import Filling
from chibo.figures.tables.queries.signed import Difference, differences, signed_table
from chibo.figures.tables.rules.checking import HeldCheck, Outcome
from chibo.figures.tables.rules.filled import FilledTable
from chibo.figures.tables.rules.periods import Period
from chibo.figures.tables.rules.refusals import NothingToCorrect, PeriodNotOver
from chibo.kernel.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class ToSign:
    """A table as it would be signed: its checks, the edition `before` it, and the cells `changed` since that one.

    `obstacle` is what forbids it whatever reason is given.
    """

    filled: FilledTable
    checks: tuple[HeldCheck, ...]
    before: FilledTable | None
    changed: tuple[Difference, ...]
    obstacle: RuleBroken | None

    @property
    def broken(self) -> tuple[HeldCheck, ...]:
        """Give the checks that are signed with a reason only."""
        return tuple(one for one in self.checks if one.outcome is Outcome.BROKEN)

    @property
    def edition(self) -> int:
        """Give the number that the edition would have."""
        return (self.before.edition or 0) + 1 if self.before else 1


def table_to_sign(tables: Filling, number: str, unit: int, period: Period, *, on: date) -> ToSign:
    """What would be signed on that day of asking? Raises what filling it in raises."""
    filled = tables.table(number, unit, period)
    before = signed_table(filled.definition.number, unit, period)
    changed = differences(before, filled) if before else ()
    obstacle: RuleBroken | None = None
    if on <= period.on:
        obstacle = PeriodNotOver(str(period), period.on)
    elif before is not None and not changed:
        obstacle = NothingToCorrect(filled.definition.number, before.edition or 0)
    return ToSign(filled, tables.checks(filled), before, changed, obstacle)


def tables_to_sign(tables: Filling, unit: int, period: Period, *, on: date) -> tuple[ToSign, ...]:
    """What would be signed on that day of asking, of every table made for the period? In the order of their numbers.

    Raises what filling one in raises.
    """
    numbers = numbers_for(period, version=tables.version)
    return tuple(table_to_sign(tables, number, unit, period, on=on) for number in numbers)
