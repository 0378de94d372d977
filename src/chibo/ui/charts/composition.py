"""Draw of what parts a whole is made: one bar, and below it each part with its colour, its number and its share."""

from collections.abc import Callable

from chibo.ui.charts.colours import PARTS
from chibo.ui.charts.drawing import Drawing, fitted, width_of
from chibo.ui.charts.parts import Amounts

WIDTH = 440.0
_BAR, _STEP = 26.0, 22.0


def composition(amounts: Amounts, *, title: str, said: str, rest: str, write: Callable[[float, float], str]) -> str:
    """Draw the largest parts in colours of their own and what remains as one, called `rest`.

    `write` writes an amount with its share of the whole.
    """
    parts = sorted((one for one in amounts if one.value > 0), key=lambda one: -one.value)
    whole = sum(one.value for one in parts) or 1
    named = parts if len(parts) <= len(PARTS) else parts[: len(PARTS) - 1]
    lines = [(one.label, one.value) for one in named]
    if len(parts) > len(named):
        lines.append((rest, sum(one.value for one in parts[len(named) :])))
    drawing = Drawing(WIDTH, _BAR + 10 + _STEP * len(lines), title=title, said=said)
    x = 0.0
    for place, (label, value) in enumerate(lines):
        wide, told = WIDTH * value / whole, write(value, whole)
        drawing.rect(x, 0, max(wide - 1, 0.5), _BAR, PARTS[place], told=f"{label}: {told}")
        x += wide
        top = _BAR + 10 + place * _STEP
        drawing.rect(0, top + 2, 12, 12, PARTS[place], round_=2)
        drawing.text(20, top + 12.5, fitted(label, WIDTH - 34 - width_of(told)))
        drawing.text(WIDTH, top + 12.5, told, anchor="end", bold=True)
    return drawing.svg()
