"""Which peoples a province's members are of, in hundredths, and pools of invented names for each."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from chibo.demo.dice import dice_for
from chibo.demo.names import invent_name

NAMES_IN_A_POOL = 4000
CODES = {
    "Kinh": "01", "Tày": "02", "Thái": "03", "Hoa": "04", "Mường": "06", "Nùng": "07", "Mông": "08", "Dao": "09",
    "Sán Chay": "15", "Sán Dìu": "18",
}  # fmt: skip
"""The peoples whose names the demo can invent; those of other peoples are told as Kinh."""
_ORDER = {people: place for place, people in enumerate(CODES, start=1)}
_SHARE = re.compile(r"(\D+) (\d+) ?")


@cache
def _shares() -> dict[str, tuple[int, ...]]:
    with Path(__file__).with_name("peoples.csv").open(encoding="utf-8", newline="") as lines:
        return {row["province"]: _slots(row["shares"]) for row in csv.DictReader(lines)}


def _slots(written: str) -> tuple[int, ...]:
    slots = [_ORDER[people.strip()] for people, share in _SHARE.findall(written) for _ in range(int(share))]
    if len(slots) != 100:
        raise ValueError(f"the shares {written!r} sum to {len(slots)}, not to 100")
    return tuple(slots)


def slots_of(province: str) -> tuple[int, ...]:
    """Give a hundred places in the list of peoples, as they are shared out in the province."""
    return _shares().get(province, (_ORDER["Kinh"],) * 100)


def name_pools(seed: str) -> Iterator[tuple[int, str]]:
    """Give every pool's names with their numbers: of each people first men, then women."""
    dice = dice_for(seed, "country names")
    number = 0
    for people in CODES:
        for sex in ("M", "F"):
            for _ in range(NAMES_IN_A_POOL):
                yield number, invent_name(people, sex, dice)
                number += 1
