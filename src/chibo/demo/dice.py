"""The chance of the demo: one stream for each part, so that a change in one part leaves the others as they were."""

import random
from collections.abc import Iterable, Sequence

type Dice = random.Random


def dice_for(seed: str, part: str) -> Dice:
    """Return the stream of that part: the same seed gives the same stream on every machine."""
    return random.Random(f"{seed}/{part}")  # noqa: S311 - invented people, nothing secret


def share_out(total: int, weights: Sequence[float], *, at_least: int = 0) -> list[int]:
    """Share a whole number out by weight, each part at least that much, the sum exact (largest remainders)."""
    left = total - at_least * len(weights)
    if left < 0:
        raise ValueError(f"{total} cannot give {len(weights)} parts of at least {at_least}")
    whole = sum(weights)
    exact = [left * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: left - sum(parts)]:
        parts[place] += 1
    return [part + at_least for part in parts]


def weighted_sample[T](dice: Dice, things: Iterable[tuple[T, float]], count: int) -> list[T]:
    """Draw that many different things, the heavier the likelier; nothing of weight zero is drawn."""
    keyed = sorted(
        ((dice.random() ** (1 / weight), place, thing) for place, (thing, weight) in enumerate(things) if weight > 0),
        key=lambda keyed_thing: (-keyed_thing[0], keyed_thing[1]),
    )
    if len(keyed) < count:
        raise ValueError(f"{count} are asked for and {len(keyed)} may be drawn")
    return [thing for _, _, thing in keyed[:count]]
