"""Find characters that look right and are not, before they reach the register."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category, name

from chibo.kernel.texts.alphabet import VIETNAMESE_LETTERS
from chibo.kernel.texts.folding import ODD_SPACES, UNSEEN
from chibo.kernel.wording import Wording, gettext_noop


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful character and its place, counted from 0; a grave one is refused, another is a warning."""

    position: int
    character: str
    what: Wording
    grave: bool


_LOOKS_LIKE_D = "ÐðƉɖ"
_TURNS_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_LIGATURES = "ŀĳĲŉǆǅǄǉǈǇǌǋǊǳǲǱ"

_CONTROL = gettext_noop("a control character")
_SURROGATE = gettext_noop("half of a character")
_DAMAGED = gettext_noop("the mark of a damaged character")
_UNASSIGNED = gettext_noop("a character without a common meaning")
_DIRECTION = gettext_noop("a character that turns the direction of writing")
_PICTURE = gettext_noop("a picture or symbol")
_INVISIBLE = gettext_noop("an invisible character")
_ODD_SPACE = gettext_noop("a space or line break of another kind")
_LIKE_D = gettext_noop("a foreign letter that looks like Đ")
_CYRILLIC = gettext_noop("a Cyrillic letter")
_GREEK = gettext_noop("a Greek letter")
_OTHER_DIGIT = gettext_noop("a digit of another kind than 0–9")
_COMPOSED = gettext_noop("one character that stands for several, or a wide form")

# Nearly every text is made of these alone, and is found sound at a glance.
_SOUND = re.compile(f"[ -~{VIETNAMESE_LETTERS}{VIETNAMESE_LETTERS.upper()}]*")

_GRAVE_CATEGORIES = {"Cc": _CONTROL, "Cs": _SURROGATE, "Co": _UNASSIGNED, "Cn": _UNASSIGNED, "So": _PICTURE}
_SCRIPTS = {"CYRILLIC": _CYRILLIC, "GREEK": _GREEK}


def doubtful_characters(text: str, *, in_code: bool = False) -> list[Doubt]:
    """Find the doubtful characters in their order. In codes everything found is grave, in names only what harms."""
    if _SOUND.fullmatch(text):
        return []
    return list(_doubts(text, in_code))


def _doubts(text: str, in_code: bool) -> Iterator[Doubt]:
    for position, character in enumerate(text):
        if what := _grave(character):
            yield Doubt(position, character, what, grave=True)
        elif what := _slight(character):
            yield Doubt(position, character, what, grave=in_code)


def _grave(character: str) -> Wording | None:
    if character in ODD_SPACES:
        return None
    if character in _TURNS_DIRECTION:
        return _DIRECTION
    return _DAMAGED if character == "\ufffd" else _GRAVE_CATEGORIES.get(category(character))


def _slight(character: str) -> Wording | None:
    if character in ODD_SPACES:
        return _ODD_SPACE
    if character in UNSEEN or category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return _INVISIBLE
    if character in _LOOKS_LIKE_D:
        return _LIKE_D
    if category(character) == "Nd" and not character.isascii():
        return _OTHER_DIGIT
    if character in _LIGATURES or category(character) == "Nl" or "\ufb00" <= character <= "\uffef":
        return _COMPOSED
    return _SCRIPTS.get(name(character, "").partition(" ")[0])
