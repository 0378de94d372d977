"""Find round numbers for an axis."""

import math
from collections.abc import Sequence


def steps_of(values: Sequence[float], *, from_zero: bool, wanted: int = 4) -> list[float]:
    """Give round numbers, evenly apart, from below the least value to above the greatest.

    An axis begins at nothing where it must, or where the least value is less than half of the greatest; else just
    below the least, so that a change of some per cent is seen: the numbers beside the axis say so.
    """
    low, high = min(values, default=0.0), max(values, default=0.0)
    if from_zero or 0 <= low < high / 2:
        low = min(low, 0.0)
    high = max(high, 0.0) if from_zero else high
    if low == high:
        low, high = min(0.0, low), max(high, 0.0) or 1.0
    step = _round_step((high - low) / wanted)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [place * step for place in range(first, last + 1)]


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(part * size for part in (1, 2, 2.5, 5, 10) if part * size >= rough * 0.999)
