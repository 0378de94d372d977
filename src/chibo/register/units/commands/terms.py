"""Open and close the terms of a unit."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotFound
from chibo.kernel.periods import Period
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.units.commands.loading import locked_unit, told
from chibo.register.units.commands.refusals import REFUSALS
from chibo.register.units.models import Term
from chibo.register.units.rules import term_of_usual_length


class TermNotFound(NotFound):
    """No term of the unit runs on that day."""


@transaction.atomic
def open_term(
    *,
    unit_id: int,
    congress_ordinal: int | None,
    planned_end_on: date | None,
    effective_on: date,
    basis: Basis,
    by: Actor,
) -> int:
    """Make a term of the unit run from that day on; the term that ran until then ends. Returns its id.

    Without a planned end it runs on until closed; with one it still runs until closed. Raises `UnitFactsOverlap`
    where a later term is recorded, `UnitNotFound`, `NotPermitted`.
    """
    unit = locked_unit(unit_id, effective_on=effective_on, by=by)
    verdict = term_of_usual_length(unit.level or "", effective_on, planned_end_on).obey()
    with deed(
        f"open_term {unit.name}",
        basis=basis,
        by=by,
        refusals=REFUSALS,
        concerning=told(unit, effective_on, congress_ordinal),
        verdicts=(verdict,),
    ):
        running = Term.objects.filter(unit_id=unit_id, valid_during__contains=effective_on).first()
        if running:
            _end(running, effective_on)
        return Term.objects.create(
            unit_id=unit_id,
            congress_ordinal=congress_ordinal,
            valid_during=DateRange(effective_on, unit.life.end),
            planned_end_on=planned_end_on,
            decision_id=decision_of(basis),
        ).pk


@transaction.atomic
def close_term(*, unit_id: int, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make that day the first on which the running term of the unit is over; no other begins.

    Raises `TermNotFound`, `PeriodEmpty` on its first day, `UnitNotFound`, `NotPermitted`.
    """
    unit = locked_unit(unit_id, effective_on=effective_on, by=by)
    running = Term.objects.filter(unit_id=unit_id, valid_during__contains=effective_on).first()
    if running is None:
        raise TermNotFound(
            "term_not_found",
            gettext_noop("No term of “%(unit)s” runs on %(on)s. Check the day."),
            told(unit, effective_on),
        )
    with deed(f"close_term {unit.name}", basis=basis, by=by, refusals=REFUSALS, concerning=told(unit, effective_on)):
        _end(running, effective_on)


def _end(term: Term, effective_on: date) -> None:
    Period(term.valid_during.lower, effective_on)
    term.valid_during = DateRange(term.valid_during.lower, effective_on)
    term.save(update_fields=["valid_during"])
