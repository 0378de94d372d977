"""Put a list in the order that is asked for, out of those it offers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from chibo.ui.web.address import address_with


@dataclass(frozen=True, slots=True)
class Sorting:
    """The order of a list: by which column, and whether from the end."""

    key: str
    descending: bool
    links: Mapping[str, str]

    @property
    def parameter(self) -> str:
        """Write the order as the address has it."""
        return f"-{self.key}" if self.descending else self.key


def sorting_of(request: HttpRequest, *, offered: tuple[str, ...]) -> Sorting:
    """Read the order asked for; what is not offered means the first of those offered."""
    asked = request.GET.get("sort", "")
    key = asked.removeprefix("-")
    if key not in offered:
        key, asked = offered[0], offered[0]
    descending = asked.startswith("-")
    links = {
        name: address_with(request, sort=f"-{name}" if name == key and not descending else name) for name in offered
    }
    return Sorting(key, descending, links)
