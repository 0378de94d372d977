"""Find rows that say the same, contradict one another, or give one number to two people."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import BinaryIO, NamedTuple

from chibo.exchange.reading.copying import NULL
from chibo.exchange.reading.outcome import PLACE_COLUMNS
from chibo.kernel.texts import fold

# By what a row's subject is told apart: the first of these that is wholly filled in.
SUBJECTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "units": (("code",), ("name", "parent_code"), ("name", "parent")),
    "areas": (("code",), ("name", "commune_code"), ("name", "commune")),
    "members": (
        ("personal_id",),
        ("ll_number",),
        ("card",),
        ("card_old",),
        ("name", "born_on", "cell_code"),
        ("name", "born_on", "cell"),
    ),
    "officers": (("personal_id",), ("ll_number",), ("card",), ("card_old",), ("name", "born_on")),
    "decisions": (("number", "issuer", "signed_on"),),
}
# What besides the subject makes two rows speak of two things: the day of what is new, the post and its place.
MOMENTS: dict[str, tuple[str, ...]] = {
    "units": ("from_on", "term_from"),
    "areas": ("from_on",),
    "members": ("from_on", "place_from", "readmitted"),
    "officers": ("post", "unit_code", "unit", "area_code", "held_from"),
    "decisions": (),
}
PERSONAL_NUMBERS = ("personal_id", "ll_number", "card", "card_old")


_NAMES = frozenset({"name", "parent", "cell", "commune", "number", "issuer", "unit"})

type Subject = tuple[str, ...]


class Earlier(NamedTuple):
    """A row that was read before: its number, and where it stands in which file for COPY."""

    row: int
    stream: BinaryIO
    offset: int

    def fields(self) -> list[str]:
        """Read the fields again, without those of its place."""
        end = self.stream.tell()
        self.stream.seek(self.offset)
        line = self.stream.readline().decode("utf-8").rstrip("\n")
        self.stream.seek(end)
        return line.split("\t")[len(PLACE_COLUMNS) :]


class Difference(NamedTuple):
    """The column in which two rows contradict each other, and what the earlier says; no column where none does."""

    key: str
    value: str


class Holder(NamedTuple):
    """The person that a number was first given to."""

    row: int
    name: str
    born_on: str


class Sameness:
    """Remembers the rows of one kind of sheet, over all files of a reading."""

    def __init__(self, kind: str, columns: Sequence[str]) -> None:
        self.columns = columns[len(PLACE_COLUMNS) :]
        self.subjects = SUBJECTS.get(kind, ())
        self.moments = MOMENTS.get(kind, ())
        self.numbers = PERSONAL_NUMBERS if kind == "members" else ()
        self.known: dict[Subject, Earlier] = {}
        self.holders: dict[str, dict[str, Holder]] = {}

    def subjects_of(self, fields: Mapping[str, Sequence[str]]) -> list[Subject]:
        """Say of whom or what, and of which moment, each row speaks; a row that names nobody speaks of itself."""
        moments = [fields[key] for key in self.moments]
        found: list[Subject] = [()] * len(next(iter(fields.values())))
        for number, keys in enumerate(self.subjects):
            columns = [[fold(name) for name in fields[key]] if key in _NAMES else fields[key] for key in keys]
            if any(set(column) == {NULL} for column in columns):
                continue
            for index, names in enumerate(zip(*columns, strict=True)):
                if not found[index] and NULL not in names and _FOLDED_NULL not in names:
                    found[index] = (str(number), *names, *(column[index] for column in moments))
            if () not in found:
                break
        return found

    def earlier(self, subject: Subject, row: Earlier) -> Earlier | None:
        """Give the row that spoke of the subject before; else remember this one."""
        if not subject:
            return None
        earlier = self.known.setdefault(subject, row)
        return None if earlier is row else earlier

    def difference(self, earlier: Sequence[str], fields: Sequence[str]) -> Difference | None:
        """Compare two rows of one subject: None where they are the same, else what they contradict each other in."""
        if list(earlier) == list(fields):
            return None
        for name, said, says in zip(self.columns, earlier, fields, strict=True):
            if said != says and NULL not in {said, says}:
                return Difference(name.removesuffix("_precision"), said)
        return Difference("", "")

    def strangers(
        self, fields: Mapping[str, Sequence[str]], rows: Sequence[int], bad: AbstractSet[int]
    ) -> dict[int, tuple[str, Holder]]:
        """Say of which rows a number was given to another person, with the number's key and that person."""
        found: dict[int, tuple[str, Holder]] = {}
        births = fields.get("born_on", [""] * len(rows))
        people = [Holder(*person) for person in zip(rows, fields.get("name", births), births, strict=True)]
        for key in self.numbers:
            holders = self.holders.setdefault(key, {})
            for index, number in enumerate(fields.get(key, ())):
                if number and index not in bad:
                    one, held = people[index], holders.setdefault(number, people[index])
                    if held.born_on != one.born_on and fold(held.name) != fold(one.name):
                        found.setdefault(index, (key, held))
        return found


_FOLDED_NULL = fold(NULL)
