"""Bring texts that mean the same to one form: for keeping, for matching, for search.

`fold` has a twin in the database, `vietnamese_fold`; a test holds the two equal.
"""

import re
from unicodedata import normalize

from chibo.kernel.texts.alphabet import LETTER_MARKS, TONE_MARKS

# What people see as a space, and what nobody sees.
ODD_SPACES = "\t\n\r\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# đ has no parts; two letters look like it; ƀ is of the Central Highlands; the rest is what word processors put for ' -.
_REPLACED = "đðɖƀ’‘ʼ–—‑−"
_REPLACEMENTS = "dddb'''----"
# Marks of other languages, as they come in the names of persons and companies.
_FOREIGN_MARKS = "\u0304\u0307\u0308\u030a\u030c\u0327"

_SPACES = re.compile(" {2,}")


def mapping(characters: str, replacements: str) -> dict[int, str]:
    """Pair characters as SQL's translate() does: those without a replacement are dropped."""
    return {ord(one): replacements[place : place + 1] for place, one in enumerate(characters)}


_TIDIED = mapping(ODD_SPACES + UNSEEN, " " * len(ODD_SPACES))
_FOLDED = _TIDIED | mapping(_REPLACED + "".join(TONE_MARKS) + LETTER_MARKS + _FOREIGN_MARKS, _REPLACEMENTS)


def nfc(text: str) -> str:
    """Compose the text: one character for a letter with its marks. This is the form in which text is kept."""
    return normalize("NFC", text)


def tidy(text: str) -> str:
    """Compose the text, make every kind of space one plain space, and drop what nobody sees."""
    return squeezed(nfc(text).translate(_TIDIED))


def parted(text: str) -> str:
    """Lower the text and part each letter from its marks; as the database, without a look at the neighbours of Σ."""
    return normalize("NFD", text).replace("Σ", "σ").lower()


def squeezed(text: str) -> str:
    """Leave one space between words and none around them."""
    return _SPACES.sub(" ", text).strip(" ")


def fold(text: str) -> str:
    """Take case, tones and the marks of letters away: what is left is equal where people would look for it."""
    return squeezed(parted(text).translate(_FOLDED))
