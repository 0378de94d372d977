"""What is said of a file of definitions that cannot be taken: every fault with its place, the value and the remedy."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from chibo.kernel.errors import RuleBroken
from chibo.kernel.wording import Wording, fill, gettext_noop

_SHOWN = 80
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it is, and a text with places that says what is wrong and what to write instead."""

    place: str
    text: Wording
    content: Mapping[str, object]

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Say it in the language of `translate`."""
        return f"{self.place}: {fill(translate(self.text), self.content)}"


class DefinitionsRefused(RuleBroken):
    """The file defines nothing, for these faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        text = gettext_noop("Nothing was defined, for %(count)s fault(s): %(faults)s")
        told = " · ".join(fault.said() for fault in self.faults[:_TOLD])
        super().__init__("definitions_refused", text, {"count": len(self.faults), "faults": told})

    def said(self, translate: Callable[[str], str] = str) -> str:
        """Say the faults, each in the language too."""
        told = "".join(f"\n  {fault.said(translate)}" for fault in self.faults[:_TOLD])
        return fill(translate(self.text), {"count": len(self.faults), "faults": told})


def shown(value: object) -> str:
    """Show a value as it was written, cut short, with nothing in it that could disturb a terminal or a page."""
    text = value if isinstance(value, str) else repr(value)
    plain = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text[: _SHOWN + 1])
    return plain if len(text) <= _SHOWN else plain[:_SHOWN] + "…"


UNREADABLE = gettext_noop(
    "The file cannot be read as TOML: %(trouble)s. Write UTF-8 text, one [[indicator]] table each."
)
TOO_LARGE = gettext_noop("The file has %(value)s bytes, more than %(most)s. Divide it.")
NO_INDICATORS = gettext_noop("The file has no indicator. Write at least one [[indicator]] table.")
TOO_MANY = gettext_noop("There are %(value)s, more than %(most)s. Divide them.")
KEY_UNKNOWN = gettext_noop("There is no key “%(value)s” here. Known: %(known)s.")
NEEDED = gettext_noop("“%(key)s” is missing. Write it: %(example)s.")
OF_ANOTHER_TYPE = gettext_noop("“%(value)s” is of another type. Write %(example)s.")
NOT_A_CODE = gettext_noop(
    "“%(value)s” is no code. Write Latin letters a–z, digits and _ in words with dots between, as own.young."
)
CODE_TAKEN = gettext_noop("The code %(value)s is taken. Choose another.")
NAME_TAKEN = gettext_noop("The name “%(value)s” is taken by %(code)s. Choose another.")
TEXT_TOO_LONG = gettext_noop("The text has %(value)s characters, more than %(most)s. Say it shorter.")
TEXT_EMPTY = gettext_noop("The text is empty. Write at least a word.")
TEXT_UNPRINTABLE = gettext_noop("“%(value)s” holds a sign that cannot be printed. Write it anew without.")
NOT_AMONG = gettext_noop("There is no “%(value)s” here. Known: %(known)s.")
VALUE_NOT_THERE = gettext_noop("“%(value)s” is not a value of it. Write one of its codes: %(known)s.")
FORM_NEEDED = gettext_noop("“%(value)s” does not have the form of its values, %(known)s.")
ONE_VALUE = gettext_noop("It is asked about with one value alone. Write a single code.")
NOT_TOLD_APART = gettext_noop(
    "Rows cannot be told apart by %(value)s: it is asked about with a value. Use it in base or part."
)
TWICE = gettext_noop("“%(value)s” is written twice. Write it once.")
NOT_WITH = gettext_noop("“%(key)s” means nothing with the measure %(measure)s. Leave it out.")
PART_NEEDED = gettext_noop('A part needs to be told which rows it is. Write part, as part.meeting_form = "own".')
NUMBER_NEEDED = gettext_noop("%(measure)s needs a number it is of. Write number, one of: %(known)s.")
NO_PERSONS = gettext_noop('%(value)s are not people. Count rows instead: measure = "count".')
ONE_DENOMINATOR = gettext_noop("A share is of one thing. Write indicator, outside or target, not several.")
NOT_A_DENOMINATOR = gettext_noop(
    "%(value)s is no count, so nothing can be a share of it. Name an indicator that counts."
)
SPAN_FOR_DAY = gettext_noop("%(value)s counts over a span, and this does not. Name an indicator of a day.")
