"""Load a person for a change: locked, and within what the actor keeps."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.register.people.models import Person
from chibo.register.people.permissions import obey_keeping_person
from chibo.register.people.queries.basics import PersonNotFound, PersonOnDay, person_on
from chibo.trust.audit.api import recording_day


def locked_person(person_id: int, *, by: Actor, on: date | None = None) -> PersonOnDay:
    """Lock the person until the transaction ends and give who it is; raises `PersonNotFound`, `NotPermitted`."""
    obey_keeping_person(by, person_id)
    if not Person.objects.select_for_update().filter(pk=person_id).exists():
        raise PersonNotFound(person_id)
    return person_on(person_id, on=on or recording_day())


def told(person: PersonOnDay, on: date | None, value: object = "") -> dict[str, object]:
    """Name the person, the day and the value a refusal speaks of."""
    return {"person": person.name, "on": f"{on:%d/%m/%Y}" if on else "?", "value": value}
