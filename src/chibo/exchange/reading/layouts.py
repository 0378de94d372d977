"""Find the headings of a sheet and what kind of sheet it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chibo.exchange.reading.findings import FileRefused
from chibo.exchange.reading.headings import Headings, Meaning, folded_heading
from chibo.exchange.reading.mapping import Mapping
from chibo.exchange.reading.peeking import letters_of
from chibo.exchange.reading.remarks import visible
from chibo.exchange.reading.workbooks import Grid
from chibo.kernel.sheets import Sheet

_LEAST_HEADINGS = 3
_COUNTING = re.compile(r"\(?([0-9]{1,3})\)?|[A-Z]")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand on a sheet.

    `positions` gives for each key the places in a row, counted from 0; several where a place is written in parts.
    `first_row` is the number of the first row of values, `width` the number of cells that the headings span.
    """

    sheet: Sheet
    header_row: int
    first_row: int
    positions: dict[str, tuple[int, ...]]
    headings: dict[str, str]
    left_aside: tuple[str, ...]
    width: int


class Recognition:
    """The kinds of sheet there are, with their headings and those that a mapping file adds."""

    def __init__(self, sheets: Sequence[Sheet], mapping: Mapping) -> None:
        self.mapping = mapping
        self.kinds = {sheet.key: Headings(sheet, mapping.columns) for sheet in sheets}

    def named(self, sheet_name: str) -> str | None:
        """Say which kind the name of a sheet stands for."""
        if kind := self.mapping.kind_of(sheet_name):
            return kind
        folded = folded_heading(sheet_name)
        for key, headings in self.kinds.items():
            if folded in {folded_heading(name) for name in (*headings.sheet.names, key)}:
                return key
        return None

    def layout(self, grid: Grid, top: Sequence[Sequence[Any]]) -> Layout | None:
        """Give the layout of a sheet from its first rows; None where it is not recognised.

        Raises `FileRefused` where a sheet that is ours by name has no headings, or lacks or repeats a column.
        """
        kind = self.named(grid.name)
        found = self._best(grid, top, (kind,) if kind else tuple(self.kinds))
        if found is None and kind and self.mapping.kind_of(grid.name) is None:
            found = self._best(grid, top, tuple(self.kinds))
        if found is None:
            if kind and top:
                raise FileRefused("no_header_found", sheet=grid.name, rows=len(top))
            return None
        return found.layout(grid)

    def _best(self, grid: Grid, top: Sequence[Sequence[Any]], kinds: Iterable[str]) -> "_Candidate | None":
        candidates = [
            _Candidate(self.kinds[kind], number, depth, _heading_rows(grid, top, number, depth))
            for kind in kinds
            for number in range(len(top))
            for depth in (1, 2)
            if number + depth <= len(top)
        ]
        best = max(candidates, key=lambda candidate: candidate.score, default=None)
        return best if best and best.is_enough else None


