"""Who may write of a person: a registrar of where the person is counted; of one counted nowhere, any registrar."""

from datetime import date

from django.db import connection

from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotPermitted
from chibo.kernel.verdicts import Verdict
from chibo.kernel.wording import gettext_noop
from chibo.register.people.queries.basics import PersonNotFound
from chibo.register.units.api import UnitNotFound, may_keep_unit
from chibo.trust.access.api import Permission, scope_of
from chibo.trust.audit.api import recording_day

# The question: in which cell is the person counted, last of all if no longer? The parameter: person.
# The indexes: members_member (person_id), place_counted_once_at_a_time (member_id, valid_during).
_LAST_COUNTED = """
SELECT place.cell_id FROM members_member member JOIN members_place place ON place.member_id = member.id
 WHERE member.person_id = %(person)s ORDER BY upper(place.valid_during) DESC NULLS FIRST LIMIT 1
"""


def may_register_person(actor: Actor, *, on: date) -> Verdict:
    """Tell whether the actor, asked on that day, may register people: whoever keeps the register of some unit."""
    if scope_of(actor, Permission.KEEP_REGISTER, on=on):
        return Verdict.allowed()
    return Verdict.refused(
        "registers_nobody",
        gettext_noop("%(actor)s keeps the register of no unit on %(on)s. A registrar may do this."),
        data={"actor": actor.name, "on": f"{on:%d/%m/%Y}"},
    )


def may_keep_person(actor: Actor, person_id: int, *, on: date) -> Verdict:
    """Tell whether the actor, asked on that day, may write of the person.

    Somebody counted outside all the actor may read is not found: raises `PersonNotFound`, and so does nobody.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAST_COUNTED, {"person": person_id})
        counted = cursor.fetchone()
    if counted is None:
        return may_register_person(actor, on=on)
    try:
        return may_keep_unit(actor, counted[0], on=on)
    except UnitNotFound as hidden:
        raise PersonNotFound(person_id) from hidden


def obey_keeping_person(actor: Actor, person_id: int) -> None:
    """Go on only where the actor may write of the person on the day of asking; raises `NotPermitted`."""
    may_keep_person(actor, person_id, on=recording_day()).obey(NotPermitted)
