"""Which units there are on a day, what they are and what stands above and below them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from chibo.kernel.errors import NotFound
from chibo.kernel.periods import Period
from chibo.kernel.statements import kept_cursor
from chibo.kernel.wording import gettext_noop
from chibo.register.units.models import Ancestry, Unit, UnitAttribute, UnitCode
from chibo.trust.access.api import Scope


class UnitNotFound(NotFound):
    """There is no such unit on that day, or none that the actor may see."""

    def __init__(self, unit: object, on: date | None = None) -> None:
        super().__init__(
            "unit_not_found",
            gettext_noop("There is no unit %(unit)s on %(on)s. Check the unit and the day.")
            if on
            else gettext_noop("There is no unit %(unit)s."),
            {"unit": unit, "on": f"{on:%d/%m/%Y}" if on else ""},
        )


@dataclass(frozen=True, slots=True)
class UnitOnDay:
    """A unit as it is on a day."""

    id: int
    public_id: UUID
    name: str
    code: str | None
    kind: str | None
    level: str | None
    parent_id: int | None
    life: Period


# The question: some units on one day. The parameters: units, on. The indexes: the keys of each table,
# all led by the unit.
_ON_DAY = """
SELECT unit.id, unit.public_id,
       (SELECT name FROM units_unitname named WHERE named.unit_id = unit.id
          AND (first_on IS NULL OR first_on <= %(on)s::date) ORDER BY first_on DESC NULLS LAST LIMIT 1),
       (SELECT code FROM units_unitcode coded WHERE coded.unit_id = unit.id AND coded.valid_during @> %(on)s::date),
       (SELECT code FROM units_unitattribute was WHERE was.unit_id = unit.id AND dimension = 'unit_kind'
          AND (first_on IS NULL OR first_on <= %(on)s::date) ORDER BY first_on DESC NULLS LAST LIMIT 1),
       (SELECT code FROM units_unitattribute was WHERE was.unit_id = unit.id AND dimension = 'level'
          AND (first_on IS NULL OR first_on <= %(on)s::date) ORDER BY first_on DESC NULLS LAST LIMIT 1),
       (SELECT parent_id FROM units_placement placed
         WHERE placed.unit_id = unit.id AND placed.valid_during @> %(on)s::date),
       lower(unit.valid_during), upper(unit.valid_during)
  FROM units_unit unit
 WHERE unit.id = ANY (%(units)s::bigint[]) AND unit.valid_during @> %(on)s::date
"""

# The question: what stands in a unit on a day. The parameters: unit, on. The indexes: branches by ancestor, placements
# by parent.
_SUBTREE = "SELECT unit_id FROM units_subtree(%(unit)s::bigint, %(on)s::date) ORDER BY depth, unit_id"


def unit_on(unit_id: int, *, on: date) -> UnitOnDay:
    """What is the unit on that day? Raises `UnitNotFound` outside its life."""
    (unit,) = units_on((unit_id,), on=on)
    return unit


def units_on(unit_ids: Sequence[int], *, on: date) -> tuple[UnitOnDay, ...]:
    """What are the units on that day, in the order asked for? Raises `UnitNotFound` outside the life of one."""
    with kept_cursor() as cursor:
        cursor.execute(_ON_DAY, {"units": list(unit_ids), "on": on})
        found = {row[0]: _on_day(*row) for row in cursor.fetchall()}
    for unit_id in unit_ids:
        if unit_id not in found:
            raise UnitNotFound(unit_id, on)
    return tuple(found[unit_id] for unit_id in unit_ids)


def _on_day(
    unit: int,
    public: UUID,
    name: str | None,
    code: str | None,
    kind: str | None,
    level: str | None,
    parent: int | None,
    start: date | None,
    end: date | None,
) -> UnitOnDay:
    return UnitOnDay(unit, public, name or "", code, kind, level, parent, Period(start, end))


def unit_coded(code: str, *, on: date) -> int:
    """Which unit bears the code on that day? Raises `UnitNotFound`."""
    found = UnitCode.objects.filter(code=code, valid_during__contains=on).values_list("unit_id", flat=True).first()
    if found is None:
        raise UnitNotFound(code, on)
    return found


def units_named(name: str, *, on: date) -> tuple[int, ...]:
    """Which units bear the name on that day, tones and case aside? In order of id."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT DISTINCT named.unit_id FROM units_unitname named JOIN units_unit unit ON unit.id = named.unit_id
                WHERE vietnamese_fold(named.name) = vietnamese_fold(%(name)s) AND unit.valid_during @> %(on)s::date
                  AND (named.first_on IS NULL OR named.first_on <= %(on)s)
                  AND NOT EXISTS (SELECT 1 FROM units_unitname later
                                   WHERE later.unit_id = named.unit_id AND later.first_on <= %(on)s
                                     AND later.first_on > coalesce(named.first_on, '-infinity'))
                ORDER BY 1""",
            {"name": name, "on": on},
        )
        return tuple(row[0] for row in cursor.fetchall())


def unit_life(unit_id: int) -> Period:
    """From when to when does the unit exist? Raises `UnitNotFound`."""
    life = Unit.objects.filter(pk=unit_id).values_list("valid_during", flat=True).first()
    if life is None:
        raise UnitNotFound(unit_id)
    return Period(life.lower, life.upper)


def attribute_of(unit_id: int, dimension: str, *, on: date) -> str | None:
    """Which code has the unit in that dimension on that day? None where nothing is recorded."""
    rows = UnitAttribute.objects.filter(unit_id=unit_id, dimension=dimension)
    dated = rows.filter(first_on__lte=on).order_by("-first_on").values_list("code", flat=True).first()
    return dated or rows.filter(first_on=None).values_list("code", flat=True).first()


def ancestors_of(unit_id: int, *, on: date) -> tuple[int, ...]:
    """Under which units does it stand on that day? Nearest first, without itself."""
    rows = Ancestry.objects.filter(unit_id=unit_id, depth__gt=0, valid_during__contains=on)
    return tuple(rows.order_by("depth").values_list("ancestor_id", flat=True))


def subtree_of(unit_id: int, *, on: date) -> tuple[int, ...]:
    """Which units stand in it on that day, itself among them? In order of depth, then of id."""
    with kept_cursor() as cursor:
        cursor.execute(_SUBTREE, {"unit": unit_id, "on": on})
        return tuple(row[0] for row in cursor.fetchall())


def children_between(unit_id: int, *, first: date, last: date) -> tuple[int, ...]:
    """Which units stood directly under it on some day of the span, both days included? In order of id."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT unit_id FROM units_placement WHERE parent_id = %s"
            " AND valid_during && daterange(%s, %s, '[]') ORDER BY unit_id",
            [unit_id, first, last],
        )
        return tuple(row[0] for row in cursor.fetchall())


def is_within(unit_id: int, scope: Scope, *, on: date) -> bool:
    """Does the unit lie in the scope, on that day or on the day of asking? The whole register lies in `everywhere`."""
    if scope.everywhere:
        return Unit.objects.filter(pk=unit_id).exists()
    above = Ancestry.objects.filter(unit_id=unit_id, ancestor_id__in=scope.roots)
    return (above.filter(valid_during__contains=on) | above.filter(valid_during__contains=scope.asked_on)).exists()
