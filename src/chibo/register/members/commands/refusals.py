"""What the database refuses of members, in words: the one table from its constraints to errors."""

from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Refusal, Refusals


class MemberCountedTwice(Conflict):
    """The member would be counted in two places on one day."""


class PlaceOutsideLife(RuleBroken):
    """The cell does not exist on every day the member would be counted in it."""


class UnitHoldsNoMembers(RuleBroken):
    """The unit stands beside the tree, or serves it, and counts no members."""


class MemberAlreadySo(Conflict):
    """The register has that event of the member on that very day, or the member is so already."""


class MemberFactNotSound(RuleBroken):
    """A coded value is not of its list."""


class MemberNotCounted(RuleBroken):
    """The member is counted in no cell on that day."""


REFUSALS: Refusals = {
    "place_counted_once_at_a_time": Refusal(
        MemberCountedTwice,
        gettext_noop("The member is counted in a cell on some day from %(on)s on already. Move the member instead."),
    ),
    "place_within_life_of_cell": Refusal(
        PlaceOutsideLife,
        gettext_noop("“%(cell)s” does not exist on every day from %(on)s on. Check its life, or choose another cell."),
    ),
    "unit_beside_the_tree_holds_no_members": Refusal(
        UnitHoldsNoMembers,
        gettext_noop("“%(cell)s” stands beside the tree and counts no members. Choose the cell the member belongs to."),
    ),
    "member_event_once": Refusal(
        MemberAlreadySo, gettext_noop("The register has this of the member on %(on)s already. There is nothing to add.")
    ),
    "members_member_person_id_key": Refusal(
        MemberAlreadySo, gettext_noop("The person has a membership already. Use that one.")
    ),
    "code_is_listed": Refusal(
        MemberFactNotSound, gettext_noop("“%(value)s” is not a code of its list. Choose one of the list.")
    ),
}
