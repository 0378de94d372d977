"""Correct the record of a person's birth."""

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.errors import RuleBroken
from chibo.kernel.partial_dates import PartialDate
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Basis, deed
from chibo.register.people.commands.loading import locked_person, told
from chibo.register.people.commands.refusals import REFUSALS
from chibo.register.people.models import Person
from chibo.trust.audit.api import EntryKind


class CorrectionNeedsBasis(RuleBroken):
    """A correction was asked for without saying what it rests on."""


@transaction.atomic
def correct_birth(*, person_id: int, born: PartialDate, basis: Basis, by: Actor) -> None:
    """Mend the birth date: the register then says it for all days, and history keeps what it said before.

    Since 18/08/2016 the birth date of a member's first file is not changed for other papers (06-HD/TW §9), so a basis
    is needed. Raises `CorrectionNeedsBasis`, `PersonNotFound`, `NotPermitted`.
    """
    person = locked_person(person_id, by=by)
    if not basis.kind or not basis.id:
        raise CorrectionNeedsBasis(
            "correction_needs_basis",
            gettext_noop("The birth of “%(person)s” is corrected on a basis only. Name the paper it rests on."),
            told(person, None),
        )
    with deed(
        "correct_birth",
        basis=basis,
        by=by,
        refusals=REFUSALS,
        concerning=told(person, None, born),
        kind=EntryKind.CORRECTION,
    ):
        Person.objects.filter(pk=person_id).update(born_on=born.on, born_precision=born.precision.value)
