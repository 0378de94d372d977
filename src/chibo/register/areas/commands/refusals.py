"""What the database refuses of areas, in words: the one table from its constraints to errors."""

from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import ANY_OTHER, Refusal, Refusals


class AreaFactsOverlap(Conflict):
    """An area would lie in two communes, or be served by two cells, on one day."""


class AreaOutsideLife(RuleBroken):
    """A fact would reach beyond the life of the area or of the cell."""


class AreaAlreadySo(Conflict):
    """The register has such a fact of the area already."""


class AreaFactNotSound(RuleBroken):
    """The name is blank, or the kind is not of its list."""


class AreaStillInUse(Conflict):
    """A post of the area is held after the day it would end."""


_ANOTHER = gettext_noop(
    "“%(area)s” has another one of it recorded for some day from %(on)s on. End or correct that one first."
)
_BEYOND = gettext_noop("“%(area)s”, from %(on)s: the fact would reach beyond the life of the area. Check the days.")

REFUSALS: Refusals = {
    "area_lies_in_one_commune_at_a_time": Refusal(AreaFactsOverlap, _ANOTHER),
    "area_served_by_one_cell_at_a_time": Refusal(AreaFactsOverlap, _ANOTHER),
    "area_commune_within_life_of_area": Refusal(AreaOutsideLife, _BEYOND),
    "serving_within_life_of_area": Refusal(AreaOutsideLife, _BEYOND),
    "serving_within_life_of_cell": Refusal(
        AreaOutsideLife,
        gettext_noop("“%(area)s”, from %(on)s: the cell does not exist on every day it would serve. Check its life."),
    ),
    "area_name_one_at_a_time": Refusal(
        AreaAlreadySo, gettext_noop("“%(area)s” already takes a name on %(on)s. Correct that one instead.")
    ),
    "areas_area_code_key": Refusal(
        AreaAlreadySo, gettext_noop("Code %(value)s belongs to another area. Give another code, or none.")
    ),
    "area_name_not_blank": Refusal(AreaFactNotSound, gettext_noop("An area needs a name.")),
    "code_is_listed": Refusal(
        AreaFactNotSound, gettext_noop("“%(value)s” is no kind of area. Choose one of the list, such as village.")
    ),
}

REFUSALS_OF_ENDING: Refusals = {
    **REFUSALS,
    ANY_OTHER: Refusal(
        AreaStillInUse,
        gettext_noop("“%(area)s” cannot end on %(on)s: posts rest on it then (%(constraint)s). End them first."),
    ),
}
