"""Take the colours of charts from the design tokens, so that a chart and its page never part."""

import re
from functools import cache
from importlib.resources import files

_TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{3,6});")
PARTS = tuple(f"chart-{place}" for place in range(1, 8))
STEPS = tuple(f"chart-step-{place}" for place in range(1, 6))


@cache
def _tokens() -> dict[str, str]:
    sheet = files("chibo.ui").joinpath("static", "ui", "css", "tokens.css").read_text(encoding="utf-8")
    return dict(_TOKEN.findall(sheet))


def colour(token: str) -> str:
    """Give the colour of a token: `accent` is #8c1d18."""
    return _tokens()[token]


def is_dark(token: str) -> bool:
    """Tell whether white stands better on the colour than ink: by the luminance people see."""
    channels = (int(colour(token)[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.25
