"""Register a person."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotPermitted
from chibo.kernel.partial_dates import PartialDate
from chibo.kernel.texts import nfc
from chibo.register.decisions.api import Basis, deed
from chibo.register.people.commands.record_identifier import record_identifier
from chibo.register.people.commands.refusals import REFUSALS
from chibo.register.people.models import Person, PersonAttribute, PersonName
from chibo.register.people.permissions import may_register_person
from chibo.trust.audit.api import recording_day

_NONE: Mapping[str, str] = MappingProxyType({})


@transaction.atomic
def register_person(
    *,
    name: str,
    sex: str,
    born: PartialDate,
    identifiers: Mapping[str, str] = _NONE,
    attributes: Mapping[str, str] = _NONE,
    effective_on: date | None = None,
    basis: Basis,
    by: Actor,
) -> int:
    """Make the register know a person, by the name at birth; no membership and no post comes with it.

    `attributes` gives codes by dimension, from `effective_on` on, or as recorded, for all days, without such a day.
    Returns the id. Raises `IdentifierTaken`, `PersonFactNotSound`, `NotPermitted`.
    """
    may_register_person(by, on=recording_day()).obey(NotPermitted)
    named = {
        "person": name,
        "on": f"{effective_on:%d/%m/%Y}" if effective_on else "?",
        "value": ", ".join((sex, *attributes.values())),
    }
    with deed("register_person", basis=basis, by=by, refusals=REFUSALS, concerning=named):
        person = Person.objects.create(sex=sex, born_on=born.on, born_precision=born.precision.value)
        PersonName.objects.create(person=person, kind="birth", first_on=None, name=nfc(name).strip())
        PersonAttribute.objects.bulk_create(
            PersonAttribute(person=person, dimension=dimension, first_on=effective_on, code=code)
            for dimension, code in attributes.items()
        )
        for kind, value in identifiers.items():
            record_identifier(person_id=person.pk, kind=kind, value=value, basis=basis, by=by)
        return person.pk