class _Candidate:
    """One row, or two, taken as the headings of one kind of sheet."""

    def __init__(self, headings: Headings, start: int, depth: int, rows: tuple[list[str], list[str]]) -> None:
        self.known = headings
        self.start = start
        self.depth = depth
        self.above, self.written = rows

    @cached_property
    def meanings(self) -> list[Meaning | None]:
        return [
            self.known.meaning(heading, above) if heading or above else None
            for above, heading in zip(self.above, self.written, strict=True)
        ]

    @cached_property
    def keys(self) -> set[str]:
        return {meaning.key for meaning in self.meanings if meaning and meaning.key}

    @property
    def required(self) -> set[str]:
        return {column.key for column in self.known.sheet.columns if column.required}

    @property
    def score(self) -> tuple[int, bool, int, int]:
        """Prefer more columns, then all that are required, then one row of headings, then the upper row."""
        return len(self.keys), self.required <= self.keys, -self.depth, -self.start

    @property
    def is_enough(self) -> bool:
        return len(self.keys) >= _LEAST_HEADINGS or (len(self.keys) > 1 and self.required <= self.keys)

    def layout(self, grid: Grid) -> Layout:
        places = self._places(grid)
        names = [_whole(above, text) for above, text in zip(self.above, self.written, strict=True)]
        self._refuse_missing(grid, names)
        return Layout(
            sheet=self.known.sheet,
            header_row=self.start + 1,
            first_row=self.start + self.depth + 1,
            positions={key: tuple(parts[part] for part in sorted(parts)) for key, parts in places.items()},
            headings={key: names[min(parts.values())] for key, parts in places.items()},
            left_aside=tuple(
                name
                for name, meaning in zip(names, self.meanings, strict=True)
                if name and not (meaning and meaning.key)
            ),
            width=max(place for place, name in enumerate(names, start=1) if name),
        )

    def _places(self, grid: Grid) -> dict[str, dict[int, int]]:
        """Say where each key stands, by its parts; raise where one stands twice."""
        places: dict[str, dict[int, int]] = {}
        for position, meaning in enumerate(self.meanings):
            if meaning is None or not meaning.key:
                continue
            parts = places.setdefault(meaning.key, {})
            if meaning.part in parts or (parts and 0 in {meaning.part, *parts}):
                raise FileRefused(
                    "heading_repeated",
                    sheet=grid.name,
                    first=letters_of(grid.first_column + min(parts.values())),
                    second=letters_of(grid.first_column + position),
                    means=self.known.sheet.column(meaning.key).headings[0],
                )
            parts[meaning.part] = position
        return places

    def _refuse_missing(self, grid: Grid, names: Sequence[str]) -> None:
        for column in self.known.sheet.columns:
            if column.required and column.key not in self.keys:
                unread = [name for name, meaning in zip(names, self.meanings, strict=True) if name and meaning is None]
                nearest = self.known.nearest(column, unread)
                shown = ", ".join(f"“{name}”" for name in nearest) or "—"
                raise FileRefused("column_missing", sheet=grid.name, means=column.headings[0], nearest=shown)


def is_counting_row(cells: Sequence[Any]) -> bool:
    """Tell whether the row only counts the columns: (1), (2), (3) … under the headings of many official lists."""
    texts = [_as_text(cell) for cell in cells if cell != ""]
    found = [_COUNTING.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in found if match and match[1]]
    return len(texts) >= _LEAST_HEADINGS and all(found) and numbers == list(range(1, len(numbers) + 1)) != []


def _heading_rows(grid: Grid, top: Sequence[Sequence[Any]], number: int, depth: int) -> tuple[list[str], list[str]]:
    """Give the texts of the upper and of the lower row of headings, equally long; one row has nothing above it."""
    lower = [_heading(cell) for cell in top[number + depth - 1]]
    if depth == 1:
        return [""] * len(lower), lower
    upper = [_heading(cell) for cell in top[number]]
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    return _spread(grid, upper, lower, number), lower


def _spread(grid: Grid, upper: list[str], lower: list[str], row: int) -> list[str]:
    """Repeat the text of a merged cell over all its columns; without merged cells, over those with a text below."""
    spread = list(upper)
    offset = grid.first_column - 1
    for (first_row, first_column), (_, last_column) in grid.merges:
        if first_row == row and 0 <= first_column - offset < len(upper):
            for position in range(first_column - offset, min(last_column - offset + 1, len(upper))):
                spread[position] = upper[first_column - offset]
    if not grid.merges:
        for position in range(1, len(spread)):
            if not spread[position] and lower[position]:
                spread[position] = spread[position - 1]
    return spread


def _whole(above: str, text: str) -> str:
    return text if above in {"", text} else f"{above} {text}".strip()


def _heading(cell: Any) -> str:
    return visible(" ".join(cell.split())) if isinstance(cell, str) else ""


def _as_text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
