"""Find the code that a word on a sheet means."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from chibo.kernel.code_lists.shipped import YES_OR_NO, code_list, codes_of
from chibo.kernel.shipped import rows_in
from chibo.kernel.texts import fold, tidy

# Two state numberings of the ethnic groups are in use: a number alone says nothing.
_NEVER_BY_CODE = frozenset({"ethnicity"})

_LEADING = {"ethnicity": "dân tộc "}
_SIGNS = re.compile(r"[^\w]+")
_CLASS = re.compile(r"(?:lớp )?([0-9]{1,2}) ?/ ?(10|12)")
# The class in which each level of general education is finished, in the system of ten classes and in that of twelve.
_FINISHED = {"10": ((10, "E4"), (7, "E3"), (4, "E2"), (1, "E1")), "12": ((12, "E4"), (9, "E3"), (5, "E2"), (1, "E1"))}


@lru_cache(maxsize=4096)
def match_code(name: str, text: str) -> str | None:
    """Give the code of the list that the text means: a code, a label or a customary word; None where none is meant.

    Tones, case and signs may be missing as long as only one code remains.
    """
    spoken = tidy(text).lower()
    if name == "education" and (found := _CLASS.fullmatch(spoken)):
        return _finished(found[2], int(found[1]))
    return _meaning(name, spoken) or _meaning(name, spoken.removeprefix(_LEADING.get(name, "")))


def _meaning(name: str, spoken: str) -> str | None:
    exact, folded = _words(name)
    return exact.get(spoken) or folded.get(_folded(spoken))


def _finished(system: str, year: int) -> str | None:
    if year > int(system):
        return None
    return next((code for least, code in _FINISHED[system] if year >= least), None)


def _folded(text: str) -> str:
    return _SIGNS.sub("", fold(text))


@cache
def _words(name: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Give the words of the list as written and as folded; a word that two codes share is in neither."""
    pairs = list(_word_pairs(name))
    return _unshared((tidy(word).lower(), code) for word, code in pairs), _unshared(
        (_folded(word), code) for word, code in pairs
    )


def _word_pairs(name: str) -> Iterator[tuple[str, str]]:
    if name not in _NEVER_BY_CODE:
        yield from ((code, code) for code in codes_of(name))
    for row in code_list(name):
        yield row.label_vi, row.code
        yield row.label_en, row.code
    yield from _synonyms().get("yes_no" if name in YES_OR_NO else name, ())


def _unshared(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    meanings: dict[str, set[str]] = {}
    for word, code in pairs:
        meanings.setdefault(word, set()).add(code)
    return {word: codes.pop() for word, codes in meanings.items() if word and len(codes) == 1}


@cache
def _synonyms() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows_in(files(__package__).joinpath("synonyms.csv")):
        pairs = tuple((word.strip(), row["code"]) for word in row["words"].split(";"))
        found[row["list"]] = (*found.get(row["list"], ()), *pairs)
    return found
