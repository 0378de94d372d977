"""Draw bars: one a child or value, its name above it, its number at its end."""

from chibo.ui.charts.drawing import Drawing, fitted, width_of
from chibo.ui.charts.parts import Amounts

WIDTH = 440.0
_BAR, _STEP, _SECOND = 11.0, 36.0, 12.0
MOST = 40


def bars(amounts: Amounts, *, title: str, said: str, names: tuple[str, str] = ("", "")) -> str:
    """Draw the amounts in the order given, from a common line; those below nothing go to its left.

    `names` say what the first and the second bar of each are, where there are two.
    """
    shown = amounts[:MOST]
    has_two = any(one.other is not None for one in shown)
    head = 22.0 if has_two else 2.0
    step = _STEP + (_SECOND if has_two else 0)
    drawing = Drawing(WIDTH, head + step * len(shown) + 2, title=title, said=said)
    values = [one.value for one in shown] + [one.other for one in shown if one.other is not None]
    widest = max((width_of(text) for one in shown for text in (one.written, one.other_written)), default=0) + 10
    low, high = min(0.0, *values) if values else 0.0, max(0.0, *values) if values else 0.0
    left = widest if low < 0 else 0.0
    scale = (WIDTH - widest - left) / ((high - low) or 1)
    zero = left - low * scale
    if has_two:
        _key(drawing, names)
    for place, one in enumerate(shown):
        top = head + place * step
        drawing.text(0, top + 12, fitted(one.label, WIDTH, 12), ink="ink")
        _bar(drawing, zero, top + 17, one.value * scale, "accent", one.written, one.label)
        if one.other is not None:
            _bar(drawing, zero, top + 17 + _SECOND, one.other * scale, "line-strong", one.other_written, one.label)
    drawing.line(zero, head + 14, zero, head + step * len(shown) - 4, "line-strong")
    return drawing.svg()


def _bar(drawing: Drawing, zero: float, top: float, length: float, fill: str, written: str, label: str) -> None:
    drawing.rect(zero + min(length, 0), top, max(abs(length), 1), _BAR, fill, told=f"{label}: {written}", round_=1.5)
    if length < 0:
        drawing.text(zero + length - 6, top + 9.5, written, anchor="end", bold=True)
    else:
        drawing.text(zero + length + 6, top + 9.5, written, bold=True)


def _key(drawing: Drawing, names: tuple[str, str]) -> None:
    drawing.rect(0, 3, 11, 11, "accent", round_=1.5)
    first = fitted(names[0], WIDTH / 2 - 24)
    drawing.text(17, 12.5, first, ink="ink-soft")
    beyond = 17 + width_of(first) + 18
    drawing.rect(beyond, 3, 11, 11, "line-strong", round_=1.5)
    drawing.text(beyond + 17, 12.5, fitted(names[1], WIDTH - beyond - 20), ink="ink-soft")
