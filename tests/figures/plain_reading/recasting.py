"""Say how much of what a unit counts belongs to another unit in the tree of another day, by following every tie."""

from datetime import date, timedelta
from fractions import Fraction

from tests.figures.ledger import Row
from tests.figures.plain_reading.register import Register, holds
from tests.figures.plain_reading.things import members_on

DAY = timedelta(days=1)


def portion(register: Register, unit: int, asked: int, tree: date, *, as_child: bool, below: int = 0) -> Fraction:
    """Give the part of the unit that stands in the one asked about on the tree's day; `as_child` right under it.

    `below` counts the steps at which the part stands below the unit followed, since units above it took it up.
    """
    life = register.units[unit]["valid_during"]
    if holds(life, tree):
        steps = register.steps_up(unit, asked, tree)
        counts = steps is not None and (not as_child or steps + below == 1)
        return Fraction(1 if counts else 0)
    if life.upper is not None and life.upper <= tree:
        shares, above = _onward(register, unit, life.upper), register.parent(unit, life.upper - DAY)
    else:
        shares, above = _backward(register, unit, life.lower), register.parent(unit, life.lower)
    left = 1 - sum(shares.values())
    if above is None:
        whole = sum(shares.values())
        shares, left = {other: share / whole for other, share in shares.items() if whole}, Fraction(0)
    found = Fraction(0)
    for other, share in shares.items():
        found += share * portion(register, other, asked, tree, as_child=as_child, below=below)
    if above is not None and left:
        found += left * portion(register, above, asked, tree, as_child=as_child, below=below + 1)
    return found


def _onward(register: Register, unit: int, ended: date) -> dict[int, Fraction]:
    """Give what the unit went on in when it ended; more than the whole is taken in proportion."""
    shares: dict[int, Fraction] = {}
    for tie in register.went_to[unit]:
        if tie["first_on"] == ended and _lives(register, tie["successor_id"], ended):
            shares[tie["successor_id"]] = _share(tie)
    too_much = max(Fraction(1), sum(shares.values(), Fraction(0)))
    return {other: share / too_much for other, share in shares.items()}


def _backward(register: Register, unit: int, founded: date) -> dict[int, Fraction]:
    """Give what the unit was founded from, by the members each brought; else by shares; else alike."""
    ties = [
        tie
        for tie in register.came_from[unit]
        if tie["first_on"] == founded and _lives(register, tie["predecessor_id"], founded - DAY)
    ]
    for weigh in (_brought, lambda _, tie: _share(tie), lambda *_: Fraction(1)):
        weights = {tie["predecessor_id"]: weigh(register, tie) for tie in ties}
        if whole := sum(weights.values()):
            return {other: weight / whole for other, weight in weights.items()}
    return {}


def _brought(register: Register, tie: Row) -> Fraction:
    eve = tie["first_on"] - DAY
    inside = [
        member
        for member in members_on(register, eve)
        if member.unit is not None and register.steps_up(member.unit, tie["predecessor_id"], eve) is not None
    ]
    return _share(tie) * len(inside)


def _lives(register: Register, unit: int, on: date) -> bool:
    return unit in register.units and holds(register.units[unit]["valid_during"], on)


def _share(tie: Row) -> Fraction:
    return Fraction(tie["share_numerator"], tie["share_denominator"])
