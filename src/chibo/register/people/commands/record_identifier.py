"""Record a number that tells a person apart."""

from datetime import date

from django.db import transaction

from chibo.kernel.actors import Actor
from chibo.register.decisions.api import Basis, deed
from chibo.register.people.commands.loading import locked_person, told
from chibo.register.people.commands.refusals import REFUSALS, masked
from chibo.register.people.models import Identifier
from chibo.register.people.queries.digests import identifier_digest
from chibo.register.people.rules import identifier_well_formed
from chibo.trust.audit.api import recording_day


@transaction.atomic
def record_identifier(
    *,
    person_id: int,
    kind: str,
    value: str,
    issuer: str = "",
    issued_on: date | None = None,
    effective_on: date | None = None,
    basis: Basis,
    by: Actor,
) -> None:
    """Make the number tell this person apart; with `effective_on`, in place of the one of its kind, withdrawn then.

    Raises `IdentifierTaken` where it is another's, `RuleBroken` where it does not have the form of its kind,
    `PersonNotFound`, `NotPermitted`.
    """
    person = locked_person(person_id, by=by)
    identifier_well_formed(kind, value, on=issued_on or recording_day()).obey()
    with deed(
        "record_identifier",
        basis=basis,
        by=by,
        refusals=REFUSALS,
        concerning=told(person, effective_on or issued_on, masked(value)),
    ):
        if effective_on:
            Identifier.objects.filter(person_id=person_id, kind=kind, withdrawn_on=None).update(
                withdrawn_on=effective_on
            )
        Identifier.objects.create(
            person_id=person_id,
            kind=kind,
            value=value,
            digest=identifier_digest(kind, value),
            issuer=issuer,
            issued_on=issued_on,
        )
