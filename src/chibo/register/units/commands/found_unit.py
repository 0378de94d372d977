"""Found a unit."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.code_lists import code_on
from chibo.kernel.errors import NotPermitted
from chibo.kernel.texts import nfc
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.units.commands.loading import locked_unit
from chibo.register.units.commands.refusals import REFUSALS
from chibo.register.units.models import Placement, Unit, UnitAttribute, UnitCode, UnitName
from chibo.register.units.rules import founded_large_enough, stands_where_it_may
from chibo.trust.access.api import Permission, scope_of
from chibo.trust.audit.api import recording_day

_NONE: Mapping[str, str] = MappingProxyType({})


@transaction.atomic
def found_unit(
    *,
    name: str,
    kind: str,
    parent_id: int | None,
    code: str | None = None,
    attributes: Mapping[str, str] = _NONE,
    full_members: int | None = None,
    effective_on: date,
    basis: Basis,
    by: Actor,
) -> int:
    """Make a unit exist from that day on, under its parent; without one it is a root of the tree.

    `attributes` gives codes by dimension (setting, base_unit_kind, …); a level not given is that of the kind on the
    day. Its parent stays as it was. Returns its id. Raises `RuleBroken` where it is founded too small
    or its level may not stand there,
    `UnitOutsideLife`, `UnitCodeTaken`, `UnitNotFound`, `NotPermitted`.
    """
    coded = {"unit_kind": kind, "level": _level_of(kind, effective_on), **attributes}
    verdicts = [founded_large_enough(coded["level"], full_members, on=effective_on)]
    if parent_id is None:
        _obey_founding_root(by)
    else:
        parent = locked_unit(parent_id, effective_on=effective_on, by=by)
        verdicts.append(stands_where_it_may(coded["level"] or None, parent.level, on=effective_on))
    named = {"unit": name, "on": f"{effective_on:%d/%m/%Y}", "value": code or ", ".join(coded.values())}
    with deed(f"found_unit {name}", basis=basis, by=by, refusals=REFUSALS, concerning=named, verdicts=verdicts):
        founded = _written(nfc(name).strip(), coded, parent_id, code, DateRange(effective_on, None), decision_of(basis))
    for verdict in verdicts:
        verdict.obey()
    return founded


def _obey_founding_root(by: Actor) -> None:
    if not scope_of(by, Permission.KEEP_REGISTER, on=recording_day()).everywhere:
        raise NotPermitted(
            "may_not_found_root",
            gettext_noop("%(actor)s may not found a root of the tree. It is done at the terminal."),
            {"actor": by.name},
        )


def _level_of(kind: str, on: date) -> str:
    row = code_on("unit_kind", kind, on)
    return row.facts.get("level", "") if row else ""


def _written(
    name: str, coded: Mapping[str, str], parent_id: int | None, code: str | None, life: DateRange, decision: int | None
) -> int:
    unit = Unit.objects.create(valid_during=life, is_apex=parent_id is None, begun_by_id=decision)
    UnitName.objects.create(unit=unit, first_on=life.lower, name=name, decision_id=decision)
    UnitAttribute.objects.bulk_create(
        UnitAttribute(unit=unit, dimension=dimension, first_on=life.lower, code=value, decision_id=decision)
        for dimension, value in coded.items()
        if value
    )
    if parent_id is not None:
        Placement.objects.create(unit=unit, parent_id=parent_id, valid_during=life, decision_id=decision)
    if code is not None:
        UnitCode.objects.create(unit=unit, code=code, valid_during=life)
    return unit.pk
