"""Hold the Vietnamese alphabet: its letters in their order, and the six tones in theirs."""

from unicodedata import normalize

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The alphabet in its order; f, j, w and z stand where foreign names need them."""

VOWELS = "aăâeêioôơuưy"

TONE_MARKS = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""The marks of the tones in their order: level, huyền, hỏi, ngã, sắc, nặng."""

LETTER_MARKS = "\u0306\u0302\u031b"
"""The marks that make letters of their own, in the order of these: ă, then â ê ô, then ơ ư."""


def toned(vowel: str, tone: int) -> str:
    """Give the vowel with the tone, as one character."""
    return normalize("NFC", vowel + TONE_MARKS[tone])


TONED = {toned(vowel, tone): (vowel, tone) for tone in range(1, 6) for vowel in VOWELS}
"""Each vowel with a tone: the vowel and the tone it is made of."""

VIETNAMESE_LETTERS = "".join(letter for letter in [*LETTERS, *TONED] if letter not in "fjwz")
"""The letters of Vietnamese in lower case, tones included; with their capitals they are 178, 134 of them not ASCII."""
