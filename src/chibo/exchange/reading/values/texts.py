"""Read texts: composed, tidied, and free of what looks right and is not."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from chibo.exchange.reading.values.marking import Marker
from chibo.kernel.inert_texts import unmarked
from chibo.kernel.sheets import Column, Form
from chibo.kernel.texts import (
    LegacyEncoding,
    doubtful_characters,
    from_tcvn3,
    from_vni,
    legacy_encoding,
    nfc,
    repair_double_encoding,
    tidy,
)
from chibo.kernel.texts.alphabet import VIETNAMESE_LETTERS

ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
ROUNDED_FROM = 1e15

_BETWEEN = "\x1f"
_VIETNAMESE = re.escape(VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper())
# All that needs no second look; the sign # is left out, for the errors of a spreadsheet begin with it.
_USUAL = rf" !\"$-&(-^`-~'{_VIETNAMESE}“”‘’–…\x1f"
_UNUSUAL = re.compile(f"[^{_USUAL}]")
_UNUSUAL_IN_LINES = re.compile(f"[^{_USUAL}\n]")
_UNTIDY = ("  ", f"{_BETWEEN} ", f" {_BETWEEN}", f"{_BETWEEN}'")
_UNTIDY_LINES = (*_UNTIDY, "\n\n", "\n ", " \n", f"\n{_BETWEEN}", f"{_BETWEEN}\n")
_UNDERSCORE_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOTHING = frozenset({"-", "–", "—", "…", "..."})


def is_code(column: Column) -> bool:
    """Tell whether the text names something by its sign, so that a look-alike letter names something else."""
    return column.key in {"code", "ll_number"} or column.key.endswith("_code")


class TextReader:
    """Reads the texts of one column."""

    def __init__(self, column: Column, *, typed: bool, repair: bool | None, longest: int) -> None:
        self.column = column
        self.typed = typed
        self.repair = repair
        self.longest = longest
        in_lines = column.form is Form.LINES
        self.unusual = _UNUSUAL_IN_LINES if in_lines else _UNUSUAL
        self.untidy = _UNTIDY_LINES if in_lines else _UNTIDY

    def read(self, cells: Sequence[Any], marker: Marker, fonts: Mapping[int, str]) -> list[str]:
        """Give the texts, empty where there is none; `fonts` names the fonts of before Unicode by the cell's index."""
        texts = self.written(cells, marker)
        joined = _BETWEEN.join(("", *texts, ""))
        if fonts or not self.is_clean(joined, len(texts)):
            return [
                self.cleaned(text, index, marker, fonts.get(index)) if text else "" for index, text in enumerate(texts)
            ]
        if any(f"{_BETWEEN}{dash}{_BETWEEN}" in joined for dash in _NOTHING):
            return ["" if text in _NOTHING else text for text in texts]
        return texts

    def is_clean(self, joined: str, count: int) -> bool:
        """Tell whether as many texts, joined by what no text may hold, can be kept as they stand."""
        return (
            not any(untidy in joined for untidy in self.untidy)
            and self.unusual.search(joined) is None
            and joined.count(_BETWEEN) == count + 1
            and not self.may_hold_a_long_one(joined)
        )

    def may_hold_a_long_one(self, joined: str) -> bool:
        """Tell whether there may be a text that is too long: a stretch of half that length without an end."""
        step = self.longest // 2
        return any(
            joined.find(_BETWEEN, start, start + step) == -1 for start in range(0, max(len(joined) - step, 0), step)
        )

    def written(self, cells: Sequence[Any], marker: Marker) -> list[str]:
        """Give every cell as the text that is seen in it."""
        if set(map(type, cells)) == {str}:
            return list(cells)
        return [cell if type(cell) is str else self.seen(cell, index, marker) for index, cell in enumerate(cells)]

    def seen(self, cell: Any, index: int, marker: Marker) -> str:
        """Write a cell that is no text as its sheet shows it."""
        match cell:
            case bool():
                return marker.refuse(index, "text_is_yes_or_no")
            case float() if abs(cell) >= ROUNDED_FROM:
                return marker.refuse(index, "number_damaged")
            case float():
                return str(int(cell)) if cell.is_integer() else repr(cell)
            case datetime() if cell.time().isoformat() != "00:00:00":
                return marker.refuse(index, "has_time_of_day", time=f"{cell:%H:%M}")
            case date():
                return marker.refuse(index, "turned_into_date") if is_code(self.column) else f"{cell:%d/%m/%Y}"
            case _:
                return str(cell)

    def cleaned(self, text: str, index: int, marker: Marker, font: str | None) -> str:
        """Bring one text to the form in which it is kept, or refuse it."""
        if len(text) > self.longest:
            return marker.refuse(index, "text_too_long", count=len(text), most=self.longest)
        if font is None and self.is_clean(f"{_BETWEEN}{text}{_BETWEEN}", 1):
            return "" if text in _NOTHING else text
        if self.typed:
            text = _UNDERSCORE_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
        text = nfc(text)
        if text.strip() in ERRORS:
            return marker.refuse(index, "cell_error", error=text.strip())
        text = self.repaired(unmarked(text), index, marker, font)
        text = self.tidied(text)
        if (_BETWEEN in text or self.unusual.search(text)) and not self.is_harmless(text, index, marker):
            return ""
        return "" if text in _NOTHING else text

    def tidied(self, text: str) -> str:
        """Compose and tidy; a text in lines keeps its lines, without the empty ones."""
        if self.column.form is not Form.LINES:
            return tidy(text)
        lines = (tidy(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        return "\n".join(line for line in lines if line)

    def is_harmless(self, text: str, index: int, marker: Marker) -> bool:
        """Refuse what harms or misnames, warn of what only looks strange."""
        for line in text.split("\n"):
            for doubt in doubtful_characters(line, in_code=is_code(self.column)):
                content = {"what": doubt.what, "place": doubt.position + 1, "point": f"{ord(doubt.character):04X}"}
                if doubt.grave:
                    marker.refuse(index, "character_not_allowed", **content)
                    return False
                marker.warn(index, "character_doubtful", **content)
        return True

    def repaired(self, text: str, index: int, marker: Marker, font: str | None) -> str:
        """Offer the reading of a text that is in no Unicode, or was encoded twice; take it only when asked to."""
        if (offered := repair_double_encoding(text)) is not None:
            return self.decided(text, offered, index, marker, "double_encoded")
        encoding = legacy_encoding(text, font)
        if encoding is None:
            return text
        capitals = font is not None and font.lower().endswith("h")
        offered = from_tcvn3(text, capitals=capitals) if encoding is LegacyEncoding.TCVN3 else from_vni(text)
        return self.decided(text, offered, index, marker, "legacy_encoding", encoding)

    def decided(self, text: str, offered: str, index: int, marker: Marker, code: str, encoding: str = "") -> str:
        """Follow the mapping file: repair, keep, or where it says nothing refuse."""
        if self.repair is None:
            marker.refuse(index, code, offered=offered[:80], encoding=str(encoding))
            return ""
        marker.warn(index, "encoding_repaired" if self.repair else "encoding_kept", offered=offered[:80])
        return offered if self.repair else text
