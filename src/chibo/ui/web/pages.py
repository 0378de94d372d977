"""Show a long list in pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from chibo.ui.web.address import address_with

ROWS = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Which stretch of a list is asked for: `number` from 1, `rows` a page."""

    number: int
    rows: int = ROWS

    @property
    def offset(self) -> int:
        """Tell how many rows stand before this page."""
        return (self.number - 1) * self.rows

    def of(self, request: HttpRequest, total: int) -> "Pages":
        """Place the page among all of them, once their number is known."""
        last = max(1, -(-total // self.rows))
        near = sorted({1, *range(max(1, self.number - 2), min(last, self.number + 2) + 1), last})
        links = tuple(PageLink(number, address_with(request, page=str(number))) for number in near)
        return Pages(self.number, last, total, self.offset + 1, min(total, self.offset + self.rows), links)


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page that can be turned to."""

    number: int
    address: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a list of known length, and the ones near the present one."""

    number: int
    last: int
    total: int
    first_row: int
    last_row: int
    links: Sequence[PageLink]

    @property
    def previous(self) -> str:
        """Give the address of the page before; empty on the first."""
        return next((link.address for link in self.links if link.number == self.number - 1), "")

    @property
    def following(self) -> str:
        """Give the address of the page after; empty on the last."""
        return next((link.address for link in self.links if link.number == self.number + 1), "")


def page_of(request: HttpRequest, *, rows: int = ROWS) -> Page:
    """Read the page asked for; what is no page number means the first."""
    text = request.GET.get("page", "1")
    return Page(max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1, rows)
