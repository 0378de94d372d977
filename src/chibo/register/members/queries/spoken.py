"""Turn words looked for into patterns."""

LEAST_FOR_TRIGRAMS = 3


def longest_of(words: list[str]) -> str | None:
    """Give the pattern the index of trigrams is best asked for; None where all are too short for it to help."""
    return max((word for word in words if len(word) >= LEAST_FOR_TRIGRAMS + 2), key=len, default=None)


def escaped(text: str) -> str:
    """Take from the signs of LIKE their meaning."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
