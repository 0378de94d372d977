"""Who may write of a member: a registrar of where the member is counted, or was last."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.kernel.errors import NotPermitted
from chibo.kernel.verdicts import Verdict
from chibo.register.members.models import Member
from chibo.register.members.queries.basics import MemberNotFound
from chibo.register.people.api import PersonNotFound, may_keep_person
from chibo.trust.audit.api import recording_day


def may_keep_member(actor: Actor, member_id: int, *, on: date) -> Verdict:
    """Tell whether the actor, asked on that day, may write of the member; raises `MemberNotFound`."""
    person_id = Member.objects.filter(pk=member_id).values_list("person_id", flat=True).first()
    if person_id is None:
        raise MemberNotFound(member_id)
    try:
        return may_keep_person(actor, person_id, on=on)
    except PersonNotFound as hidden:
        raise MemberNotFound(member_id) from hidden


def obey_keeping_member(actor: Actor, member_id: int) -> None:
    """Go on only where the actor may write of the member on the day of asking; raises `NotPermitted`."""
    may_keep_member(actor, member_id, on=recording_day()).obey(NotPermitted)
