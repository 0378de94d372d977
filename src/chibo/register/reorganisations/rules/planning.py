"""Apply the actions in order to the tree of the day, and tell the difference as a plan."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import singledispatchmethod

from chibo.register.reorganisations.rules.actions import (
    AbolishLevel,
    Absorb,
    Action,
    Change,
    Dissolve,
    Found,
    HandOut,
    Merge,
    Move,
    Recode,
    Ref,
    Rename,
    Split,
)
from chibo.register.reorganisations.rules.difference import Difference
from chibo.register.reorganisations.rules.plan import Plan, Refused
from chibo.register.reorganisations.rules.splitting import part_of_each
from chibo.register.reorganisations.rules.tree import Tree, UnitThen


class CannotBeDone(Exception):
    """An action asks for what cannot be; it becomes a refusal of the plan."""

    def __init__(self, code: str, unit: Ref | None = None, other: Ref | None = None) -> None:
        super().__init__(code)
        self.code, self.unit, self.other = code, unit, other


def planned(
    actions: Sequence[Action], tree: Tree, new_ids: Iterator[int], level_of: Callable[[str], str | None]
) -> Plan:
    """Give the plan of all actions in order; one that cannot be done is told and passed over, the rest goes on.

    `tree` is worked on and stands at the end as after it all; `level_of` gives the level of a kind on the day.
    """
    planning = _Planning(tree, new_ids, level_of)
    refused = []
    for number, action in enumerate(actions, start=1):
        planning.difference.action = number
        try:
            planning.do(action)
        except CannotBeDone as wrong:
            refused.append(Refused(number, wrong.code, wrong.unit, wrong.other))
    plan = planning.difference.plan()
    plan.refused.extend(refused)
    return plan


class _Planning:
    """The tree in the making, the labels given, and the difference so far."""

    def __init__(self, tree: Tree, new_ids: Iterator[int], level_of: Callable[[str], str | None]) -> None:
        self.tree = tree
        self.new_ids = new_ids
        self.level_of = level_of
        self.labels: dict[str, int] = {}
        self.difference = Difference(tree)

    @singledispatchmethod
    def do(self, action: Action) -> None:
        """Do one action."""
        raise NotImplementedError(type(action))

    @do.register
    def _(self, action: Found) -> None:
        self._found(action)

    @do.register
    def _(self, action: Rename) -> None:
        self.difference.name(self._living(action.unit), action.name)

    @do.register
    def _(self, action: Recode) -> None:
        self.difference.code(self._living(action.unit), action.code)

    @do.register
    def _(self, action: Change) -> None:
        self._change(self._living(action.unit), action.attributes)

    @do.register
    def _(self, action: Move) -> None:
        self._put(self._living(action.unit), self._living(action.parent))

    @do.register
    def _(self, action: Absorb) -> None:
        self._take_in(self._living(action.unit), action.absorbed, "absorb", action.commune_code)

    @do.register
    def _(self, action: Merge) -> None:
        self._take_in(self._found(action), action.predecessors, "merge", action.commune_code)

    @do.register
    def _(self, action: Split) -> None:
        unit = self._living(action.unit)
        parts = {part: self._living(part) for part in (*action.parts, action.rest)}
        self._refuse_lists(action, unit, parts)
        went = part_of_each(action, unit, self.tree)
        for child, ref in went.children.items():
            part = parts[ref]
            if part.id != unit.id:
                self._put(self.tree.units[child], part)
        for area, ref in went.areas.items():
            self.difference.serve(area, unit, parts[ref])
        for member, ref in went.members.items():
            self.difference.member(member, unit, parts[ref])
        for ref, share in went.shares.items():
            if parts[ref].id != unit.id:
                self.difference.lineage(unit, parts[ref], "split", share)
        if unit.id not in {part.id for part in parts.values()}:
            self.difference.members(unit, parts[action.rest])
            self._end(unit, "split")

    @do.register
    def _(self, action: Dissolve) -> None:
        unit = self._living(action.unit)
        if unit.id in {self._living(to).id for to in (action.children_to, action.members_to) if to is not None}:
            raise CannotBeDone("unit_takes_in_itself", unit.id)
        if action.children_to is not None:
            self._hand_children(unit, self._living(action.children_to))
        if action.members_to is not None:
            taking = self._living(action.members_to)
            self.difference.members(unit, taking)
            for area in list(self.tree.areas[unit.id]):
                self.difference.serve(area, unit, taking)
        for area in list(self.tree.areas[unit.id]):
            self.difference.serve(area, unit, None)
        self._end(unit, "disband" if action.disband else "dissolve")

    @do.register
    def _(self, action: AbolishLevel) -> None:
        under = self._living(action.under)
        for unit in [one for one in self.tree.units.values() if _is_meant(one, action)]:
            if unit.id == under.id or not self.tree.stands_within(unit.id, under.id):
                continue
            if unit.parent is None:
                raise CannotBeDone("root_is_not_abolished", unit.id)
            above = self._living(unit.parent)
            for child in list(self.tree.below[unit.id]):
                listed = action.children_to.get(child)
                self._put(self.tree.units[child], self._living(listed) if listed is not None else above)
            self.difference.lineage(unit, above, "dissolve", None)
            self._end(unit, "dissolve")

    @do.register
    def _(self, action: HandOut) -> None:
        self._hand_out(self._living(action.unit), action.to)

    def _refuse_lists(self, action: Split, unit: UnitThen, parts: Mapping[Ref, UnitThen]) -> None:
        for lists in (action.children, action.areas, action.members, action.places):
            for to in lists.values():
                if to not in parts:
                    raise CannotBeDone("part_not_named", unit.id, to)
        if any(self.tree.cell_of.get(member) != unit.id for member in action.members):
            raise CannotBeDone("member_not_of_the_unit", unit.id)

    def _hand_out(self, unit: UnitThen, to: str) -> None:
        for child in list(self.tree.below[unit.id]):
            self._hand_out(self.tree.units[child], to)
        for area in list(self.tree.areas[unit.id]):
            self.difference.serve(area, unit, None)
        self.difference.leave(unit, to)
        self._end(unit, "hand_over")

    def _found(self, action: Found | Merge) -> UnitThen:
        if action.label in self.labels:
            raise CannotBeDone("label_given_twice", action.label)
        parent = self._living(action.parent)
        level = action.level or self.level_of(action.kind)
        unit = UnitThen(next(self.new_ids), parent.id, level, action.kind, action.name, action.code, is_new=True)
        self.labels[action.label] = unit.id
        self.tree.add(unit)
        self.difference.found(unit, action.attributes)
        if isinstance(action, Found) and action.commune_code:
            self.difference.lie_in(unit, action.commune_code)
        return unit

    def _take_in(self, unit: UnitThen, others: Sequence[Ref], kind: str, commune_code: str | None) -> None:
        for ref in others:
            other = self._living(ref)
            if other.id == unit.id:
                raise CannotBeDone("unit_takes_in_itself", other.id)
            if unit.parent == other.id:
                raise CannotBeDone("unit_takes_in_its_parent", other.id, unit.id)
            self._hand_children(other, unit)
            self.difference.members(other, unit)
            for area in list(self.tree.areas[other.id]):
                self.difference.serve(area, other, unit)
            self.difference.lineage(other, unit, kind, None)
            self._end(other, kind)
        if commune_code:
            self.difference.lie_in(unit, commune_code)

    def _hand_children(self, unit: UnitThen, to: UnitThen) -> None:
        for child in list(self.tree.below[unit.id]):
            self._put(self.tree.units[child], to)

    def _change(self, unit: UnitThen, attributes: Mapping[str, str]) -> None:
        told = dict(attributes)
        if "unit_kind" in told and "level" not in told:
            level = self.level_of(told["unit_kind"])
            if level is not None and level != unit.level:
                told["level"] = level
        for dimension, code in told.items():
            self.difference.attribute(unit, dimension, code)

    def _put(self, unit: UnitThen, parent: UnitThen) -> None:
        if self.tree.stands_within(parent.id, unit.id):
            raise CannotBeDone("unit_would_stand_under_itself", unit.id, parent.id)
        self.difference.place(unit, parent)

    def _end(self, unit: UnitThen, kind: str) -> None:
        left = [child for child in self.tree.below[unit.id] if not self.tree.units[child].is_ended]
        if left:
            raise CannotBeDone("units_still_stand_under_it", unit.id, left[0])
        if unit.is_new:
            raise CannotBeDone("unit_founded_and_ended_at_once", unit.id)
        self.difference.end(unit, kind)

    def _living(self, ref: Ref) -> UnitThen:
        if isinstance(ref, str):
            if ref not in self.labels:
                raise CannotBeDone("label_not_given", ref)
            ref = self.labels[ref]
        unit = self.tree.units.get(ref)
        if unit is None:
            raise CannotBeDone("unit_not_found", ref)
        if unit.is_ended:
            raise CannotBeDone("unit_ended_before", ref)
        return unit


def _is_meant(unit: UnitThen, action: AbolishLevel) -> bool:
    return (
        unit.former_level == action.level
        and not unit.is_ended
        and not unit.is_new
        and (not action.kinds or unit.kind in action.kinds)
    )
