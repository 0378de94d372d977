"""Recognise a place that a sheet writes in several columns: country, province, commune, and the rest in detail."""

from collections.abc import Mapping, Sequence

# The part of a place, the most exact first: so an address is written.
_PARTS: tuple[tuple[str, ...], ...] = (
    ("chi tiet", "dia chi", "dia chi chi tiet", "so nha", "so nha duong", "noi o chi tiet"),
    ("thon", "thon ban", "thon to dan pho", "thon xom", "to dan pho", "ban"),
    ("xa", "xa phuong", "xa phuong thi tran", "phuong xa", "cap xa", "xa phuong dac khu"),
    ("huyen", "quan huyen", "huyen quan", "cap huyen", "huyen thi xa thanh pho"),
    ("tinh", "tinh thanh", "tinh thanh pho", "tinh tp", "cap tinh", "thanh pho"),
    ("quoc gia", "nuoc"),
)
_PART_OF = {word: number for number, words in enumerate(_PARTS, start=1) for word in words}
PLACE_KEYS = frozenset({"birthplace", "native_place", "permanent_residence", "temporary_residence"})


def place_part(folded: str, known: Mapping[str, str]) -> tuple[str, int] | None:
    """Say of which place, and which part of it, a folded heading speaks: `que quan xa` is the commune of `que quan`."""
    words = folded.split()
    for cut in range(1, len(words)):
        key = known.get(" ".join(words[:cut]), "")
        if key in PLACE_KEYS and (part := _PART_OF.get(" ".join(words[cut:]))):
            return key, part
        key = known.get(" ".join(words[cut:]), "")
        if key in PLACE_KEYS and (part := _PART_OF.get(" ".join(words[:cut]))):
            return key, part
    return None


def joined_place(parts: Sequence[str]) -> str:
    """Write the parts of a place as one, from the most exact to the widest."""
    return ", ".join(part for part in parts if part)
