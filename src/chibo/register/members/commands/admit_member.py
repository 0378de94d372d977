"""Admit a member."""

from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from chibo.kernel.actors import Actor
from chibo.kernel.verdicts import Verdict
from chibo.register.decisions.api import Basis, decision_of, deed
from chibo.register.members.commands.events import attributes_of_day, member_of
from chibo.register.members.commands.loading import cell_to_keep, told
from chibo.register.members.commands.refusals import REFUSALS
from chibo.register.members.models import MemberEvent, Place
from chibo.register.members.queries.basics import MemberOnDay, member_of_person, member_on
from chibo.register.members.rules import admission_age_right, admission_education_right, readmission_wait_over
from chibo.register.people.api import attributes_on, person_on


@transaction.atomic
def admit_member(
    *, person_id: int, cell_id: int, decided_on: date | None = None, effective_on: date, basis: Basis, by: Actor
) -> int:
    """Make the person a probationary member from the ceremony on, counted in the cell; once a member, admitted again.

    `effective_on` is the ceremony, `decided_on` the decision, from which party age counts. The event keeps the
    person's attributes of its day. Returns the member's id. Raises `RuleBroken` by age or by waiting time,
    `MemberCountedTwice`, `UnitHoldsNoMembers`, `PlaceOutsideLife`, `UnitNotFound`, `PersonNotFound`, `NotPermitted`.
    """
    cell = cell_to_keep(cell_id, effective_on=effective_on, by=by)
    known = member_of_person(person_id)
    before = member_on(known, on=effective_on) if known else None
    verdicts = _judged(person_id, before, effective_on)
    for verdict in verdicts:
        verdict.obey()
    with deed(
        "admit_member", basis=basis, by=by, refusals=REFUSALS, concerning=told(cell, effective_on), verdicts=verdicts
    ):
        member_id = member_of(person_id)
        MemberEvent.objects.create(
            member_id=member_id,
            kind="readmitted" if before and before.admitted else "admitted",
            on=effective_on,
            decided_on=decided_on,
            decided_precision="d" if decided_on else "u",
            cell_id=cell_id,
            decision_id=decision_of(basis),
            **attributes_of_day(person_id, effective_on),
        )
        Place.objects.create(member_id=member_id, cell_id=cell_id, valid_during=DateRange(effective_on, cell.life.end))
        return member_id


def _judged(person_id: int, before: MemberOnDay | None, on: date) -> tuple[Verdict, ...]:
    person = person_on(person_id, on=on)
    verdicts = [
        admission_age_right(person.born, on=on),
        admission_education_right(attributes_on(person_id, on=on).get("education"), on=on),
    ]
    if before and before.left_on:
        verdicts.append(readmission_wait_over(before.left_on, before.times_readmitted, on=on))
    return tuple(verdicts)
