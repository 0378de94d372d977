"""The door of the members room."""

from chibo.register.members.commands.admit_member import admit_member
from chibo.register.members.commands.correct_place import correct_place
from chibo.register.members.commands.end_membership import end_membership
from chibo.register.members.commands.move_member import move_member
from chibo.register.members.commands.receive_member import receive_member
from chibo.register.members.commands.recognise_member import recognise_member
from chibo.register.members.commands.refusals import (
    MemberAlreadySo,
    MemberCountedTwice,
    MemberFactNotSound,
    MemberNotCounted,
    PlaceOutsideLife,
    UnitHoldsNoMembers,
)
from chibo.register.members.commands.standing import end_exemption, end_suspension, exempt_member, suspend_member
from chibo.register.members.commands.wholesale import leave_with_cells, transfer_members
from chibo.register.members.permissions import may_keep_member
from chibo.register.members.queries.basics import (
    MemberNotFound,
    MemberOnDay,
    full_members_in,
    member_of_person,
    member_on,
    members_in,
)
from chibo.register.members.queries.behind import events_named_on, members_named_on
from chibo.register.members.queries.counts import SubtreeCount, subtree_counts_of
from chibo.register.members.queries.found import MembersFound, members_found
from chibo.register.members.queries.listed import (
    SORTINGS,
    MemberFilters,
    MemberLine,
    MemberList,
    members_exported,
    members_listed,
)
from chibo.register.members.queries.seen import (
    MemberEventSeen,
    MemberSeen,
    PlaceSeen,
    events_of,
    member_seen,
    places_of,
)
from chibo.register.members.rules import (
    admission_age_right,
    admission_education_right,
    probation_served,
    readmission_wait_over,
)

__all__ = [
    "SORTINGS",
    "MemberAlreadySo",
    "MemberCountedTwice",
    "MemberEventSeen",
    "MemberFactNotSound",
    "MemberFilters",
    "MemberLine",
    "MemberList",
    "MemberNotCounted",
    "MemberNotFound",
    "MemberOnDay",
    "MemberSeen",
    "MembersFound",
    "PlaceOutsideLife",
    "PlaceSeen",
    "SubtreeCount",
    "UnitHoldsNoMembers",
    "admission_age_right",
    "admission_education_right",
    "admit_member",
    "correct_place",
    "end_exemption",
    "end_membership",
    "end_suspension",
    "events_named_on",
    "events_of",
    "exempt_member",
    "full_members_in",
    "leave_with_cells",
    "may_keep_member",
    "member_of_person",
    "member_on",
    "member_seen",
    "members_exported",
    "members_found",
    "members_in",
    "members_listed",
    "members_named_on",
    "move_member",
    "places_of",
    "probation_served",
    "readmission_wait_over",
    "receive_member",
    "recognise_member",
    "subtree_counts_of",
    "suspend_member",
    "transfer_members",
]
