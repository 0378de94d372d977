"""End one spell and begin the next on a day, leaving what was recorded for later days as it was."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.wording import gettext_noop
from chibo.register.units.commands.refusals import UnitAlreadySo
from chibo.register.units.models import Placement, Term, UnitCode


def turned(spell: Placement | UnitCode, effective_on: date) -> DateRange:
    """Shorten the spell to the days before, and give the days it held from that day on: those of what follows it."""
    period = spell.valid_during
    if period.lower == effective_on:
        raise UnitAlreadySo(
            "unit_already_so",
            gettext_noop("The register has one beginning on %(on)s already. Correct that one instead."),
            {"on": f"{effective_on:%d/%m/%Y}"},
        )
    spell.valid_during = DateRange(period.lower, effective_on)
    spell.save(update_fields=["valid_during"])
    return DateRange(effective_on, period.upper)


def cut_off(kind: type[Placement | UnitCode | Term], unit_id: int, effective_on: date) -> None:
    """Let nothing of this kind hold from that day on: shorten what has begun, take out what was still to come."""
    kind.objects.filter(unit_id=unit_id, valid_during__startswith__gte=effective_on).delete()
    for spell in kind.objects.filter(unit_id=unit_id, valid_during__contains=effective_on):
        spell.valid_during = DateRange(spell.valid_during.lower, effective_on)
        spell.save(update_fields=["valid_during"])
