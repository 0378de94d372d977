"""Which areas there are on a day, and which cell serves them."""

from dataclasses import dataclass
from datetime import date

from chibo.kernel.errors import NotFound
from chibo.kernel.periods import Period
from chibo.kernel.wording import gettext_noop
from chibo.register.areas.models import Area, AreaCommune, AreaName, Serving


class AreaNotFound(NotFound):
    """There is no such area on that day."""

    def __init__(self, area: object, on: date | None = None) -> None:
        super().__init__(
            "area_not_found",
            gettext_noop("There is no area %(area)s on %(on)s. Check the area and the day.")
            if on
            else gettext_noop("There is no area %(area)s."),
            {"area": area, "on": f"{on:%d/%m/%Y}" if on else ""},
        )


@dataclass(frozen=True, slots=True)
class AreaOnDay:
    """A village or block as it is on a day; `cell_id` is the cell that serves it."""

    id: int
    name: str
    kind: str
    code: str | None
    commune_code: str | None
    cell_id: int | None
    life: Period


def area_on(area_id: int, *, on: date) -> AreaOnDay:
    """What is the area on that day? Raises `AreaNotFound` outside its life."""
    area = Area.objects.filter(pk=area_id, valid_during__contains=on).first()
    if area is None:
        raise AreaNotFound(area_id, on)
    names = AreaName.objects.filter(area=area)
    dated = names.filter(first_on__lte=on).order_by("-first_on").values_list("name", flat=True).first()
    recorded = names.filter(first_on=None).values_list("name", flat=True).first()
    lying = AreaCommune.objects.filter(area=area, valid_during__contains=on).values_list("commune_code", flat=True)
    served = Serving.objects.filter(area=area, valid_during__contains=on).values_list("cell_id", flat=True)
    return AreaOnDay(
        area.pk,
        dated or recorded or "",
        area.kind,
        area.code,
        lying.first(),
        served.first(),
        Period(area.valid_during.lower, area.valid_during.upper),
    )


def area_coded(code: str) -> int:
    """Which area bears the code? Raises `AreaNotFound`."""
    found = Area.objects.filter(code=code).values_list("pk", flat=True).first()
    if found is None:
        raise AreaNotFound(code)
    return found


def area_life(area_id: int) -> Period:
    """From when to when does the area exist? Raises `AreaNotFound`."""
    life = Area.objects.filter(pk=area_id).values_list("valid_during", flat=True).first()
    if life is None:
        raise AreaNotFound(area_id)
    return Period(life.lower, life.upper)


def areas_served_by(cell_id: int, *, on: date) -> tuple[int, ...]:
    """Which areas does the cell serve on that day? In order of id."""
    served = Serving.objects.filter(cell_id=cell_id, valid_during__contains=on)
    return tuple(served.order_by("area_id").values_list("area_id", flat=True))
