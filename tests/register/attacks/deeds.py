"""Deeds of one clerk in one line each, by the names of the world: an attack reads as a list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chibo.kernel.actors import OPERATOR, Actor
from chibo.kernel.periods import Period
from chibo.register.acts.api import close_unit
from chibo.register.members.api import correct_place, end_membership, members_in, move_member, receive_member
from chibo.register.offices.api import appoint_officer
from chibo.register.reorganisations.api import (
    Action,
    apply_reorganisation,
    approve_reorganisation,
    draft_reorganisation,
    rehearse,
    reverse_reorganisation,
)
from chibo.register.reorganisations.models import Finding
from chibo.register.units.api import ancestors_of, end_unit, found_unit, move_unit, recode_unit, rename_unit
from tests.databases import sealed
from tests.worlds.lam_son import ON_PAPER, World


def day(text: str) -> date:
    """Read a day as people here write it: 17/05/2024."""
    number, month, year = map(int, text.split("/"))
    return date(year, month, number)


@dataclass(frozen=True, slots=True)
class Clerk:
    """Acts in the world as one person; every deed is sealed as its commit would."""

    world: World
    by: Actor = OPERATOR

    def found(self, key: str, parent: str, on: str, *, code: str | None = None, kind: str = "sub_cell") -> int:
        """Found a unit and keep its id under the key; it has no level, so that it may stand under any."""
        with sealed():
            self.world.units[key] = found_unit(
                name=f"Chi bộ {key}",
                kind=kind,
                parent_id=self.world.units[parent],
                code=code,
                attributes={"level": ""},
                full_members=3,
                effective_on=day(on),
                basis=ON_PAPER,
                by=self.by,
            )
        return self.world.units[key]

    def move(self, unit: str, parent: str, on: str) -> None:
        with sealed():
            move_unit(unit_id=self._unit(unit), parent_id=self._unit(parent), **self._common(on))

    def rename(self, unit: str, name: str, on: str) -> None:
        with sealed():
            rename_unit(unit_id=self._unit(unit), name=name, **self._common(on))

    def recode(self, unit: str, code: str, on: str) -> None:
        with sealed():
            recode_unit(unit_id=self._unit(unit), code=code, **self._common(on))

    def end(self, unit: str, on: str, into: str | None = None) -> None:
        with sealed():
            end_unit(
                unit_id=self._unit(unit),
                end_kind="dissolve",
                successor_id=self._unit(into) if into else None,
                **self._common(on),
            )

    def close(self, unit: str, on: str) -> None:
        with sealed():
            close_unit(unit_id=self._unit(unit), end_kind="dissolve", **self._common(on))

    def move_member(self, member: str, cell: str, on: str) -> None:
        with sealed():
            move_member(member_id=self.world.members[member], cell_id=self._unit(cell), **self._common(on))

    def receive(self, person: str, cell: str, on: str) -> int:
        with sealed():
            return receive_member(
                person_id=self.world.people[person], cell_id=self._unit(cell), came_from="?", **self._common(on)
            )

    def part(self, member: str, on: str) -> None:
        with sealed():
            end_membership(member_id=self.world.members[member], exit_kind="transferred", **self._common(on))

    def correct(self, member: str, cell: str, first: str, end: str | None) -> None:
        with sealed():
            correct_place(
                member_id=self.world.members[member],
                cell_id=self._unit(cell),
                during=Period(day(first), day(end) if end else None),
                basis=ON_PAPER,
                by=self.by,
            )

    def appoint(self, person: str, post: str, on: str, *, unit: str, until: str | None = None) -> int:
        with sealed():
            return appoint_officer(
                person_id=self.world.people[person],
                post=post,
                unit_id=self._unit(unit),
                until=day(until) if until else None,
                **self._common(on),
            )

    def draft(self, on: str, *actions: Action) -> int:
        with sealed():
            return draft_reorganisation(
                title="Sắp xếp", actions=actions, effective_on=day(on), basis=ON_PAPER, by=self.by
            )

    def rehearse(self, reorganisation: int) -> Sequence[str]:
        """Rehearse, and name what forbids the plan."""
        found = Finding.objects.filter(rehearsal=rehearse(reorganisation_id=reorganisation, by=self.by), refuses=True)
        return sorted(set(found.values_list("code", flat=True)))

    def approve(self, reorganisation: int) -> None:
        with sealed():
            approve_reorganisation(reorganisation_id=reorganisation, basis=ON_PAPER, by=self.by)

    def apply(self, reorganisation: int) -> int:
        with sealed():
            return apply_reorganisation(reorganisation_id=reorganisation, basis=ON_PAPER, by=self.by)

    def reverse(self, reorganisation: int) -> None:
        with sealed():
            reverse_reorganisation(reorganisation_id=reorganisation, reason="a mistake", by=self.by)

    def ordered(self, on: str, *actions: Action) -> int:
        """Draft, rehearse without refusal and let another approve; give the reorganisation, ready to be applied."""
        reorganisation = self.draft(on, *actions)
        assert self.rehearse(reorganisation) == []
        Clerk(self.world, another_than(self.by, self.world)).approve(reorganisation)
        return reorganisation

    def reorganise(self, on: str, *actions: Action) -> int:
        """Draft, rehearse, let another approve, apply; give the reorganisation."""
        reorganisation = self.ordered(on, *actions)
        self.apply(reorganisation)
        return reorganisation

    def above(self, unit: str, on: str) -> tuple[str, ...]:
        """Name what the unit stands under on the day, nearest first."""
        names = {number: name for name, number in self.world.units.items()}
        return tuple(names.get(one, str(one)) for one in ancestors_of(self._unit(unit), on=day(on)))

    def counting(self, member: str, on: str) -> tuple[str, ...]:
        """Name the cells that count the member on the day."""
        return tuple(
            name
            for name, unit in self.world.units.items()
            if self.world.members[member] in members_in(unit, on=day(on))
        )

    def _unit(self, name: str) -> int:
        return self.world.units[name]

    def _common(self, on: str) -> dict[str, Any]:
        return {"effective_on": day(on), "basis": ON_PAPER, "by": self.by}


def another_than(actor: Actor, world: World) -> Actor:
    """Give somebody else who may approve."""
    return OPERATOR if actor != OPERATOR else world.actors["registrar_of_province"]
