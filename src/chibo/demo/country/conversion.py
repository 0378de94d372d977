"""Which old commune went into which new ones on 1/7/2025, as printed: the list has gaps, and they are named."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chibo.demo.country.official import Place


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the list."""

    old: str
    new: str
    old_is_split: bool


@dataclass(frozen=True, slots=True)
class Conversion:
    """Where each commune of the list before goes: its new ones, in order of their codes; and what was not printed."""

    targets: Mapping[str, tuple[str, ...]]
    placed_by_guess: tuple[str, ...]
    """Old communes without a line: put where their district wants one unknown before, else with the nearest."""
    unknown_before: tuple[tuple[str, str], ...]
    """Old codes in the list that no commune bore, with the new ones."""
    split_in_one: tuple[str, ...]
    """Old communes that the list calls split, and gives one new commune only: they go there whole."""


@cache
def conversion() -> tuple[Pair, ...]:
    """Return the lines of the list."""
    with Path(__file__).with_name("conversion-2025-07-01.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Pair(row["old_code"], row["new_code"], row["old_is_split"] == "yes") for row in csv.DictReader(lines)
        )


def converted(before: Mapping[str, Place]) -> Conversion:
    """Say where each commune of the places before goes; those that the list leaves out are placed and named."""
    listed: dict[str, list[str]] = defaultdict(list)
    for pair in conversion():
        listed[pair.old].append(pair.new)
    unknown = tuple(sorted(set(listed) - set(before)))
    targets = {old: tuple(sorted(new)) for old, new in listed.items() if old in before}
    left_out = sorted(code for code, place in before.items() if place.level == "commune" and code not in targets)
    guessed = {code: (_guess(code, before, targets, listed, unknown),) for code in left_out}
    missing = tuple((old, new) for old in unknown for new in listed[old])
    called_split = {pair.old for pair in conversion() if pair.old_is_split}
    split_in_one = tuple(old for old, new in sorted(targets.items()) if len(new) == 1 and old in called_split)
    return Conversion(targets | guessed, tuple(left_out), missing, split_in_one)


def _guess(
    code: str,
    before: Mapping[str, Place],
    targets: Mapping[str, tuple[str, ...]],
    listed: Mapping[str, list[str]],
    unknown: tuple[str, ...],
) -> str:
    near = [old for old in targets if before[old].parent == before[code].parent]
    new_here = {new for old in near for new in targets[old]}
    wanting = [new for old in unknown for new in listed[old] if new in new_here]
    if wanting:
        return min(wanting, key=lambda new: (abs(int(new) - int(code)), new))
    nearest = min(near or targets, key=lambda old: (abs(int(old) - int(code)), old))
    return targets[nearest][0]
