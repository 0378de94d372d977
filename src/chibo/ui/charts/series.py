"""Draw a series over time: a line for what stands, columns for what happens, and the days that matter marked."""

from collections.abc import Callable, Sequence

from chibo.ui.charts.drawing import Drawing, fitted, width_of
from chibo.ui.charts.parts import Mark, Moment
from chibo.ui.charts.scales import steps_of

WIDTH, HEIGHT = 480.0, 232.0
_TOP, _BOTTOM, _RIGHT = 26.0, 26.0, 14.0
type Write = Callable[[float], str]


def series(
    moments: Sequence[Moment], *, title: str, said: str, write: Write, marks: Sequence[Mark] = (),
    columns: bool = False, names: tuple[str, str] = ("", ""),
) -> str:  # fmt: skip
    """Draw the moments in order of time; `write` writes the numbers of the axis, `names` say what two lines are."""
    drawing = Drawing(WIDTH, HEIGHT + (20 if names[1] else 0), title=title, said=said)
    field = _Field(drawing, moments, write, columns=columns)
    field.axis()
    for mark in marks:
        field.mark(mark)
    if columns:
        field.columns()
    else:
        if names[1]:
            field.through([one.other for one in moments], "chart-2", dashed=True)
        field.through([one.value for one in moments], "accent")
    field.words()
    if names[1]:
        _key(drawing, names)
    return drawing.svg()


class _Field:
    """The field of the drawing, and where on it a moment and an amount stand."""

    def __init__(self, drawing: Drawing, moments: Sequence[Moment], write: Write, *, columns: bool) -> None:
        self.drawing, self.moments, self.write = drawing, moments, write
        values = [value for one in moments for value in (one.value, one.other) if value is not None]
        self.steps = steps_of(values, from_zero=columns)
        self.left = max(width_of(write(step), 11) for step in self.steps) + 8
        self.first, self.last = moments[0].on.toordinal(), moments[-1].on.toordinal()
        self.inset = (WIDTH - self.left - _RIGHT) / len(moments) / 2 if columns else 8

    def x(self, day: int) -> float:
        """Place a day."""
        wide = WIDTH - self.left - _RIGHT - 2 * self.inset
        return self.left + self.inset + wide * (day - self.first) / ((self.last - self.first) or 1)

    def y(self, value: float) -> float:
        """Place an amount."""
        low, high = self.steps[0], self.steps[-1]
        return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * (value - low) / ((high - low) or 1)

    def axis(self) -> None:
        """Draw a line for each step, with its number."""
        for step in self.steps:
            self.drawing.line(self.left, self.y(step), WIDTH - _RIGHT, self.y(step), "line")
            self.drawing.text(self.left - 6, self.y(step) + 4, self.write(step), size=11, ink="ink-soft", anchor="end")

    def mark(self, mark: Mark) -> None:
        """Mark a day that lies within."""
        day = mark.on.toordinal()
        if not self.first <= day <= self.last:
            return
        x = self.x(day)
        self.drawing.line(x, _TOP - 8, x, HEIGHT - _BOTTOM, "past", dashed=True)
        is_right = x > WIDTH / 2
        label = fitted(mark.label, (x if is_right else WIDTH - x) - 8, 11)
        self.drawing.text(
            x - 4 if is_right else x + 4, _TOP - 12, label, size=11, ink="past", anchor="end" if is_right else "start"
        )

    def through(self, values: Sequence[float | None], stroke: str, *, dashed: bool = False) -> None:
        """Draw a line through the amounts; where one is not known it breaks."""
        stretch: list[tuple[float, float]] = []
        for one, value in zip(self.moments, values, strict=True):
            if value is None:
                self._stroke(stretch, stroke, dashed=dashed)
                stretch = []
            else:
                stretch.append((self.x(one.on.toordinal()), self.y(value)))
        self._stroke(stretch, stroke, dashed=dashed)
        for one, value in zip(self.moments, values, strict=True):
            if value is not None:
                written = one.other_written if dashed else one.written
                self.drawing.dot(self.x(one.on.toordinal()), self.y(value), 2.6, stroke, told=f"{one.label}: {written}")

    def _stroke(self, stretch: list[tuple[float, float]], stroke: str, *, dashed: bool) -> None:
        if len(stretch) > 1:
            self.drawing.path(stretch, stroke, dashed=dashed)

    def columns(self) -> None:
        """Draw a column for each amount, from nothing up or down."""
        wide = max(self.inset * 2 * 0.66, 1.5)
        for one in self.moments:
            if one.value is not None:
                top, base = sorted((self.y(one.value), self.y(0)))
                x = self.x(one.on.toordinal()) - wide / 2
                self.drawing.rect(x, top, wide, base - top, "accent", told=f"{one.label}: {one.written}")

    def words(self) -> None:
        """Name as many periods below as there is room for."""
        free = self.left - 20
        for one in self.moments:
            half = width_of(one.label, 11) / 2
            x = min(max(self.x(one.on.toordinal()), self.left), WIDTH - half)
            if x - half >= free:
                self.drawing.text(x, HEIGHT - 8, one.label, size=11, ink="ink-soft", anchor="middle")
                free = x + half + 10


def _key(drawing: Drawing, names: tuple[str, str]) -> None:
    first = fitted(names[0], WIDTH / 2 - 30)
    drawing.path([(0, HEIGHT + 8), (20, HEIGHT + 8)], "accent")
    drawing.text(26, HEIGHT + 12, first, ink="ink-soft")
    beyond = 26 + width_of(first) + 20
    drawing.path([(beyond, HEIGHT + 8), (beyond + 20, HEIGHT + 8)], "chart-2", dashed=True)
    drawing.text(beyond + 26, HEIGHT + 12, fitted(names[1], WIDTH - beyond - 30), ink="ink-soft")


def spark(values: Sequence[float], *, title: str) -> str:
    """Draw a series as small as a word: its way, and where it ends."""
    width, height = 132.0, 30.0
    drawing = Drawing(width, height, title=title, said="")
    low, high = min(values, default=0), max(values, default=0)
    wide = (width - 8) / max(len(values) - 1, 1)
    points = [
        (4 + place * wide, height - 5 - (height - 10) * ((value - low) / (high - low) if high > low else 0.5))
        for place, value in enumerate(values)
    ]
    if len(points) > 1:
        drawing.area([(points[0][0], height), *points, (points[-1][0], height)], "accent-soft")
        drawing.path(points, "accent", thick=1.5)
        drawing.dot(*points[-1], 2.6, "accent")
    return drawing.svg()
