"""Find where in the tree of another day that is counted which was counted in units that do not live on that day.

A unit that lives on the day stands where it stands. One that has ended by then goes on in its successors, one not yet
founded goes back to its predecessors, over as many reorganisations as lie between; what lineage leaves over is counted
with the unit above it. So nothing is lost, and nothing counted twice.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from graphlib import TopologicalSorter
from itertools import groupby

from django.db import connection

from chibo.figures.indicators.queries.planning import LARGE, joining_sets
from chibo.kernel.statements import statement

# Where a part of a unit is counted: a unit that lives on the day, and how many steps below it the part would stand.
type Standing = tuple[int, int]
type Parts = Mapping[Standing, Fraction]
WHOLE = Fraction(1)


@dataclass(frozen=True, slots=True)
class _Tie:
    """A unit that does not live on the day, one it leads to, and with which share of the predecessor."""

    unit: int
    other: int
    share: Fraction
    eve: date | None


@dataclass(frozen=True, slots=True)
class Recast:
    """Of each unit that does not live on the tree's day: which parts of it are counted where."""

    tree: date
    parts: Mapping[int, Parts]

    def within(self, unit: int, *, direct_children: bool) -> dict[int, Fraction]:
        """Which of them count in the unit, and with how much of them? With `direct_children` as its children alone."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT unit_id, depth FROM units_ancestry WHERE ancestor_id = %s AND valid_during @> %s::date"
                " AND unit_id = ANY (%s)",
                [unit, self.tree, list({standing for parts in self.parts.values() for standing, _ in parts})],
            )
            depths = dict(cursor.fetchall())
        found: dict[int, Fraction] = {}
        for origin, parts in self.parts.items():
            counted = sum(
                share
                for (standing, below), share in parts.items()
                if standing in depths and (depths[standing] + below == 1 or not direct_children)
            )
            if counted:
                found[origin] = Fraction(counted)
        return found


def recast_to(tree: date) -> Recast:
    """Where is that counted in the tree of the day which was counted in units that do not live on it?"""
    with connection.cursor() as cursor:
        cursor.execute(statement(__package__, "units_not_there"), {"tree": tree})
        gone = {unit: (has_ended, parent) for unit, has_ended, parent in cursor.fetchall()}
        cursor.execute(statement(__package__, "ties_towards"), {"tree": tree})
        ties = [_Tie(unit, other, Fraction(some, whole), eve) for unit, other, some, whole, eve in cursor.fetchall()]
    led = {unit: list(some) for unit, some in groupby(ties, key=lambda tie: tie.unit)}
    brought = _brought([some for some in led.values() if some[0].eve and len(some) > 1])
    steps = {
        unit: _steps(
            _forward(led.get(unit, [])) if has_ended else _back(led.get(unit, []), brought),
            parent,
        )
        for unit, (has_ended, parent) in gone.items()
    }
    order = TopologicalSorter({unit: [other for (other, _) in some if other in gone] for unit, some in steps.items()})
    parts: dict[int, Parts] = {}
    for unit in order.static_order():
        parts[unit] = _followed(steps[unit], parts)
    return Recast(tree, parts)


def _brought(made_of_several: list[list[_Tie]]) -> dict[tuple[int, date | None], int]:
    """Count the members of each predecessor on the eve."""
    asked = list({(tie.other, tie.eve): None for some in made_of_several for tie in some})
    if not asked:
        return {}
    with joining_sets(len(asked) > LARGE), connection.cursor() as cursor:
        units, days = [unit for unit, _ in asked], [eve for _, eve in asked]
        cursor.execute(statement(__package__, "members_on_eves"), {"units": units, "days": days})
        return {(unit, eve): count for unit, eve, count in cursor.fetchall()}


def _forward(ties: list[_Tie]) -> dict[int, Fraction]:
    """Go on in each successor with its share; shares that make more than the whole are taken as proportions."""
    shares = {tie.other: tie.share for tie in ties}
    whole = sum(shares.values())
    return {other: share / whole for other, share in shares.items()} if whole > 1 else shares


def _back(ties: list[_Tie], members: Mapping[tuple[int, date | None], int]) -> dict[int, Fraction]:
    """Go back to each predecessor with what it brought: its share of its members on the eve, if any brought members."""
    weighed = (
        {tie.other: tie.share * members.get((tie.other, tie.eve), 0) for tie in ties},
        {tie.other: tie.share for tie in ties},
        {tie.other: WHOLE for tie in ties},
    )
    weights = next((one for one in weighed if any(one.values())), {})
    whole = sum(weights.values())
    return {other: weight / whole for other, weight in weights.items() if weight}


def _steps(shares: Mapping[int, Fraction], parent: int | None) -> dict[Standing, Fraction]:
    """Add the unit above, which takes what lineage leaves over; under none, what is tied takes it all."""
    rest = WHOLE - sum(shares.values())
    if rest and parent is None:
        return {(other, 0): share / (WHOLE - rest) for other, share in shares.items() if share}
    steps = {(other, 0): share for other, share in shares.items() if share}
    if rest and parent is not None:
        steps[parent, 1] = rest
    return steps


def _followed(steps: Mapping[Standing, Fraction], parts: Mapping[int, Parts]) -> Parts:
    """Follow each step to where it ends: in units that live on the day."""
    found: dict[Standing, Fraction] = defaultdict(Fraction)
    for (other, below), share in steps.items():
        if other not in parts:
            found[other, below] += share
            continue
        for (standing, deeper), part in parts[other].items():
            found[standing, below + deeper] += share * part
    return dict(found)
