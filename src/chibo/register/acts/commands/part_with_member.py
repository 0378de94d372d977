"""End a membership with the party posts that rest on it."""

from datetime import date

from chibo.kernel.actors import Actor
from chibo.register.decisions.api import Basis
from chibo.register.members.api import end_membership, member_on
from chibo.register.offices.api import end_holding, holdings_of_person, seat_of
from chibo.trust.audit.api import entry


def part_with_member(
    *, member_id: int, exit_kind: str, went_to: str = "", effective_on: date, basis: Basis, by: Actor
) -> None:
    """Make that day the first on which the person is no member here and holds no party post.

    Posts outside the Party (village head, …) stay. Raises what `end_membership` and `end_holding` raise; then nothing
    is changed.
    """
    with entry(by=by, reason="part_with_member", basis=basis):
        person_id = member_on(member_id, on=effective_on).person_id
        end_membership(
            member_id=member_id, exit_kind=exit_kind, went_to=went_to, effective_on=effective_on, basis=basis, by=by
        )
        for held in holdings_of_person(person_id, on=effective_on):
            if seat_of(held.post, on=effective_on).is_party_post:
                end_holding(holding_id=held.id, effective_on=effective_on, basis=basis, by=by)
