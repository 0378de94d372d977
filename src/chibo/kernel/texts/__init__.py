"""Read, compare and order Vietnamese text, and find what is wrong in text that came from elsewhere."""

from chibo.kernel.texts.doubts import Doubt, doubtful_characters
from chibo.kernel.texts.folding import fold, nfc, tidy
from chibo.kernel.texts.legacy import LegacyEncoding, from_tcvn3, from_vni, legacy_encoding
from chibo.kernel.texts.mojibake import repair_double_encoding
from chibo.kernel.texts.ordering import sort_key

__all__ = [
    "Doubt",
    "LegacyEncoding",
    "doubtful_characters",
    "fold",
    "from_tcvn3",
    "from_vni",
    "legacy_encoding",
    "nfc",
    "repair_double_encoding",
    "sort_key",
    "tidy",
]
