"""Read what is chosen from a list, and what is a yes or a no."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from chibo.exchange.reading.values.marking import Marker
from chibo.exchange.reading.values.texts import ERRORS
from chibo.kernel.code_lists import code_list, match_code
from chibo.kernel.sheets import Column
from chibo.kernel.texts import fold

_NOTHING = frozenset({"", "-", "–", "—", "…", "..."})
_YES = frozenset({"co", "x", "yes", "y", "1", "true", "dung", "✓", "✔", "☑"})
_NO = frozenset({"khong", "no", "n", "0", "false", "sai", "k"})
_ALL_SHOWN = 8


class CodeReader:
    """Reads the codes of one column; every different cell is judged once."""

    def __init__(self, column: Column, meanings: Mapping[str, str]) -> None:
        self.column = column
        self.meanings = {fold(text): code for text, code in meanings.items()}
        self.known: dict[Any, str | None] = {"": ""}

    def read(self, cells: Sequence[Any], marker: Marker) -> list[str]:
        """Give the codes, empty where nothing stands."""
        for cell in set(cells).difference(self.known):
            self.known[cell] = self.code_of(cell)
        codes = list(map(self.known.__getitem__, cells))
        if None in codes:
            return [self.refused(index, marker) if code is None else code for index, code in enumerate(codes)]
        return codes  # type: ignore[return-value]

    def code_of(self, cell: Any) -> str | None:
        """Give the code one cell means; None where it means none."""
        if isinstance(cell, date):
            return None
        text = _written(cell)
        if text in _NOTHING:
            return ""
        return self.meanings.get(fold(text)) or match_code(self.column.code_list, text)

    def refused(self, index: int, marker: Marker) -> str:
        """Refuse a cell, naming what may have been meant."""
        cell = marker.cells[index]
        if isinstance(cell, date):
            return marker.refuse(index, "turned_into_date")
        if str(cell).strip() in ERRORS:
            return marker.refuse(index, "cell_error", error=str(cell).strip())
        labels = {fold(row.label_vi): row.label_vi for row in code_list(self.column.code_list)}
        near = get_close_matches(fold(str(cell))[:200], labels, n=3, cutoff=0.5)
        content = {"list": self.column.headings[0], "key": self.column.key}
        if near:
            return marker.refuse(index, "not_in_list", nearest=_listed(labels[text] for text in near), **content)
        shown = list(labels.values())
        more = ", …" if len(shown) > _ALL_SHOWN else ""
        return marker.refuse(index, "not_in_list_at_all", nearest=_listed(shown[:_ALL_SHOWN]) + more, **content)


class YesNoReader(CodeReader):
    """Reads the yes and no of one column."""

    def code_of(self, cell: Any) -> str | None:  # noqa: D102 - as above
        if isinstance(cell, bool):
            return "yes" if cell else "no"
        if isinstance(cell, date):
            return None
        text = fold(_written(cell))
        if text in _NOTHING:
            return ""
        if meant := self.meanings.get(text):
            return meant
        return "yes" if text in _YES else "no" if text in _NO else None

    def refused(self, index: int, marker: Marker) -> str:  # noqa: D102 - as above
        return marker.refuse(index, "not_yes_or_no")


def _written(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _listed(labels: Any) -> str:
    return ", ".join(f"“{label}”" for label in labels)
