"""Put names in the order a Vietnamese reader expects: by the given name, which stands last, then by the other words.

The alphabet decides first (a ă â b c d đ e ê …), the tones after it (level, huyền, hỏi, ngã, sắc, nặng).
`sort_key` has a twin in the database, `vietnamese_sort_key`; both compare by code point.
"""

from chibo.kernel.texts.alphabet import LETTER_MARKS, LETTERS, TONE_MARKS
from chibo.kernel.texts.folding import ODD_SPACES, UNSEEN, mapping, parted, squeezed

# Signs above all letters, so that ă comes after az and before â.
_MARK_SIGNS = "{|}"
_D_WITH_STROKE = "d{"

_TONES = "".join(TONE_MARKS)
_WORDS = mapping("ðɖ" + ODD_SPACES + UNSEEN, "đđ" + " " * len(ODD_SPACES))
_LETTERS_ONLY = mapping(LETTER_MARKS + _TONES, _MARK_SIGNS) | {ord("đ"): _D_WITH_STROKE}
_PLAIN_LETTERS = "".join(letter for letter in LETTERS if letter.isascii()) + "đ"
# Only the tones stay, and the spaces that part the words: hoà and hòa are one, thúy comes after thùy.
_TONES_ONLY = mapping(_TONES + LETTER_MARKS + _PLAIN_LETTERS, "12345")

# Below the space, so that the shorter of two words comes first.
SEPARATOR = "\t"


def sort_key(name: str) -> str:
    """Give the key by which names are ordered, compared by code point; not meant to be read."""
    others, _, given = squeezed(parted(name).translate(_WORDS)).rpartition(" ")
    return SEPARATOR.join(weight for words in (given, others) for weight in _weights(words))


def _weights(words: str) -> tuple[str, str]:
    return words.translate(_LETTERS_ONLY), words.translate(_TONES_ONLY)
