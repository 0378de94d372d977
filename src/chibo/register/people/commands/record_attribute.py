"""Record a coded attribute of a person: education, occupation and the like."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.register.decisions.api import Basis, deed
from chibo.register.people.commands.loading import locked_person, told
from chibo.register.people.commands.refusals import REFUSALS
from chibo.register.people.models import PersonAttribute


@transaction.atomic
def record_attribute(
    *, person_id: int, dimension: str, code: str, effective_on: date | None, basis: Basis, by: Actor
) -> None:
    """Make the person have that code in the dimension from that day on; None: as recorded, where nothing is dated.

    Raises `PersonAlreadySo`, `PersonFactNotSound` for a code not listed, `PersonNotFound`, `NotPermitted`.
    """
    person = locked_person(person_id, by=by, on=effective_on)
    with deed(
        f"record_attribute {dimension}",
        basis=basis,
        by=by,
        refusals=REFUSALS,
        concerning=told(person, effective_on, code),
    ):
        PersonAttribute.objects.create(person_id=person_id, dimension=dimension, first_on=effective_on, code=code)
