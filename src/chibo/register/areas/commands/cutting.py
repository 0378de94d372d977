"""Let the spells of an area, or of a cell's servings, hold no longer from a day on."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from chibo.register.areas.models import AreaCommune, Serving


def cut_off(spells: QuerySet[AreaCommune] | QuerySet[Serving], effective_on: date) -> None:
    """Shorten what has begun before the day, and take out what was still to come."""
    spells.filter(valid_during__startswith__gte=effective_on).delete()
    for spell in spells.filter(valid_during__contains=effective_on):
        spell.valid_during = DateRange(spell.valid_during.lower, effective_on)
        spell.save(update_fields=["valid_during"])
