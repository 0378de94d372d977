"""Who a person is on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from chibo.kernel.errors import NotFound
from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.kernel.wording import gettext_noop
from chibo.register.people.models import Identifier, Person, PersonAttribute, PersonName
from chibo.register.people.queries.digests import identifier_digest


class PersonNotFound(NotFound):
    """There is no such person, or none that the actor may see."""

    def __init__(self, person: object) -> None:
        super().__init__("person_not_found", gettext_noop("There is no person %(person)s."), {"person": person})


@dataclass(frozen=True, slots=True)
class PersonOnDay:
    """A person as called on a day."""

    id: int
    public_id: UUID
    name: str
    sex: str
    born: PartialDate


def person_on(person_id: int, *, on: date) -> PersonOnDay:
    """Who is the person, by the name in use on that day, else the name at birth? Raises `PersonNotFound`."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise PersonNotFound(person_id)
    names = PersonName.objects.filter(person=person).filter(Q(first_on=None) | Q(first_on__lte=on))
    # "used" comes after "birth" in the alphabet; of one kind, the latest begun.
    called = names.order_by("-kind", F("first_on").desc(nulls_last=True)).values_list("name", flat=True).first()
    born = PartialDate(person.born_on, Precision(person.born_precision))
    return PersonOnDay(person.pk, person.public_id, called or "", person.sex, born)


def person_identified(kind: str, value: str) -> int | None:
    """Who bears this number, not withdrawn? None where nobody does."""
    living = Identifier.objects.filter(digest=identifier_digest(kind, value), withdrawn_on=None)
    return living.values_list("person_id", flat=True).first()


def attributes_on(person_id: int, *, on: date) -> Mapping[str, str]:
    """Which code has the person in each dimension on that day? In order of dimension."""
    rows = PersonAttribute.objects.filter(Q(first_on=None) | Q(first_on__lte=on), person_id=person_id)
    latest = rows.order_by("dimension", F("first_on").desc(nulls_last=True)).distinct("dimension")
    return dict(latest.values_list("dimension", "code"))
