"""The communes of one new province: founded where none of the code goes on, split, taken in, raised, renamed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chibo.demo.country.official import Place
from chibo.demo.country.standing import StandingUnit
from chibo.register.reorganisations.api import Absorb, Action, Change, Found, Merge, Ref, Rename, Split

_KINDS = {"xã": ("commune", "T01"), "phường": ("ward", "T02"), "đặc khu": ("special_zone", "T12")}


def kind_of_commune(place: Place) -> str:
    """Give the kind of the committee that leads a commune, ward or special zone."""
    return _KINDS[place.type][0]


@dataclass(frozen=True, slots=True)
class Communes:
    """The communes of one new province: the new ones, the old ones that have a unit, and where each of these goes."""

    parent: StandingUnit
    new: Mapping[str, Place]
    living: Mapping[str, StandingUnit]
    targets: Mapping[str, tuple[str, ...]]

    @property
    def wanted(self) -> list[str]:
        """Name the new ones that something goes into, in order of their codes."""
        gone_into = {target for old in self.living for target in self.targets[old]}
        return [code for code in self.new if code in gone_into]

    def whole(self, code: str) -> list[StandingUnit]:
        """Give the units of the old ones that go into a new one whole."""
        return [unit for old, unit in self.living.items() if self.targets[old] == (code,)]

    def ref(self, code: str) -> Ref:
        """Name the unit of a new one: that of the old one of its code, else one to be founded."""
        return self.living[code].id if code in self.living else f"commune {code}"


def commune_actions(communes: Communes, below: Mapping[int, Sequence[StandingUnit]]) -> Iterator[Action]:
    """Give the actions in order: what is founded, what is split, what is taken in, what is raised and renamed."""
    for code in communes.wanted:
        if code not in communes.living:
            yield _founded(communes.new[code], communes.parent, [unit.id for unit in communes.whole(code)])
    for old, unit in communes.living.items():
        if len(communes.targets[old]) > 1:
            yield _split(unit, old, communes, below.get(unit.id, ()))
    for code in communes.wanted:
        yield _taken_in(code, communes)
    for code, place in communes.new.items():
        if code in communes.living:
            yield from _raised(communes.living[code], place)


def _founded(place: Place, parent: StandingUnit, predecessors: Sequence[int]) -> Action:
    kind, base_unit_kind = _KINDS[place.type]
    label, attributes = f"commune {place.code}", {"base_unit_kind": base_unit_kind}
    if len(predecessors) > 1:
        return Merge(
            label, place.committee, kind, parent.id, tuple(predecessors), level="superior", attributes=attributes,
            commune_code=place.code,
        )  # fmt: skip
    return Found(label, place.committee, kind, parent.id, level="superior", attributes=attributes)


def _split(unit: StandingUnit, old: str, communes: Communes, cells: Sequence[StandingUnit]) -> Split:
    """Share the cells out among the parts, in order of their codes; nobody printed which went where."""
    targets = sorted(communes.targets[old], key=lambda code: (code != old, code))
    parts = tuple(communes.ref(code) for code in targets)
    children = {cell.id: parts[place * len(parts) // len(cells)] for place, cell in enumerate(cells)}
    return Split(unit.id, parts, parts[0], children=children)


def _taken_in(code: str, communes: Communes) -> Absorb:
    """Take in what goes whole, and let the villages of all lie in the new commune."""
    ref = communes.ref(code)
    others = tuple(unit.id for unit in communes.whole(code) if unit.id != ref)
    if isinstance(ref, str) and len(others) > 1:
        others = ()  # They were merged into it as it was founded.
    return Absorb(ref, others, commune_code=code)


def _raised(unit: StandingUnit, place: Place) -> Iterator[Action]:
    kind, base_unit_kind = _KINDS[place.type]
    changed = {"level": "superior"}
    if unit.kind != kind:
        changed |= {"unit_kind": kind, "base_unit_kind": base_unit_kind}
    yield Change(unit.id, changed)
    if unit.name != place.committee:
        yield Rename(unit.id, place.committee)
