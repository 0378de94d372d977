"""What kind of seat a post is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from chibo.kernel.code_lists import CodeUnknown, code_list


@dataclass(frozen=True, slots=True)
class SeatOfPost:
    """What a post is a seat of, whether one person at most holds it, and whether it is a party post."""

    of: Literal["unit", "area"]
    is_single: bool
    is_party_post: bool


def seat_of(post: str, *, on: date) -> SeatOfPost:
    """Say what seat the post is, by the list of posts (294-QĐ/TW §14–16, §23); raises `CodeUnknown` off that list."""
    row = next((row for row in code_list("post") if row.code == post and row.during.contains(on)), None)
    if row is None:
        raise CodeUnknown("post", post)
    facts = row.facts
    return SeatOfPost("area" if facts["on"] == "area" else "unit", facts["single"] == "yes", facts["side"] == "party")
