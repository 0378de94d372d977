"""What the database refuses of units, in words: the one table from its constraints to errors."""

from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import ANY_OTHER, Refusal, Refusals


class UnitWouldStandUnderItself(RuleBroken):
    """The unit would stand above itself on some day."""


class UnitFactsOverlap(Conflict):
    """Two facts of which only one may hold at a time would hold on one day."""


class UnitCodeTaken(Conflict):
    """Another unit bears the code on some of the days."""


class UnitOutsideLife(RuleBroken):
    """A fact would reach beyond the life of the unit it rests on."""


class UnitStillInUse(Conflict):
    """Something still rests on the unit after the day it would end."""


class UnitAlreadySo(Conflict):
    """The register has such a fact beginning on that very day."""


class UnitFactNotSound(RuleBroken):
    """A name or code is blank, or a coded value is not of its list."""


class UnitHoldsMembers(RuleBroken):
    """The unit counts members and cannot come to stand beside the tree."""


class LineageNotSound(RuleBroken):
    """A unit would go on in itself, in one that does not exist then, or with a share that is none."""


_ANOTHER = gettext_noop(
    "“%(unit)s” has another one of it recorded for some day from %(on)s on. End or correct that one first."
)
_BEYOND = gettext_noop("“%(unit)s”, from %(on)s: the fact would reach beyond the life of the unit. Check the days.")

REFUSALS: Refusals = {
    "unit_never_under_itself": Refusal(
        UnitWouldStandUnderItself,
        gettext_noop("“%(unit)s” would stand under itself on some day from %(on)s on. Choose a parent outside it."),
    ),
    "placement_not_under_itself": Refusal(
        UnitWouldStandUnderItself, gettext_noop("“%(unit)s” cannot be its own parent. Choose another unit.")
    ),
    "placement_one_parent_at_a_time": Refusal(UnitFactsOverlap, _ANOTHER),
    "unit_code_one_at_a_time": Refusal(UnitFactsOverlap, _ANOTHER),
    "term_one_at_a_time": Refusal(UnitFactsOverlap, _ANOTHER),
    "unit_code_names_one_unit_at_a_time": Refusal(
        UnitCodeTaken,
        gettext_noop(
            "Code %(value)s belongs to another unit on some day from %(on)s on. Give another code or end that one."
        ),
    ),
    "placement_within_life_of_parent": Refusal(
        UnitOutsideLife,
        gettext_noop(
            "“%(unit)s” would stand under a unit that does not exist on every day from %(on)s on. Check its life."
        ),
    ),
    "placement_within_life_of_unit": Refusal(UnitOutsideLife, _BEYOND),
    "unit_stands_under_a_parent_all_its_life": Refusal(UnitOutsideLife, _BEYOND),
    "unit_code_within_life": Refusal(UnitOutsideLife, _BEYOND),
    "term_within_life_of_unit": Refusal(UnitOutsideLife, _BEYOND),
    "unit_name_one_at_a_time": Refusal(
        UnitAlreadySo, gettext_noop("“%(unit)s” already takes a name on %(on)s. Correct that one instead.")
    ),
    "unit_attribute_one_at_a_time": Refusal(
        UnitAlreadySo, gettext_noop("“%(unit)s” already changes this on %(on)s. Correct that change instead.")
    ),
    "unit_name_not_blank": Refusal(UnitFactNotSound, gettext_noop("A unit needs a name.")),
    "unit_code_not_blank": Refusal(
        UnitFactNotSound, gettext_noop("A code is not blank. Leave it out where there is none.")
    ),
    "term_ordinal_positive": Refusal(
        UnitFactNotSound, gettext_noop("A congress is counted from 1, here %(value)s. Give its ordinal.")
    ),
    "code_is_listed": Refusal(
        UnitFactNotSound, gettext_noop("“%(value)s”: a code here is not of its list. Choose one of the list.")
    ),
    "unit_beside_the_tree_holds_no_members": Refusal(
        UnitHoldsMembers,
        gettext_noop("“%(unit)s” counts members and cannot stand beside the tree from %(on)s on. Move them first."),
    ),
    "lineage_ties_two_units": Refusal(
        LineageNotSound, gettext_noop("“%(unit)s” cannot go on in itself. Name another unit as its successor.")
    ),
    "lineage_successor_lives_on_its_day": Refusal(
        LineageNotSound,
        gettext_noop("A unit in which “%(unit)s” would go on does not exist on %(on)s. Choose one that does."),
    ),
    "lineage_predecessor_lives_until_its_day": Refusal(
        LineageNotSound,
        gettext_noop("“%(unit)s”, %(on)s: a unit goes on in another on a day of its life or right after it."),
    ),
    "lineage_share_is_sound": Refusal(
        LineageNotSound, gettext_noop("“%(unit)s”: a share lies between nothing and the whole. Check the numbers.")
    ),
    "lineage_once_a_day": Refusal(
        UnitAlreadySo, gettext_noop("“%(unit)s” already goes on in that unit on %(on)s. Correct that tie instead.")
    ),
}

REFUSALS_OF_ENDING: Refusals = {
    **REFUSALS,
    "placement_within_life_of_parent": Refusal(
        UnitStillInUse,
        gettext_noop("“%(unit)s” cannot end on %(on)s: units still stand under it then. Move or end them first."),
    ),
    ANY_OTHER: Refusal(
        UnitStillInUse,
        gettext_noop(
            "“%(unit)s” cannot end on %(on)s: members, posts or areas still rest on it then (%(constraint)s). "
            "Move or end them first."
        ),
    ),
}
