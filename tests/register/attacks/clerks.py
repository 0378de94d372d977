"""The state machine: a clerk does anything on any day; the register and the plain model do it both, or both refuse."""

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import rule

from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import ChiboError
from chibo.kernel.periods import Period
from chibo.register.acts.api import close_unit, part_with_member
from chibo.register.decisions.api import Basis
from chibo.register.members.api import correct_place, move_member, receive_member
from chibo.register.offices.api import appoint_officer, end_holding
from chibo.register.reorganisations import api as orders
from chibo.register.reorganisations.api import Action
from chibo.register.units.api import change_unit_attribute, found_unit, move_unit, recode_unit, rename_unit
from chibo.trust.audit.api import known_at, withdraw_entry
from tests.register.attacks.model import DAYS, Day, withdraw
from tests.register.attacks.office import (
    KINDS,
    POST,
    basics,
    day_of,
    facts_now,
    instant_now,
    seal_here,
)
from tests.register.attacks.orders_model import Told
from tests.register.attacks.steps import Known, Steps, members_of

DAY = st.integers(1, DAYS - 2)
PICK = st.integers(0, 99)
LEVELS = ("", "", "cell", "cell", "base", "superior")
ABOVE: dict[str, tuple[str, ...]] = {"cell": ("base",), "base": ("superior", "province"), "superior": ("province",)}
SETTINGS = ("residential.village", "agency.state", "other")


