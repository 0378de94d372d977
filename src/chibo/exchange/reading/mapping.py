"""Read a mapping file, in which an office says what its own headings, sheets and words mean.

The file is TOML. `[sheets]` names the kind of a sheet, `[columns]` the key of a heading ("" leaves it aside),
`[values.KEY]` the code of a word in that column; `encoding` under `[repair]` decides on text of before Unicode.
"""

import tomllib
from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from chibo.exchange.reading.headings import folded_heading
from chibo.exchange.reading.known_sheets import SHEETS
from chibo.kernel.errors import RuleBroken
from chibo.kernel.sheets import Form, Sheet
from chibo.kernel.wording import Wording, gettext_noop

_TABLES = ("sheets", "columns", "values", "repair")
_LARGEST = 1024 * 1024

_NOT_TOML = gettext_noop('The mapping file %(file)s is not TOML: %(reason)s. Quote headings: "Họ và tên" = "name".')
_NOT_READABLE = gettext_noop("The mapping file %(file)s cannot be read: %(reason)s.")
_UNKNOWN_TABLE = gettext_noop(
    "Mapping file %(file)s, line %(line)s: there is no part [%(name)s]; the parts are %(known)s."
)
_UNKNOWN_KIND = gettext_noop(
    "Mapping file %(file)s, line %(line)s: there is no kind of sheet “%(name)s”; the kinds are %(known)s."
)
_UNKNOWN_KEY = gettext_noop(
    "Mapping file %(file)s, line %(line)s: there is no column “%(name)s”; the columns are %(known)s."
)
_NOT_A_CODE_LIST = gettext_noop("Mapping file %(file)s, line %(line)s: the column “%(name)s” takes no code.")
_NOT_A_TEXT = gettext_noop("Mapping file %(file)s, line %(line)s: what stands for “%(name)s” must be %(wanted)s.")
_A_TEXT = gettext_noop("a text in quotation marks")
_A_TRUTH = gettext_noop("true or false")
_A_TABLE = gettext_noop("a part of its own")


class MappingNotUnderstood(RuleBroken):
    """The mapping file says something that cannot be followed."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a mapping file says. `repair` is None where it says nothing of encodings."""

    sheets: Table[str, str] = field(default_factory=dict)
    columns: Table[str, str] = field(default_factory=dict)
    values: Table[str, Table[str, str]] = field(default_factory=dict)
    repair: bool | None = None

    def kind_of(self, sheet_name: str) -> str | None:
        """Say which kind the file gives a sheet of that name."""
        return {folded_heading(name): kind for name, kind in self.sheets.items()}.get(folded_heading(sheet_name))

    def as_json(self) -> dict[str, Any]:
        """Give the mapping as plain values."""
        return {
            "sheets": dict(self.sheets),
            "columns": dict(self.columns),
            "values": dict(self.values),
            "repair": self.repair,
        }

    @classmethod
    def of_json(cls, written: dict[str, Any]) -> Self:
        """Take the mapping from plain values."""
        return cls(**written)


def load_mapping(path: Path, *, sheets: Sequence[Sheet] = SHEETS) -> Mapping:
    """Read a mapping file for these sheets. Raises `MappingNotUnderstood`, which names the line."""
    try:
        text = path.read_bytes()[:_LARGEST].decode("utf-8-sig")
        written = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise MappingNotUnderstood("mapping_unreadable", _NOT_READABLE, {"file": path.name, "reason": error}) from error
    except tomllib.TOMLDecodeError as error:
        raise MappingNotUnderstood("mapping_not_toml", _NOT_TOML, {"file": path.name, "reason": error}) from error
    return _Reading(path.name, text, sheets).mapping(written)


class _Reading:
    """One mapping file while it is judged."""

    def __init__(self, file: str, text: str, sheets: Sequence[Sheet]) -> None:
        self.file = file
        self.lines = text.splitlines()
        self.kinds = [sheet.key for sheet in sheets]
        self.columns = {column.key: column for sheet in sheets for column in sheet.columns}

    def mapping(self, written: dict[str, Any]) -> Mapping:
        for name in written:
            if name not in _TABLES:
                raise self.refusal(_UNKNOWN_TABLE, name, known=", ".join(_TABLES))
        kinds = self.texts_of("sheets", written.get("sheets", {}))
        for sheet, kind in kinds.items():
            if kind not in self.kinds:
                raise self.refusal(_UNKNOWN_KIND, kind, near=sheet, known=", ".join(self.kinds))
        columns = self.texts_of("columns", written.get("columns", {}))
        for heading, key in columns.items():
            if key and key not in self.columns:
                raise self.refusal(_UNKNOWN_KEY, key, near=heading, known=", ".join(self.columns))
        return Mapping(
            kinds, columns, self.values_of(written.get("values", {})), self.repair_of(written.get("repair", {}))
        )

    def values_of(self, written: Any) -> dict[str, dict[str, str]]:
        values = {}
        for key, words in self.table("values", written).items():
            column = self.columns.get(key)
            if column is None:
                raise self.refusal(_UNKNOWN_KEY, key, known=", ".join(self.columns))
            if column.form not in {Form.CODE, Form.YES_NO}:
                raise self.refusal(_NOT_A_CODE_LIST, key)
            values[key] = self.texts_of(key, words)
        return values

    def repair_of(self, written: Any) -> bool | None:
        repair = self.table("repair", written).get("encoding")
        if repair is not None and not isinstance(repair, bool):
            raise self.refusal(_NOT_A_TEXT, "encoding", wanted=_A_TRUTH)
        return repair

    def table(self, name: str, written: Any) -> dict[str, Any]:
        if not isinstance(written, dict):
            raise self.refusal(_NOT_A_TEXT, name, wanted=_A_TABLE)
        return written

    def texts_of(self, name: str, written: Any) -> dict[str, str]:
        """Take a table of texts; `"Sheet".kind = "members"` may stand for `"Sheet" = "members"`."""
        texts = {}
        for word, meaning in self.table(name, written).items():
            text = meaning["kind"] if isinstance(meaning, dict) and set(meaning) == {"kind"} else meaning
            if not isinstance(text, str):
                raise self.refusal(_NOT_A_TEXT, word, wanted=_A_TEXT)
            texts[word] = text
        return texts

    def refusal(self, text: Wording, name: str, *, near: str = "", **content: object) -> MappingNotUnderstood:
        said = {"file": self.file, "line": self.line_of(near or name, name), "name": name, **content}
        return MappingNotUnderstood("mapping_not_understood", text, said)

    def line_of(self, *words: str) -> int:
        for number, line in enumerate(self.lines, start=1):
            if all(word in line for word in words):
                return number
        return next((number for number, line in enumerate(self.lines, start=1) if words[0] in line), 1)
