"""Which posts of two units one person should not hold: pairs as dated rows, from `incompatible_posts.csv`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from chibo.kernel.dated_rules.versions import Confidence
from chibo.kernel.partial_dates import first_day_of
from chibo.kernel.periods import Period
from chibo.kernel.shipped import bound_in, rows_in


@dataclass(frozen=True, slots=True)
class NotTogether:
    """One pair of posts, when it holds, by which text, and how that is known."""

    post: str
    other_post: str
    during: Period
    source: str
    confidence: Confidence


def posts_not_together(on: date) -> tuple[tuple[str, str], ...]:
    """Give the pairs in force on the day, each both ways."""
    pairs = [(pair.post, pair.other_post) for pair in all_pairs() if pair.during.contains(on)]
    return tuple(dict.fromkeys([*pairs, *((other, post) for post, other in pairs)]))


@cache
def all_pairs() -> tuple[NotTogether, ...]:
    """Give every pair, in the order of the file."""
    return tuple(
        NotTogether(
            row["post"],
            row["other_post"],
            Period(first_day_of(bound_in(row["valid_from"])), first_day_of(bound_in(row["valid_to"]))),
            row["source"],
            Confidence(row["confidence"]),
        )
        for row in rows_in(files(__package__).joinpath("incompatible_posts.csv"))
    )
