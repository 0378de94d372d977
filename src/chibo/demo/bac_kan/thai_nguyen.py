"""Let the province go into Thái Nguyên on 1/7/2025, as one reorganisation: the other half is a bare tree.

Nobody printed the register of the other half: its province, districts and communes stand there with their real names
and no members.
"""

from datetime import date

from django.db import transaction

from chibo.demo.country.official import Place, places_on, province_of
from chibo.demo.country.reform import reform_of_register
from chibo.demo.country.reform_day import EVE, REFORM
from chibo.demo.country.standing import codes_of_communes
from chibo.kernel.actors import OPERATOR, Actor
from chibo.register.decisions.api import Basis, adopt_decision, basis_of
from chibo.register.reorganisations.api import (
    apply_reorganisation,
    approve_reorganisation,
    draft_reorganisation,
    rehearse,
)
from chibo.register.units.api import change_units, code_units, found_unit, found_units, name_units, reserve_unit_ids
from chibo.trust.audit.api import entry

PROVINCE = "19"
_SINCE = date(2010, 1, 1)
_PAPER = Basis("note", "the lists of official places")
_DISTRICTS = {
    "huyện": "rural_district",
    "thị xã": "town",
    "thành phố": "provincial_city",
    "quận": "urban_district",
}
_COMMUNES = {"xã": ("commune", "T01"), "phường": ("ward", "T02"), "thị trấn": ("township", "T03")}
TITLE = "Sắp xếp tổ chức đảng khi hợp nhất tỉnh Bắc Kạn và tỉnh Thái Nguyên"


def found_bare_tree() -> None:
    """Found the committees of the other half as of the first day of the register, with names, codes and kinds."""
    places = {place.code: place for place in places_on(EVE)}
    own = {code: place for code, place in places.items() if province_of(place, places) == PROVINCE}
    with transaction.atomic(), entry(by=OPERATOR, reason="Đảng bộ tỉnh Thái Nguyên: cây tổ chức", basis=_PAPER):
        root = found_unit(
            name=own[PROVINCE].committee,
            kind="province",
            parent_id=None,
            code=f"{PROVINCE}.000.000.000.000",
            effective_on=_SINCE,
            basis=_PAPER,
            by=OPERATOR,
        )
        districts = [place for place in own.values() if place.level == "district"]
        ids = dict(zip([one.code for one in districts], reserve_unit_ids(len(districts)), strict=True))
        _found(districts, ids, dict.fromkeys(ids, root), {one: f"{PROVINCE}.{one}.000.000.000" for one in ids})
        communes = [place for place in own.values() if place.level == "commune"]
        numbers = dict(zip([one.code for one in communes], reserve_unit_ids(len(communes)), strict=True))
        _found(communes, numbers, {one.code: ids[one.parent] for one in communes}, codes_of_communes(places))


def _found(places: list[Place], ids: dict[str, int], parents: dict[str, int], codes: dict[str, str]) -> None:
    units = [ids[place.code] for place in places]
    found_units(units, [parents[place.code] for place in places], effective_on=_SINCE, decision=None)
    name_units(units, [place.committee for place in places], effective_on=_SINCE, decision=None)
    code_units(units, [codes[place.code] for place in places], effective_on=_SINCE)
    coded = [(ids[place.code], *pair) for place in places for pair in _attributes(place)]
    change_units(*(list(column) for column in zip(*coded, strict=True)), effective_on=_SINCE, decision=None)


def _attributes(place: Place) -> list[tuple[str, str]]:
    if place.level == "district":
        return [("unit_kind", _DISTRICTS[place.type]), ("level", "superior")]
    kind, base_unit_kind = _COMMUNES[place.type]
    return [("unit_kind", kind), ("level", "base"), ("base_unit_kind", base_unit_kind)]


def merge_provinces(*, approver: Actor) -> None:
    """Draft, rehearse, let the other board approve, and apply what 1/7/2025 did to the province."""
    decision = adopt_decision(
        number="01-QĐ/TU",
        issuer="Tỉnh ủy Thái Nguyên",
        signed_on=REFORM,
        effective_on=REFORM,
        subject=TITLE,
        by=OPERATOR,
    )
    basis = basis_of(decision)
    actions = reform_of_register(only=[PROVINCE]).actions
    drafted = draft_reorganisation(title=TITLE, actions=actions, effective_on=REFORM, basis=basis, by=OPERATOR)
    rehearse(reorganisation_id=drafted, by=OPERATOR)
    approve_reorganisation(reorganisation_id=drafted, basis=basis, by=approver)
    apply_reorganisation(reorganisation_id=drafted, basis=basis, by=OPERATOR)
