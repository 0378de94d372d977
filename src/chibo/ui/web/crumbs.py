"""Name the way from the top to a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way; a step that the reader may not open has no address."""

    label: str
    address: str = ""
