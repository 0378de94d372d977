"""Record the name a person uses."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.texts import nfc
from chibo.register.decisions.api import Basis, deed
from chibo.register.people.commands.loading import locked_person, told
from chibo.register.people.commands.refusals import REFUSALS
from chibo.register.people.models import PersonName


@transaction.atomic
def rename_person(*, person_id: int, name: str, effective_on: date, basis: Basis, by: Actor) -> None:
    """Make the person be called by the name from that day on; the name at birth and earlier names stay.

    Raises `PersonAlreadySo`, `PersonNotFound`, `NotPermitted`.
    """
    person = locked_person(person_id, by=by, on=effective_on)
    with deed("rename_person", basis=basis, by=by, refusals=REFUSALS, concerning=told(person, effective_on)):
        PersonName.objects.create(person_id=person_id, kind="used", first_on=effective_on, name=nfc(name).strip())
