"""The reform of 1/7/2025 as a list of actions: provinces merged, districts gone, communes merged or split.

Of provinces that become one, that whose code goes on takes in the others, and its bodies theirs. A new commune is the
old one of the same code going on: it takes in those that went to it whole, and parts of those that were split.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chibo.demo.country.conversion import Conversion, converted
from chibo.demo.country.official import Place, places_on, province_of
from chibo.demo.country.reform_communes import Communes, commune_actions, kind_of_commune
from chibo.demo.country.reform_day import EVE, REFORM
from chibo.demo.country.standing import (
    BLOC_KINDS,
    DISTRICT_KINDS,
    OTHER_BODY_KINDS,
    Standing,
    StandingUnit,
    codes_of_communes,
    standing_on,
)
from chibo.register.reorganisations.api import AbolishLevel, Absorb, Action, Change, Found, Rename, Split

_PARTY_AGENCIES = "T04"


@dataclass(frozen=True, slots=True)
class Reform:
    """The actions in order, and what the printed lists leave open: named, not dropped."""

    actions: tuple[Action, ...]
    gaps: tuple[str, ...]


def actions_of_2025(standing: Standing, *, only: Sequence[str] = ()) -> Reform:
    """Give the actions of the reform for the units that stand, of all new provinces or of those named by code.

    Raises nothing: what has no unit, no line or no predecessor is named among the gaps.
    """
    before = {place.code: place for place in places_on(EVE)}
    after = {place.code: place for place in places_on(REFORM)}
    told = converted(before)
    joined = _joined(before, after, told)
    codes = codes_of_communes(before)
    actions: list[Action] = []
    gaps = _gaps(told, before, standing)
    for new in sorted(only or joined):
        own = standing.province(new)
        if own is None:
            continue
        olds = [old for old in joined[new] if standing.province(old)]
        new_communes = {code: place for code, place in sorted(after.items()) if place.parent == new}
        gone = [old for old, targets in sorted(told.targets.items()) if new_communes.keys() & set(targets)]
        living = {old: unit for old in gone if (unit := standing.by_code.get(codes[old]))}
        communes = Communes(own, new_communes, living, told.targets)
        actions += _province(standing, after[new], own, olds)
        actions += commune_actions(communes, standing.below)
        actions += _districts_end(standing, own, olds, before, new_communes)
        gaps += [f"{old} {before[old].name}: no unit bears its code" for old in gone if old not in living]
    return Reform(tuple(actions), tuple(gaps))


def reform_of_register(*, only: Sequence[str] = ()) -> Reform:
    """Give the actions for the register as it stands on the eve."""
    return actions_of_2025(standing_on(EVE), only=only)


def _joined(before: Mapping[str, Place], after: Mapping[str, Place], told: Conversion) -> dict[str, list[str]]:
    """Give the old provinces of each new one, that of its own code first."""
    joined: dict[str, list[str]] = {}
    for old, new in told.targets.items():
        olds = joined.setdefault(after[new[0]].parent, [])
        province = province_of(before[old], before)
        if province not in olds:
            olds.append(province)
    return {new: sorted(olds, key=lambda old: (old != new, old)) for new, olds in joined.items()}


def _gaps(told: Conversion, before: Mapping[str, Place], standing: Standing) -> list[str]:
    here = {old: new[0] for old, new in told.targets.items() if standing.province(province_of(before[old], before))}
    named = {old: f"{old} {before[old].name}" for old in here}
    return [
        *(f"{named[old]}: no line in the list, goes to {here[old]}" for old in told.placed_by_guess if old in here),
        *(f"{named[old]}: called split, one part is listed" for old in told.split_in_one if old in here),
        *(f"{old}: in the list, but no commune before" for old, new in told.unknown_before if new in here.values()),
    ]


def _province(standing: Standing, new: Place, own: StandingUnit, olds: Sequence[str]) -> Iterator[Action]:
    others = [unit.id for old in olds if old != new.code and (unit := standing.province(old))]
    if others:
        yield Absorb(own.id, tuple(others))
    if own.name != new.committee:
        yield Rename(own.id, new.committee)
    kind = "central_city" if new.type.startswith("thành phố") else "province"
    if own.kind != kind:
        yield Change(own.id, {"unit_kind": kind})
    for kinds in (BLOC_KINDS, *((kind,) for kind in OTHER_BODY_KINDS)):
        yield from _bodies_merge(standing, new, [body for old in olds if (body := standing.body(old, *kinds))], own)


def _bodies_merge(
    standing: Standing, new: Place, bodies: Sequence[StandingUnit], province: StandingUnit
) -> Iterator[Action]:
    """Let the bodies of one kind become the first of them; the bloc is shared between Party bodies and government."""
    if not bodies:
        return
    first, *others = bodies
    if others:
        yield Absorb(first.id, tuple(other.id for other in others))
    place = f"{new.name[:1].lower()}{new.name[1:]}"
    if first.kind not in BLOC_KINDS:
        word = {"province_military": "Quân sự", "province_police": "Công an"}.get(first.kind, "Bộ đội Biên phòng")
        if first.name != f"Đảng bộ {word} {place}":
            yield Rename(first.id, f"Đảng bộ {word} {place}")
        return
    government = f"government of {new.code}"
    yield Found(
        government, f"Đảng bộ Ủy ban nhân dân {place}", "province_government", province.id,
        code=f"{new.code}.994.000.000.000", level="superior",
    )  # fmt: skip
    yield Rename(first.id, f"Đảng bộ các cơ quan Đảng {place}")
    yield Change(first.id, {"unit_kind": "province_party_bodies", "level": "superior"})
    party = {
        child.id: first.id
        for body in bodies
        for child in standing.below[body.id]
        if child.base_unit_kind == _PARTY_AGENCIES
    }
    yield Split(first.id, (first.id, government), government, children=party)


def _districts_end(
    standing: Standing,
    province: StandingUnit,
    olds: Sequence[str],
    before: Mapping[str, Place],
    new_communes: Mapping[str, Place],
) -> Iterator[Action]:
    """End the districts; their other base organisations rise to the province. Five islands go on as special zones."""
    zones = {place.bare_name: place for place in new_communes.values() if place.type == "đặc khu"}
    with_communes = {place.parent for place in before.values() if place.level == "commune"}
    for district in (unit for old in olds for unit in standing.districts(old)):
        code = district.code.split(".")[1]
        zone = zones.get(before[code].bare_name) if code in before and code not in with_communes else None
        if zone:
            yield Rename(district.id, zone.committee)
            yield Change(district.id, {"unit_kind": kind_of_commune(zone), "level": "superior"})
    yield AbolishLevel("superior", province.id, kinds=tuple(sorted(DISTRICT_KINDS)))
