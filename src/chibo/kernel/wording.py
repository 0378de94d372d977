"""Mark the texts that people read, so that they can be said in another language at the edge."""

import re
from collections.abc import Callable, Mapping

Translate = Callable[[str], str]

_PLACE = re.compile(r"%\((\w+)\)s")


class Wording(str):
    """A text written in English that is translated when it is shown; it may hold places such as `%(value)s`."""

    __slots__ = ()


def gettext_noop(text: str) -> Wording:
    """Mark a text for the catalogue of translations and leave it as it is."""
    return Wording(text)


def fill(text: str, content: Mapping[str, object]) -> str:
    """Put the content into its places; a place without content stays as written, so that no message is ever lost."""
    return _PLACE.sub(lambda place: str(content.get(place[1], place[0])), text)


def say(text: str, content: Mapping[str, object], translate: Translate = str) -> str:
    """Say a text with its content; a content that is itself a `Wording` is translated and filled as well."""
    said = {
        name: fill(translate(value), content) if isinstance(value, Wording) else value
        for name, value in content.items()
    }
    return fill(translate(text), said)
