"""Name what can go wrong and be explained to a person.

Every expected error belongs to one of four families. It carries a stable code for programs, a text for people
and the values the text speaks of. What is in no family was not expected and is not caught.
"""

from collections.abc import Mapping
from types import MappingProxyType

from chibo.kernel.wording import Translate, say


class ChiboError(Exception):
    """Something expected went wrong. `text` is English with places such as `%(name)s`; `data` fills them."""

    def __init__(self, code: str, text: str, data: Mapping[str, object] | None = None) -> None:
        super().__init__(code, text)
        self.code = code
        self.text = text
        self.data: Mapping[str, object] = MappingProxyType(dict(data or {}))

    def said(self, translate: Translate = str) -> str:
        """Say the text with its values, in the language of `translate`."""
        return say(self.text, self.data, translate)

    def __str__(self) -> str:
        return self.said()


class RuleBroken(ChiboError):
    """What was asked breaks a rule of the organisation or of the register."""


class NotPermitted(ChiboError):
    """The actor may not do it there, or not on that day."""


class NotFound(ChiboError):
    """There is no such thing, or none that the actor may see."""


class Conflict(ChiboError):
    """It was right when it was asked, but something else has happened in between."""
