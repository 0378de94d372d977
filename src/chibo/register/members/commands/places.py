"""Cut the days of counted places."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.periods import Period
from chibo.register.members.models import Place


def end_place(member_id: int, effective_on: date) -> DateRange:
    """Shorten the place of the day to the days before; give the days it held from then on.

    Raises `PeriodEmpty` on its first day: what began that very day is corrected, not ended.
    """
    place = Place.objects.get(member_id=member_id, valid_during__contains=effective_on)
    period = place.valid_during
    Period(period.lower, effective_on)
    place.valid_during = DateRange(period.lower, effective_on)
    place.save(update_fields=["valid_during"])
    return DateRange(effective_on, period.upper)
