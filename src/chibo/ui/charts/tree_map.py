"""Draw units as areas, each as large as what it holds and coloured by a figure, like a map of a tree."""

from collections.abc import Sequence
from math import inf

from chibo.ui.charts.colours import STEPS, is_dark
from chibo.ui.charts.drawing import Drawing, fitted, width_of
from chibo.ui.charts.parts import Tile

WIDTH, HEIGHT = 480.0, 300.0
type Place = tuple[float, float, float, float]


def tree_map(tiles: Sequence[Tile], *, title: str, said: str, bounds: Sequence[str]) -> str:
    """Draw the tiles, the largest first, in five even steps of colour; `bounds` write the least and the greatest."""
    shown = sorted((tile for tile in tiles if tile.size > 0), key=lambda tile: -tile.size)
    drawing = Drawing(WIDTH, HEIGHT + 28, title=title, said=said)
    low, high = min((one.value for one in shown), default=0), max((one.value for one in shown), default=0)
    places = squarified([tile.size for tile in shown], (0, 0, WIDTH, HEIGHT))
    for tile, (x, y, width, height) in zip(shown, places, strict=True):
        step = STEPS[min(int((tile.value - low) / (high - low) * 5), 4) if high > low else 2]
        drawing.rect(x, y, width - 1.5, height - 1.5, step, told=f"{tile.label}: {tile.written}")
        _name(drawing, tile, (x, y, width, height), "white" if is_dark(step) else "ink")
    _key(drawing, bounds)
    return drawing.svg()


def _name(drawing: Drawing, tile: Tile, place: Place, ink: str) -> None:
    x, y, width, height = place
    if width < 34 or height < 18:
        return
    lines = _broken(tile.label, width - 10, int((height - 20) // 13))
    for number, line in enumerate(lines):
        drawing.text(x + 5, y + 14 + number * 13, line, size=11, ink=ink)
    if width_of(tile.written, 12) < width - 8 and (lines or height < 34):
        drawing.text(x + 5, y + 15 + len(lines) * 13, tile.written, size=12, ink=ink, bold=True)


def _broken(text: str, width: float, most: int) -> list[str]:
    """Break a name into lines that fit; of one that does not fit at all its last line is shortened."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", 11) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    shown = [fitted(line, width, 11) for line in lines[:most]]
    if len(lines) > most and shown:
        shown[-1] = fitted(f"{shown[-1]} …", width, 11)
    return [line for line in shown if line]


def _key(drawing: Drawing, bounds: Sequence[str]) -> None:
    first = bounds[0]
    x = width_of(first) + 8
    drawing.text(0, HEIGHT + 20, first, ink="ink-soft")
    for place, step in enumerate(STEPS):
        drawing.rect(x + place * 26, HEIGHT + 9, 25, 13, step)
    drawing.text(x + 5 * 26 + 8, HEIGHT + 20, bounds[1], ink="ink-soft")


def squarified(sizes: Sequence[float], field: Place) -> list[Place]:
    """Divide a field among sizes, greatest first, into areas in proportion and as square as they come.

    What is too small beside the rest to be told from nothing gets a place without width or height.
    """
    left, places = list(sizes), list[Place]()
    x, y, width, height = field
    while any(left):
        side, other = sorted((width, height))
        # What is left of the field goes to what is left of the sizes: so rounding never adds up from row to row.
        scale = width * height / sum(left)
        if not scale:
            break
        areas = [size * scale for size in left]
        many = 1
        while many < len(areas) and _worst(areas[: many + 1], side) <= _worst(areas[:many], side):
            many += 1
        row, left = areas[:many], left[many:]
        thick = min(sum(row) / side, other) if left else other
        along = 0.0
        for place, size in enumerate(row, 1):
            long = size / thick if place < many else side - along
            places.append((x, y + along, thick, long) if width >= height else (x + along, y, long, thick))
            along += long
        if width >= height:
            x, width = x + thick, width - thick
        else:
            y, height = y + thick, height - thick
    return [*places, *((x, y, 0.0, 0.0) for _nothing in left)]


def _worst(row: Sequence[float], side: float) -> float:
    """Tell how far from a square the worst of a row is."""
    whole = sum(row)
    if not side**2 * min(row):
        return inf
    return max(max(side**2 * size / whole**2, whole**2 / (side**2 * size)) for size in row)
