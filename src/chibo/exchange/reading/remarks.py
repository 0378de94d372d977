"""Say what is wrong in a file so that the person who made it can find the cell and mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from chibo.kernel.wording import Translate, Wording, gettext_noop, say

SHOWN_LETTERS = 80

_IN_FILE = gettext_noop("file “%(file)s”")
_IN_SHEET = gettext_noop("sheet “%(sheet)s”")
_IN_ROW = gettext_noop("row %(row)s")
_IN_COLUMN = gettext_noop("column %(column)s")
_IN_HEADED_COLUMN = gettext_noop("column %(column)s “%(heading)s”")
_IN_NAMED_COLUMN = gettext_noop("column “%(heading)s”")
_WITH_VALUE = gettext_noop("value “%(value)s”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A place in a file, the rule that speaks of it, and what to do.

    `rule` and `remedy` are English with places such as `%(value)s`, filled from `data`; they are translated when they
    are said. `column` is the letter over the column, `heading` what the file writes there, `key` our name for it.
    """

    code: str
    rule: str
    remedy: str
    file: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    heading: str = ""
    key: str = ""
    value: str = ""
    data: Mapping[str, object] = field(default_factory=dict)

    def said_place(self, translate: Translate = str) -> str:
        """Say where it is: file, sheet, row, column and value, as far as they are known."""
        content = {name: getattr(self, name) for name in ("file", "sheet", "row", "column", "heading", "value")}
        parts = [_IN_FILE] + [
            part
            for part, known in (
                (_IN_SHEET, self.sheet),
                (_IN_ROW, self.row is not None),
                (_column_part(self.column, self.heading), self.column or self.heading),
                (_WITH_VALUE, self.value),
            )
            if known
        ]
        return visible(", ".join(say(part, content, translate) for part in parts))

    def said_rule(self, translate: Translate = str) -> str:
        """Say what is wrong."""
        return visible(say(self.rule, self._content(), translate))

    def said_remedy(self, translate: Translate = str) -> str:
        """Say what to do about it."""
        return visible(say(self.remedy, self._content(), translate))

    def said(self, translate: Translate = str) -> str:
        """Say the whole: where, what and the remedy."""
        place = self.said_place(translate)
        sentence = f"{place[:1].upper()}{place[1:]}: {self.said_rule(translate)}"
        return f"{sentence} {self.said_remedy(translate)}".rstrip()

    def __str__(self) -> str:
        return self.said()

    def as_json(self) -> dict[str, Any]:
        """Give the remark as plain values; what is translated inside `data` is marked."""
        written = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "data"}
        values = {name: {"say": value} if isinstance(value, Wording) else value for name, value in self.data.items()}
        return {**written, "data": values}

    @classmethod
    def of_json(cls, written: dict[str, Any]) -> Self:
        """Take the remark from plain values."""
        data = {
            name: Wording(value["say"]) if isinstance(value, dict) else value for name, value in written["data"].items()
        }
        return cls(**{**written, "data": data})

    def _content(self) -> dict[str, object]:
        place = {name: getattr(self, name) for name in ("file", "sheet", "row", "column", "heading", "value")}
        return {**place, **self.data}


def _column_part(column: str, heading: str) -> Wording:
    if column and heading:
        return _IN_HEADED_COLUMN
    return _IN_NAMED_COLUMN if heading else _IN_COLUMN


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Remark):
    """What cannot be taken in; its row is left out whole, and with it the import."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning_(Remark):  # noqa: N801 - Python's own Warning is something else
    """What is taken in as it stands, and should be looked at."""


def shortened(value: object) -> str:
    """Show a value in a message: in one line, its unseen characters made visible, and not too long."""
    text = visible(str(value)[: SHOWN_LETTERS + 1])
    return text[:SHOWN_LETTERS] + "…" if len(text) > SHOWN_LETTERS else text


def visible(text: str) -> str:
    """Make what nobody sees visible, so that a text from a file cannot steer a terminal or turn a line around."""
    return text if text.isprintable() else "".join(map(_seen, text))


def _seen(letter: str) -> str:
    if letter in "\n\r\t":
        return " "
    return letter if letter.isprintable() else f"⟨U+{ord(letter):04X}⟩"
