"""Find text that was encoded twice, and offer it as it was meant."""

import re

from chibo.kernel.texts.alphabet import VIETNAMESE_LETTERS
from chibo.kernel.texts.folding import nfc

# Windows-1252 leaves five bytes without a character; programs that encode twice keep them as they are.
_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_RUN = re.compile("[" + re.escape("".join(_BYTES)) + "]{2,}")
_MEANT = frozenset(VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper()) - frozenset(map(chr, range(0x80)))


def repair_double_encoding(text: str) -> str | None:
    """Give the text as it was meant, where UTF-8 was taken for Windows-1252 (`Nguyá»…n`); None where it was not.

    To be offered beside the original, never applied unasked.
    """
    repaired = nfc(_RUN.sub(_decoded, text))
    gained = sum(letter in _MEANT for letter in repaired) > 0 and len(repaired) < len(text)
    return repaired if gained else None


def _decoded(run: re.Match[str]) -> str:
    try:
        return bytes(_BYTES[character] for character in run[0]).decode()
    except UnicodeDecodeError:
        return run[0]
