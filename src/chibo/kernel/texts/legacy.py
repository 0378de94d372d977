"""Read text typed for the fonts of before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

Such text holds the codes of Western letters and looks right only in its font. It is recognised by the name of the
font, or else by this: its words are no Vietnamese syllables as they stand and are after conversion. The converted
text is offered beside the original, never put in its place unasked.
"""

import re
from enum import StrEnum

from chibo.kernel.texts.alphabet import LETTERS, VOWELS, toned
from chibo.kernel.texts.folding import fold, nfc


class LegacyEncoding(StrEnum):
    """An encoding of Vietnamese from before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


# Columns: level, huyền, hỏi, ngã, sắc, nặng. A level a, e, i, o, u or y is itself.
_TCVN3_ROWS = {
    "a": "aµ¶·¸¹",
    "ă": "¨»¼½¾Æ",
    "â": "©ÇÈÉÊË",
    "e": "eÌÎÏÐÑ",
    "ê": "ªÒÓÔÕÖ",
    "i": "i×ØÜÝÞ",
    "o": "oßáâãä",
    "ô": "«åæçèé",
    "ơ": "¬êëìíî",
    "u": "uïñòóô",
    "ư": "\xadõö÷øù",
    "y": "yúûüýþ",
}
_TCVN3_SINGLE = {"®": "đ", "§": "Đ", "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư"}
TCVN3 = {
    code: toned(vowel, tone)
    for vowel, row in _TCVN3_ROWS.items()
    for tone, code in enumerate(row)
    if code != toned(vowel, tone)
} | _TCVN3_SINGLE

# A VNI letter is its base followed by a mark; i, ơ, ư, đ and ỵ stand alone.
_VNI_MARKS = ("", "ø", "û", "õ", "ù", "ï")
_VNI_CIRCUMFLEX = ("â", "à", "å", "ã", "á", "ä")
_VNI_BREVE = ("ê", "è", "ú", "ü", "é", "ë")
_VNI_STEMS = {
    "a": ("a", _VNI_MARKS),
    "ă": ("a", _VNI_BREVE),
    "â": ("a", _VNI_CIRCUMFLEX),
    "e": ("e", _VNI_MARKS),
    "ê": ("e", _VNI_CIRCUMFLEX),
    "o": ("o", _VNI_MARKS),
    "ô": ("o", _VNI_CIRCUMFLEX),
    "ơ": ("ô", _VNI_MARKS),
    "u": ("u", _VNI_MARKS),
    "ư": ("ö", _VNI_MARKS),
    "y": ("y", _VNI_MARKS[:5]),
}
_VNI_SINGLE = {"ñ": "đ", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ"}
_VNI_LOWER = {
    stem + mark: toned(vowel, tone)
    for vowel, (stem, marks) in _VNI_STEMS.items()
    for tone, mark in enumerate(marks)
    if stem + mark != toned(vowel, tone)
} | _VNI_SINGLE
VNI = _VNI_LOWER | {code.upper(): letter.upper() for code, letter in _VNI_LOWER.items()}
# A capital is often followed by the small mark: "Aùnh", "Ñaøo".
_VNI_MIXED = {code[0].upper() + code[1:]: letter.upper() for code, letter in _VNI_LOWER.items()}
_VNI_ALL = _VNI_MIXED | VNI

_TCVN3_CODES = str.maketrans(TCVN3)
_VNI_CODES = re.compile("|".join(sorted(map(re.escape, _VNI_ALL), key=len, reverse=True)))

_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
_CODA = "(?:ch|ng|nh|[cmnpt])?"
_NUCLEUS = "(?:[aeiouy]|a[ioyu]|e[ou]|i[aeu]|ieu|o[aeio]|oa[iy]|oeo|oo|u[aeioy]|u[uo][iu]?|uay|uye|uya|uyu|ye|yeu)"
_SYLLABLE = re.compile(_ONSET + _NUCLEUS + _CODA)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0080-\u00bf×÷]+[^\W\d_]*)*|[\u0080-\u00bf×÷]+[^\W\d_]*")
_ALWAYS_UNICODE = frozenset("ăđĩũơưĂĐĨŨƠƯ") | frozenset(map(chr, range(0x1EA0, 0x1EFA)))


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Read TCVN3. Its capitals with tones exist only in fonts whose name ends in H: `capitals` says it was one."""
    converted = nfc(text.translate(_TCVN3_CODES))
    return converted.upper() if capitals else converted


def from_vni(text: str) -> str:
    """Read VNI, in which a letter with marks is two characters."""
    return nfc(_VNI_CODES.sub(lambda code: _VNI_ALL[code[0]], text))


def legacy_encoding(text: str, font: str | None = None) -> LegacyEncoding | None:
    """Say in which encoding of before Unicode the text is written; None where it needs no conversion."""
    if text.isascii() or not _ALWAYS_UNICODE.isdisjoint(nfc(text)):
        return None
    if font is not None and font.lower().startswith(".vn"):
        return LegacyEncoding.TCVN3
    if font is not None and font.lower().startswith("vni"):
        return LegacyEncoding.VNI
    if _is_vietnamese(text):
        return None
    if _is_vietnamese(from_tcvn3(text)):
        return LegacyEncoding.TCVN3
    return LegacyEncoding.VNI if _is_vietnamese(from_vni(text)) else None


def _is_vietnamese(text: str) -> bool:
    """Tell whether every word with a mark is a possible syllable."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return bool(words) and all(_is_syllable(word) for word in words)


def _is_syllable(word: str) -> bool:
    return all(letter.lower() in _KNOWN for letter in word) and _SYLLABLE.fullmatch(fold(word)) is not None


_KNOWN = frozenset(LETTERS) | frozenset(toned(vowel, tone) for vowel in VOWELS for tone in range(6))
