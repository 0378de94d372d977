"""Recognise what a heading means: tones, case, punctuation and order aside."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from chibo.exchange.reading.places import place_part
from chibo.kernel.sheets import Column, Sheet
from chibo.kernel.texts import fold

_SIGNS = re.compile(r"[^a-z0-9]+")
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NUMBERING = re.compile(r"^\(?(?:[0-9]{1,2}|[ivx]{1,4}|[a-z])[.):]\s*", re.IGNORECASE)
_LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Meaning:
    """The column a heading means; of a place written in several columns also which part, the most exact first."""

    key: str
    part: int = 0


def folded_heading(text: str) -> str:
    """Bring a heading to the form in which it is compared."""
    return _folded(text[:_LONGEST_HEADING])


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return _SIGNS.sub(" ", fold(text)).strip()


class Headings:
    """The headings that one sheet is known by, and those a mapping file adds."""

    def __init__(self, sheet: Sheet, added: Mapping[str, str]) -> None:
        self.sheet = sheet
        self._known = {folded_heading(heading): column.key for column in sheet.columns for heading in column.headings}
        self._known |= {folded_heading(column.key): column.key for column in sheet.columns if "_" in column.key}
        keys = {column.key for column in sheet.columns}
        self._added = {folded_heading(heading): key for heading, key in added.items() if key in keys or not key}

    def meaning(self, heading: str, above: str = "") -> Meaning | None:
        """Say what a heading means, under the one above it where headings take two rows; None where nothing."""
        both = f"{above} {heading}".strip()
        for text in (both, heading, above if not heading.strip() else ""):
            if found := self._exact(text):
                return found
        if place := place_part(folded_heading(both), self._known):
            return Meaning(*place)
        return None

    def _exact(self, text: str) -> Meaning | None:
        for spelling in _spellings(text):
            if spelling in self._added:
                return Meaning(self._added[spelling])
            if spelling in self._known:
                return Meaning(self._known[spelling])
        return self._alternatives(text)

    def _alternatives(self, text: str) -> Meaning | None:
        """Take a heading such as “Số CCCD/Số định danh”, whose parts all mean the same."""
        parts = [part for part in re.split(r"[/,;]", text) if part.strip()]
        means = {self._known.get(folded_heading(part)) for part in parts}
        key = means.pop() if len(parts) > 1 and len(means) == 1 else None
        return Meaning(key) if key else None

    def nearest(self, column: Column, written: Iterable[str]) -> list[str]:
        """Name the headings of a file that come nearest to a missing column."""
        by_fold = {folded_heading(text): text for text in written if text.strip()}
        near: dict[str, None] = {}
        for heading in column.headings:
            near |= dict.fromkeys(get_close_matches(folded_heading(heading), by_fold, n=3, cutoff=0.5))
        return [by_fold[text] for text in near][:3]


def _spellings(text: str) -> Iterator[str]:
    """Give the forms of a heading: whole, without what stands in brackets, without its number."""
    seen = set()
    for form in (
        text,
        _IN_BRACKETS.sub(" ", text),
        _NUMBERING.sub("", text),
        _NUMBERING.sub("", _IN_BRACKETS.sub(" ", text)),
    ):
        folded = folded_heading(form)
        if folded and folded not in seen:
            seen.add(folded)
            yield folded
