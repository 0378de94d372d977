"""Hold the checks of a table: which hold, which are broken, with both sides and the cells they are made of."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chibo.figures.tables.rules.definition import Check, ColumnKind, TableDefinition, Term
from chibo.figures.tables.rules.filled import Amount, FilledTable, sum_below

_NUMBERS = re.compile(r" \(-?\d+(/\d+)?\)")
# Gives another table of the same unit and period, or (`prior`) the signed one of the period before; None where none is.
type Others = Callable[[str], FilledTable | None]


class Outcome(StrEnum):
    """How a check came out."""

    HOLDS = "holds"
    BROKEN = "broken"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Part:
    """One cell of a side: where it stands, in words, and its number; an empty one counts nothing."""

    term: Term
    table: str
    label_vi: str
    label_en: str
    value: Amount | None


@dataclass(frozen=True, slots=True)
class HeldCheck:
    """A check, how it came out, and both sides; `row` names the row where it is held in each."""

    check: Check
    outcome: Outcome
    left: Amount = 0
    right: Amount = 0
    left_parts: tuple[Part, ...] = ()
    right_parts: tuple[Part, ...] = ()
    row: str = ""

    @property
    def spelled(self) -> str:
        """Spell the check with its numbers: `D (5) = A + B - C (4)`."""
        sign = "=" if self.check.is_equal else "≤"
        return f"{_spelled(self.check.left)} ({self.left}) {sign} {_spelled(self.check.right)} ({self.right})"


def held_checks(filled: FilledTable, others: Others) -> tuple[HeldCheck, ...]:
    """Hold each check of the table, in order; one in each row is told once, or for each row that breaks it."""
    return tuple(one for check in filled.definition.checks for one in _held(check, filled, others))


def check_spelled(definition: TableDefinition, spelled: str) -> Check | None:
    """Find the check that was spelled so, whatever its numbers; None where the form has none such."""
    told = _NUMBERS.sub("", spelled)
    spellings = ((check, HeldCheck(check, Outcome.BROKEN).spelled) for check in definition.checks)
    return next((check for check, one in spellings if _NUMBERS.sub("", one) == told), None)


def _held(check: Check, filled: FilledTable, others: Others) -> Sequence[HeldCheck]:
    if not check.each:
        return (_compared(check, filled, others, ""),)
    rows = [row.key for row in filled.definition.rows if not row.heading and not row.absent]
    held = [_compared(check, filled, others, row) for row in rows]
    broken = [one for one in held if one.outcome is Outcome.BROKEN]
    return broken or (HeldCheck(check, Outcome.HOLDS),)


def _compared(check: Check, filled: FilledTable, others: Others, row: str) -> HeldCheck:
    left = [_part(term, filled, others, row) for term in check.left]
    right = [_part(term, filled, others, row) for term in check.right]
    if None in left or None in right:
        return HeldCheck(check, Outcome.NOT_APPLICABLE, row=row)
    sides = [[part for part in side if part] for side in (left, right)]
    if all(part.value is None for side in sides for part in side):
        return HeldCheck(check, Outcome.NOT_APPLICABLE, row=row)
    one, other = (sum((_signed(part) for part in side), start=0) for side in sides)
    holds = one == other if check.is_equal else one <= other
    outcome = Outcome.HOLDS if holds else Outcome.BROKEN
    return HeldCheck(check, outcome, one, other, tuple(sides[0]), tuple(sides[1]), row)


def _signed(part: Part) -> Amount:
    value = part.value or 0
    return -value if part.term.is_negative else value


def _part(term: Term, filled: FilledTable, others: Others, row: str) -> Part | None:
    other = others(term.table) if term.table else filled
    if other is None:
        return None
    definition, key = other.definition, term.row or row
    column = term.column or _first_counted(definition)
    found = definition.row_of.get(key)
    if found is None or column not in definition.column_of:
        return None
    value = sum_below(definition, key, column, other.cells) if term.is_sum else other.value(key, column)
    return Part(term, definition.number, found.vi, found.en, value)


def _first_counted(definition: TableDefinition) -> str:
    kinds = {ColumnKind.COUNT, ColumnKind.SUM}
    return next(column.key for column in definition.columns if column.kind in kinds)


def _spelled(terms: Sequence[Term]) -> str:
    told = ""
    for term in terms:
        sign = "- " if term.is_negative else "+ "
        told += f"{' ' if told else ''}{sign if told or term.is_negative else ''}{term}"
    return told
