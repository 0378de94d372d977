"""Tell where everything goes when a unit is split."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from chibo.register.reorganisations.rules.actions import Ref, Split
from chibo.register.reorganisations.rules.tree import Tree, UnitThen

RESIDENCE = "residence"


@dataclass(frozen=True, slots=True)
class Went:
    """The part each child, area and listed member goes to, and the share of each part in the members."""

    children: Mapping[int, Ref]
    areas: Mapping[int, Ref]
    members: Mapping[int, Ref]
    shares: Mapping[Ref, Fraction]


def part_of_each(action: Split, unit: UnitThen, tree: Tree) -> Went:
    """Follow the lists; a child not listed goes where all its villages go, a member where their other cell goes.

    What no list reaches goes to the rest. A share is counted in members, the unit's own and those below it; where
    there are none, in units below it.
    """
    children = {child: _part_of(child, action, tree) for child in tree.below[unit.id]}
    areas = {area: action.areas.get(area, action.rest) for area in tree.areas[unit.id]}
    members = {**_by_place(action, unit, tree), **action.members}
    weights = dict.fromkeys((*action.parts, action.rest), 0)
    for ref in members.values():
        weights[ref] += 1
    weights[action.rest] += unit.members - len(members)
    for child, ref in children.items():
        weights[ref] += tree.units[child].members_below
    if not any(weights.values()):
        for ref in children.values():
            weights[ref] += 1
    whole = sum(weights.values())
    shares = {ref: Fraction(weight, whole) if whole else Fraction(1, len(weights)) for ref, weight in weights.items()}
    return Went(children, areas, members, shares)


def _part_of(child: int, action: Split, tree: Tree) -> Ref:
    if child in action.children:
        return action.children[child]
    told = {action.areas.get(area) for area in tree.areas[child]}
    if len(told) == 1:
        (part,) = told
        if part is not None:
            return part
    return action.rest


def _by_place(action: Split, unit: UnitThen, tree: Tree) -> dict[int, Ref]:
    tied = tree.place_of.get((unit.id, action.by or RESIDENCE), {}) if action.places else {}
    return {member: action.places[cell] for member, cell in tied.items() if cell in action.places}
