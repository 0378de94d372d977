"""Put an SVG together: shapes and texts with plain attributes, no style, no script, so that it reads anywhere alike."""

from html import escape

from chibo.ui.charts.colours import colour

FONT = "Inter Chibo, Inter, Segoe UI, Noto Sans, Arial, sans-serif"
SIZE = 12.0
# How wide a letter of the font is on the average, in parts of its size; Vietnamese names have many narrow ones.
_LETTER = 0.56


def width_of(text: str, size: float = SIZE) -> float:
    """Estimate how wide a text is."""
    return len(text) * size * _LETTER


def fitted(text: str, width: float, size: float = SIZE) -> str:
    """Shorten a text to what fits in; the whole of it stands in the table beside."""
    letters = int(width / (size * _LETTER))
    if len(text) <= letters:
        return text
    return text[: letters - 1].rstrip() + "…" if letters > 3 else ""


class Drawing:
    """One drawing: its size, what it is called and says, and its shapes in the order they are drawn."""

    def __init__(self, width: float, height: float, *, title: str, said: str) -> None:
        self.width, self.height, self.title, self.said = width, height, title, said
        self.shapes: list[str] = []

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, told: str = "", round_: float = 0,
        line: str = "",
    ) -> None:  # fmt: skip
        """Draw a rectangle in the colour of a token; `told` is shown where one points at it."""
        more = f' rx="{_n(round_)}"' if round_ else ""
        more += f' stroke="{colour(line)}" stroke-width="1"' if line else ""
        sizes = f'x="{_n(x)}" y="{_n(y)}" width="{_n(max(width, 0))}" height="{_n(max(height, 0))}"'
        self._add("rect", f'{sizes} fill="{colour(fill)}"{more}', told)

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str, *, dashed: bool = False) -> None:
        """Draw a thin line."""
        more = ' stroke-dasharray="4 3"' if dashed else ""
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self._add("line", f'{ends} stroke="{colour(stroke)}" stroke-width="1"{more}')

    def path(self, points: list[tuple[float, float]], stroke: str, *, thick: float = 2, dashed: bool = False) -> None:
        """Draw a line through points."""
        more = ' stroke-dasharray="5 4"' if dashed else ""
        way = " ".join(f"{'M' if not place else 'L'}{_n(x)} {_n(y)}" for place, (x, y) in enumerate(points))
        drawn = f'd="{way}" fill="none" stroke="{colour(stroke)}" stroke-width="{_n(thick)}"'
        self._add("path", f'{drawn} stroke-linejoin="round" stroke-linecap="round"{more}')

    def area(self, points: list[tuple[float, float]], fill: str) -> None:
        """Fill what points enclose."""
        way = " ".join(f"{'M' if not place else 'L'}{_n(x)} {_n(y)}" for place, (x, y) in enumerate(points))
        self._add("path", f'd="{way} Z" fill="{colour(fill)}"')

    def dot(self, x: float, y: float, radius: float, fill: str, *, told: str = "") -> None:
        """Draw a point."""
        self._add("circle", f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{colour(fill)}"', told)

    def text(
        self, x: float, y: float, text: str, *, size: float = SIZE, ink: str = "ink", anchor: str = "start",
        bold: bool = False,
    ) -> None:  # fmt: skip
        """Write a text; `y` is its base line."""
        more = ' font-weight="600"' if bold else ""
        more += f' text-anchor="{anchor}"' if anchor != "start" else ""
        place = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{colour(ink) if ink != "white" else "#fff"}"'
        self.shapes.append(f"<text {place}{more}>{escape(text)}</text>")

    def svg(self) -> str:
        """Give the whole: it names and describes itself to those who do not see it."""
        said = f"<desc>{escape(self.said)}</desc>" if self.said else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(self.width)} {_n(self.height)}"'
            f' width="{_n(self.width)}" height="{_n(self.height)}" role="img" font-family="{FONT}">'
            f"<title>{escape(self.title)}</title>{said}{''.join(self.shapes)}</svg>"
        )

    def _add(self, name: str, attributes: str, told: str = "") -> None:
        self.shapes.append(
            f"<{name} {attributes}><title>{escape(told)}</title></{name}>" if told else f"<{name} {attributes}/>"
        )


def _n(number: float) -> str:
    """Write a number short: a tenth is finer than anyone sees."""
    return f"{number:.1f}".removesuffix(".0")
