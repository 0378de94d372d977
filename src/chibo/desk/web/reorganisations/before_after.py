"""Lay actions out as a table of before and after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.desk.web.reorganisations.words import action_name
from chibo.desk.web.words import coded, dimension_name
from chibo.kernel.texts import fold
from chibo.register.reorganisations.api import (
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
    UnitTold,
    kind_of,
    refs_of,
)


@dataclass(frozen=True, slots=True)
class Named:
    """One line of a side: what it says, the page it leads to, what is said more, and whether it is new or ends."""

    text: str
    address: str = ""
    note: str = ""
    is_new: bool = False
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One action: its place, its kind in words, and both sides."""

    position: int
    kind: str
    name: str
    before: Sequence[Named]
    after: Sequence[Named]

    def bears(self, before: str, after: str) -> bool:
        """Tell whether both sides bear the words asked for, with or without tones."""
        return _bears(self.before, before) and _bears(self.after, after)


class BeforeAfter:
    """Tells actions with the units they speak of; `at` is what links carry on."""

    def __init__(self, units: Mapping[int, UnitTold], labels: Mapping[str, str], at: str) -> None:
        self.units, self.labels, self.at = units, labels, at

    def row(self, position: int, action: Action) -> Row:
        """Tell one action."""
        before, after = self._sides(action)
        return Row(position, kind_of(action), action_name(kind_of(action)), tuple(before), tuple(after))

    def unit(self, ref: Ref, note: str = "", *, is_ended: bool = False) -> Named:
        """Tell one unit."""
        if isinstance(ref, str):
            return Named(self.labels.get(ref, ref), note=note, is_new=True, is_ended=is_ended)
        told = self.units.get(ref)
        if told is None:
            return Named(_("a unit that is not there on the day"), note=str(ref))
        address = reverse("desk:unit", args=[told.public_id]) + self.at if told.public_id else ""
        return Named(told.name, address, note or told.code or "", is_ended=is_ended)

    def _sides(self, action: Action) -> tuple[Iterable[Named], Iterable[Named]]:  # noqa: PLR0911  a case a kind
        match action:
            case Found():
                return (), (self._made(action),)
            case Merge():
                return (self.unit(ref, is_ended=True) for ref in action.predecessors), (self._made(action),)
            case Absorb():
                ended = (self.unit(ref, is_ended=True) for ref in action.absorbed)
                return (self.unit(action.unit), *ended), (self._again(action.unit),)
            case Split():
                return (self.unit(action.unit, is_ended=action.unit not in action.parts),), self._parts(action)
            case Dissolve():
                return (self.unit(action.unit, is_ended=True),), self._dissolved(action)
            case AbolishLevel():
                return self._abolished(action)
            case HandOut():
                gone = Named(action.to, note=_("outside this register"))
                return (self.unit(action.unit, is_ended=True),), (gone,)
            case _:
                return (self.unit(action.unit, self._under(action)),), (self._changed(action),)

    def _changed(self, action: Rename | Recode | Change | Move) -> Named:
        match action:
            case Rename():
                return Named(action.name)
            case Recode():
                return self._again(action.unit, _("code %(code)s") % {"code": action.code})
            case Move():
                return self._again(action.unit, _("under %(unit)s") % {"unit": self.unit(action.parent).text})
            case Change():
                said = [f"{dimension_name(name)}: {coded(name, code)}" for name, code in action.attributes.items()]
                return self._again(action.unit, " · ".join(said))

    def _abolished(self, action: AbolishLevel) -> tuple[Iterable[Named], Iterable[Named]]:
        kinds = ", ".join(coded("unit_kind", kind) or kind for kind in action.kinds)
        every = _("every unit of the level “%(level)s” below it") % {"level": coded("level", action.level)}
        before = Named(self.unit(action.under).text, note=f"{every} ({kinds})" if kinds else every)
        return (before,), (Named(_("ended; what stood under them rises to their parent")),)

    def _made(self, action: Found | Merge) -> Named:
        said = [
            coded("unit_kind", action.kind),
            _("under %(unit)s") % {"unit": self.unit(action.parent).text},
            action.code,
        ]
        return Named(action.name, note=" · ".join(filter(None, said)), is_new=True)

    def _again(self, ref: Ref, note: str = "") -> Named:
        return Named(self.unit(ref).text, note=note)

    def _under(self, action: Rename | Recode | Change | Move) -> str:
        told = self.units.get(action.unit) if isinstance(action, Move) and isinstance(action.unit, int) else None
        return _("under %(unit)s") % {"unit": told.parent_name} if told and told.parent_name else ""

    def _parts(self, action: Split) -> Iterable[Named]:
        for part in dict.fromkeys((*action.parts, action.rest)):
            listed = sum(
                1
                for lists in (action.children, action.areas, action.members, action.places)
                for to in lists.values()
                if to == part
            )
            rest = _("and all that is not listed") if part == action.rest else ""
            yield self._part(part, ", ".join(filter(None, (_("%(count)s listed") % {"count": listed}, rest))))

    def _part(self, ref: Ref, note: str) -> Named:
        named = self.unit(ref)
        return Named(named.text, note=note, is_new=named.is_new)

    def _dissolved(self, action: Dissolve) -> Iterable[Named]:
        if action.children_to is not None:
            yield self._part(action.children_to, _("takes the units below"))
        if action.members_to is not None:
            yield self._part(action.members_to, _("takes the members and villages"))
        yield Named(_("disbanded") if action.disband else _("dissolved"))


def labels_of(actions: Iterable[Action]) -> dict[str, str]:
    """Give the names of the units that the actions found, by label."""
    return {action.label: action.name for action in actions if isinstance(action, Found | Merge)}


def spoken_of(actions: Iterable[Action]) -> set[int]:
    """Give the ids of the units that the actions speak of."""
    return {ref for action in actions for ref in refs_of(action)}


def _bears(side: Sequence[Named], words: str) -> bool:
    if not words:
        return True
    whole = fold(" ".join(f"{one.text} {one.note}" for one in side))
    return all(word in whole for word in fold(words).split())
