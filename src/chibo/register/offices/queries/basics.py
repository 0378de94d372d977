"""Who holds which post on a day."""

from dataclasses import dataclass
from datetime import date

from chibo.kernel.errors import NotFound
from chibo.kernel.periods import Period
from chibo.kernel.wording import gettext_noop
from chibo.register.offices.models import Holding


class HoldingNotFound(NotFound):
    """There is no such holding."""

    def __init__(self, holding: object) -> None:
        super().__init__(
            "holding_not_found", gettext_noop("There is no holding of a post %(holding)s."), {"holding": holding}
        )


@dataclass(frozen=True, slots=True)
class HoldingOnDay:
    """One person in one seat."""

    id: int
    person_id: int
    post: str
    unit_id: int | None
    area_id: int | None
    during: Period
    appointment_form: str | None


def holders_of(post: str, *, unit_id: int | None = None, area_id: int | None = None, on: date) -> tuple[int, ...]:
    """Which people hold the post of the unit or area on that day? In order of their first day, then of id."""
    of_that = {"seat__unit": unit_id} if area_id is None else {"seat__area": area_id}
    held = Holding.objects.filter(seat__post=post, valid_during__contains=on, **of_that)
    return tuple(held.order_by("valid_during", "person_id").values_list("person_id", flat=True))


def holdings_of_person(person_id: int, *, on: date) -> tuple[HoldingOnDay, ...]:
    """Which posts does the person hold on that day? In order of first day, then of id."""
    held = Holding.objects.filter(person_id=person_id, valid_during__contains=on).select_related("seat")
    return tuple(
        HoldingOnDay(
            one.pk,
            one.person_id,
            one.seat.post,
            one.seat.unit_id,
            one.seat.area_id,
            Period(one.valid_during.lower, one.valid_during.upper),
            one.appointment_form,
        )
        for one in held.order_by("valid_during", "pk")
    )
