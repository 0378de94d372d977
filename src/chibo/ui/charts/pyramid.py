"""Draw a pyramid of ages: the youngest below, one side to the left and the other to the right."""

from collections.abc import Sequence

from chibo.ui.charts.drawing import Drawing, width_of
from chibo.ui.charts.parts import Band

WIDTH = 440.0
_STEP, _BAR, _MIDDLE = 26.0, 20.0, 62.0


def pyramid(bands: Sequence[Band], *, sides: tuple[str, str], title: str, said: str) -> str:
    """Draw the bands from the first below to the last on top, both sides to one scale."""
    drawing = Drawing(WIDTH, 26 + _STEP * len(bands), title=title, said=said)
    numbers = max((width_of(text) for one in bands for text in (one.left_written, one.right_written)), default=0) + 8
    most = max((max(one.left, one.right) for one in bands), default=0) or 1
    reach = (WIDTH - _MIDDLE) / 2
    scale = (reach - numbers) / most
    middle = WIDTH / 2
    drawing.text(reach - 2, 14, sides[0], anchor="end", ink="chart-2", bold=True)
    drawing.text(reach + _MIDDLE + 2, 14, sides[1], ink="accent", bold=True)
    for place, one in enumerate(reversed(bands)):
        top = 24 + place * _STEP
        base = top + _BAR / 2 + 4
        left, right = one.left * scale, one.right * scale
        drawing.rect(reach - left, top, left, _BAR, "chart-2", told=f"{sides[0]}, {one.label}: {one.left_written}")
        drawing.text(reach - left - 5, base, one.left_written, anchor="end")
        drawing.rect(reach + _MIDDLE, top, right, _BAR, "accent", told=f"{sides[1]}, {one.label}: {one.right_written}")
        drawing.text(reach + _MIDDLE + right + 5, base, one.right_written)
        drawing.text(middle, base, one.label, anchor="middle", ink="ink-soft")
    return drawing.svg()