class Clerks(Steps):
    """A clerk at work, on any day past and future."""

    # Deeds over units.

    @rule(pick=PICK, level=st.sampled_from(LEVELS), code=st.none() | PICK, day=DAY)
    def found(self, pick: int, level: str, code: int | None, day: Day) -> None:
        parent = self._unit(pick, ABOVE.get(level, ()))
        name, coded = f"Mới {self.notes}", None if code is None else f"K{code % 6}"
        self._do(
            "found",
            lambda note: found_unit(
                name=name,
                kind=KINDS[level or "cell"],
                parent_id=parent,
                code=coded,
                attributes={"level": level},
                full_members=99,
                **basics(day, note),
            ),
            lambda model, made: model.found(made or -1, parent, name, coded, level, day),
        )

    @rule(pick=PICK, other=PICK, day=DAY, like=st.booleans())
    def move(self, pick: int, other: int, day: Day, like: bool) -> None:
        unit = self._unit(pick)
        parent = self._unit(other, ABOVE.get(self.model.levels[unit], ()) if like else ())
        self._do(
            "move",
            lambda note: move_unit(unit_id=unit, parent_id=parent, **basics(day, note)),
            lambda model, _: model.move(unit, parent, day),
        )

    @rule(pick=PICK, day=DAY)
    def rename(self, pick: int, day: Day) -> None:
        unit, name = self._unit(pick), f"Tên {self.notes}"
        self._do(
            "rename",
            lambda note: rename_unit(unit_id=unit, name=name, **basics(day, note)),
            lambda model, _: model.rename(unit, name, day),
        )

    @rule(pick=PICK, setting=st.sampled_from(SETTINGS), day=DAY)
    def change(self, pick: int, setting: str, day: Day) -> None:
        unit = self._unit(pick)
        self._do(
            "change",
            lambda note: change_unit_attribute(unit_id=unit, dimension="setting", code=setting, **basics(day, note)),
            lambda model, _: model.change(unit, setting, day),
        )

    @rule(pick=PICK, code=PICK, day=DAY)
    def recode(self, pick: int, code: int, day: Day) -> None:
        unit, coded = self._unit(pick), f"K{code % 6}"
        self._do(
            "recode",
            lambda note: recode_unit(unit_id=unit, code=coded, **basics(day, note)),
            lambda model, _: model.recode(unit, coded, day),
        )

    @rule(pick=PICK, into=st.none() | PICK, day=DAY, empty=st.booleans())
    def close(self, pick: int, into: int | None, day: Day, empty: bool) -> None:
        unit = self._unit(pick, empty=day if empty else None)
        successor = None if into is None else self._unit(into)
        self._do(
            "close",
            lambda note: close_unit(unit_id=unit, end_kind="dissolve", successor_id=successor, **basics(day, note)),
            lambda model, _: model.close(unit, successor, day),
        )

    # Deeds over members and posts.

    @rule(pick=PICK, other=PICK, day=DAY)
    def receive(self, pick: int, other: int, day: Day) -> None:
        member, cell = self._member(pick), self._unit(other, ("cell",))
        self._do(
            "receive",
            lambda note: receive_member(
                person_id=self.start.persons[member], cell_id=cell, came_from="?", **basics(day, note)
            ),
            lambda model, _: model.receive(member, cell, day),
        )

    @rule(pick=PICK, other=PICK, day=DAY)
    def move_member(self, pick: int, other: int, day: Day) -> None:
        member, cell = self._member(pick), self._unit(other, ("cell",))
        self._do(
            "move_member",
            lambda note: move_member(member_id=member, cell_id=cell, **basics(day, note)),
            lambda model, _: model.move_member(member, cell, day),
        )

    @rule(pick=PICK, day=DAY)
    def part(self, pick: int, day: Day) -> None:
        member = self._member(pick)
        self._do(
            "part",
            lambda note: part_with_member(member_id=member, exit_kind="transferred", **basics(day, note)),
            lambda model, _: model.part(member, self.start.persons[member], day),
        )

    @rule(pick=PICK, other=PICK, day=DAY, days=st.integers(1, 8))
    def correct(self, pick: int, other: int, day: Day, days: int) -> None:
        member, cell = self._member(pick), self._unit(other, ("cell",))
        end = min(day + days, DAYS - 1)
        self._do(
            "correct",
            lambda note: correct_place(
                member_id=member,
                cell_id=cell,
                during=Period(day_of(day), day_of(end)),
                basis=Basis("note", note),
                by=OPERATOR,
            ),
            lambda model, _: model.correct(member, cell, day, end),
        )

    @rule(pick=PICK, other=PICK, day=DAY)
    def appoint(self, pick: int, other: int, day: Day) -> None:
        person, unit = self.start.persons[self._member(pick)], self._unit(other, ("cell",))
        self._do(
            "appoint",
            lambda note: appoint_officer(person_id=person, post=POST, unit_id=unit, **basics(day, note)),
            lambda model, made: model.appoint(made or -1, person, unit, day),
        )

    @rule(pick=PICK, day=DAY)
    def end_holding(self, pick: int, day: Day) -> None:
        held = [unit for unit, days in self.model.of("holder").items() if day in days]
        if not held:
            return
        unit = held[pick % len(held)]
        assert isinstance(unit, int)
        value = self.model.at("holder", unit, day)
        assert isinstance(value, tuple)
        self._do(
            "end_holding",
            lambda note: end_holding(holding_id=value[0], **basics(day, note)),
            lambda model, _: model.end_holding(unit, day),
        )

    # Reorganisations.

    @rule(pick=PICK, other=PICK, day=DAY, more=st.booleans())
    def order_absorption(self, pick: int, other: int, day: Day, more: bool) -> None:
        unit = self._unit(pick, ("cell", "base"))
        absorbed = (
            [one for one in self._like(unit, day) if one != unit][: 2 if more else 1]
            if other % 2
            else [self._unit(other)]
        )
        self._order(day, [("absorb", {"unit": unit, "absorbed": absorbed})], [orders.Absorb(unit, tuple(absorbed))])

    @rule(pick=PICK, other=PICK, day=DAY, renamed=st.booleans())
    def order_merger(self, pick: int, other: int, day: Day, renamed: bool) -> None:
        unit = self._unit(pick, ("cell", "base"))
        level, parent = self.model.levels[unit], self.model.at("parent", unit, day)
        merged = (
            sorted({unit, self._like(unit, day)[other % max(len(self._like(unit, day)), 1)]})
            if self._like(unit, day)
            else [unit]
        )
        if not isinstance(parent, int):
            return
        made: list[Action] = [
            orders.Merge("new", f"Hợp nhất {self.notes}", KINDS[level], parent, tuple(merged), level=level)
        ]
        told: list[Told] = [
            (
                "merge",
                {
                    "label": "new",
                    "parent": parent,
                    "predecessors": merged,
                    "level": level,
                    "name": f"Hợp nhất {self.notes}",
                },
            )
        ]
        if renamed:
            made.append(orders.Rename("new", f"Tên {self.notes}"))
            told.append(("rename", {"unit": "new", "name": f"Tên {self.notes}"}))
        self._order(day, told, made)

    @rule(pick=PICK, day=DAY, stays=st.booleans(), some=PICK)
    def order_split(self, pick: int, day: Day, stays: bool, some: int) -> None:
        unit = self._unit(pick, ("cell", "base"))
        level, parent = self.model.levels[unit], self.model.at("parent", unit, day)
        if not isinstance(parent, int):
            return
        name = f"Tách {self.notes}"
        found = ("found", {"label": "part", "parent": parent, "level": level, "name": name})
        rest: int | str = unit if stays else "other"
        made: list[Action] = [orders.Found("part", name, KINDS[level], parent, level=level)]
        told: list[Told] = [found]
        if not stays:
            made.append(orders.Found("other", name, KINDS[level], parent, level=level))
            told.append(("found", found[1] | {"label": "other"}))
        below, members = self.model.children(unit, day), self.model.members(unit, day)
        children: dict[int, int | str] = dict.fromkeys(below[: some % (len(below) + 1)], "part")
        listed: dict[int, int | str] = dict.fromkeys(members[: some % (len(members) + 1)], "part")
        made.append(orders.Split(unit, ("part", rest), rest, children=children, members=listed))
        told.append(
            ("split", {"unit": unit, "parts": ("part", rest), "rest": rest, "children": children, "members": listed})
        )
        self._order(day, told, made)

    @rule(pick=PICK, other=PICK, day=DAY)
    def order_dissolution(self, pick: int, other: int, day: Day) -> None:
        unit = self._unit(pick, ("cell", "base"))
        like = [one for one in self._like(unit, day) if one != unit]
        to = like[other % len(like)] if like else None
        self._order(
            day,
            [("dissolve", {"unit": unit, "children_to": to, "members_to": to})],
            [orders.Dissolve(unit, children_to=to, members_to=to)],
        )

    @rule(pick=PICK, level=st.sampled_from(("base", "superior")), day=DAY)
    def order_end_of_a_level(self, pick: int, level: str, day: Day) -> None:
        under = self._unit(pick, ("province", "superior"))
        self._order(day, [("abolish", {"level": level, "under": under})], [orders.AbolishLevel(level, under)])

    @rule(pick=PICK, day=DAY)
    def order_hand_over(self, pick: int, day: Day) -> None:
        unit = self._unit(pick, ("cell", "cell", "base"))
        self._order(day, [("hand_out", {"unit": unit})], [orders.HandOut(unit, "Đảng bộ tỉnh Hà Mai")])

    @rule(pick=PICK, other=PICK, third=PICK, code=PICK, day=DAY)
    def order_many_small_things(self, pick: int, other: int, third: int, code: int, day: Day) -> None:
        unit, recoded = self._unit(pick, ("cell", "base")), self._unit(third)
        parent = self._unit(other, ("superior",) if self.model.levels[unit] == "base" else ("base",))
        name, coded = f"Tên {self.notes}", f"K{code % 6}"
        self._order(
            day,
            [
                ("move", {"unit": unit, "parent": parent}),
                ("rename", {"unit": unit, "name": name}),
                ("recode", {"unit": recoded, "code": coded}),
                ("change", {"unit": recoded, "setting": "other"}),
            ],
            [
                orders.Move(unit, parent),
                orders.Rename(unit, name),
                orders.Recode(recoded, coded),
                orders.Change(recoded, {"setting": "other"}),
            ],
        )

    # What was done is taken back, and what was known stays known.

    @rule(pick=PICK)
    def withdraw(self, pick: int) -> None:
        """Withdraw an entry, the last as often as any other; the last one can always be withdrawn."""
        if not self.done:
            return
        last = pick % 2 == 0
        chosen = self.done[-1 if last else pick % len(self.done)]
        tentative, refused = self.model.copy(), None
        try:
            with transaction.atomic():
                withdraw_entry(chosen.entry, by=OPERATOR, reason="withdrawn")
        except ChiboError as error:
            refused = error
        if refused is None:
            withdraw(tentative, chosen.changed, chosen.events)
            tentative.hold_sound()
            self.model = tentative
            self.done.remove(chosen)
        assert refused is None or not last, refused
        self._count("withdraw", refused)
        seal_here()
        self._hold_equal()

    @rule()
    def remember(self) -> None:
        """Remember what is known now, with the figures of all units on two days."""
        if len(self.known) < 4:
            asked = [(unit, day) for day in (3, 18) for unit in self.model.living(day)[:6]]
            figures = {pair: members_of(*pair) for pair in asked}
            assert figures == {(unit, day): self.model.counted(unit, day) for unit, day in asked}
            self.known.append(Known(instant_now(), facts_now(), figures))

    @rule(pick=PICK)
    def look_back(self, pick: int) -> None:
        """Find what was known at an instant as it was then."""
        if not self.known:
            return
        known = self.known[pick % len(self.known)]
        with known_at(known.at):
            assert facts_now() == known.facts
        pair = list(known.figures)[pick % len(known.figures)]
        assert members_of(*pair, at=known.at) == known.figures[pair]
