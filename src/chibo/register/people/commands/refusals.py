"""What the database refuses of people, in words: the one table from its constraints to errors."""

from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.register.decisions.api import Refusal, Refusals


class IdentifierTaken(Conflict):
    """The number tells another person apart."""


class PersonAlreadySo(Conflict):
    """The register has such a fact of the person beginning on that very day."""


class PersonFactNotSound(RuleBroken):
    """A name or number is blank, or a coded value is not of its list."""


_NOT_LISTED = gettext_noop("“%(value)s”: a code here is not of its list. Choose one of the list.")

REFUSALS: Refusals = {
    "identifier_names_one_person": Refusal(
        IdentifierTaken,
        gettext_noop("This number (%(value)s) is recorded of a person already. Look that person up by the number."),
    ),
    "person_name_one_at_a_time": Refusal(
        PersonAlreadySo, gettext_noop("“%(person)s” already takes a name on %(on)s. Correct that one instead.")
    ),
    "person_attribute_one_at_a_time": Refusal(
        PersonAlreadySo, gettext_noop("“%(person)s” already changes this on %(on)s. Correct that change instead.")
    ),
    "person_name_not_blank": Refusal(PersonFactNotSound, gettext_noop("A person needs a name.")),
    "identifier_not_blank": Refusal(PersonFactNotSound, gettext_noop("A number is not blank.")),
    "person_sex_known": Refusal(
        PersonFactNotSound, gettext_noop("“%(value)s” is no sex the register knows. Write M or F.")
    ),
    "code_is_listed": Refusal(PersonFactNotSound, _NOT_LISTED),
}


def masked(number: str) -> str:
    """Show the last three characters of a number, for a text that others may read."""
    return "…" + number[-3:]
