"""Read one recognised sheet, some thousand rows at a time, into a file for COPY."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched, chain, islice
from operator import itemgetter
from typing import Any, BinaryIO

from chibo.exchange.reading.copying import NULL, PRECISION, columns_of, escaped, lines, unescaped
from chibo.exchange.reading.findings import Findings, Place
from chibo.exchange.reading.layouts import Layout, is_counting_row
from chibo.exchange.reading.limits import Limits
from chibo.exchange.reading.mapping import Mapping
from chibo.exchange.reading.outcome import PLACE_COLUMNS
from chibo.exchange.reading.peeking import letters_of
from chibo.exchange.reading.places import joined_place
from chibo.exchange.reading.row_checks import Batch, RowChecks
from chibo.exchange.reading.sameness import Earlier, Sameness, Subject
from chibo.exchange.reading.values.codes import CodeReader, YesNoReader
from chibo.exchange.reading.values.dates import DateReader
from chibo.exchange.reading.values.digits import DigitsReader, NumberReader
from chibo.exchange.reading.values.marking import Marker
from chibo.exchange.reading.values.texts import TextReader
from chibo.exchange.reading.workbooks import Grid
from chibo.kernel.sheets import Column, Form

_BATCH = 4_000
_SHOWN_ROWS = 20

type Row = tuple[int, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sheet is read with."""

    mapping: Mapping
    limits: Limits
    on: date | None
    source: int
    file: str


class SheetReading:
    """The reading of one sheet; `rows` counts those written, `refused` those left out."""

    def __init__(
        self, grid: Grid, layout: Layout, terms: Terms, findings: Findings, sameness: Sameness, target: BinaryIO
    ) -> None:
        self.grid = grid
        self.layout = layout
        self.terms = terms
        self.findings = findings
        self.sameness = sameness
        self.target = target
        self.rows = 0
        self.refused = 0
        self.offset = 0
        self.hidden: list[int] = []
        self.flawed = self._note_flawed_cells()
        self.checks = RowChecks(layout, grid.first_column, terms.file, grid.name, findings, terms.on)
        self.dates = DateReader()
        self.readers = {
            column.key: self._reader(column) for column in layout.sheet.columns if column.key in layout.positions
        }
        self.columns = columns_of(layout.sheet)
        self.places = [position for positions in layout.positions.values() for position in positions]

    def read(self, rows: Iterator[Row], on_rows: Callable[[int], None]) -> None:
        """Read all rows, which are those from the first one under the headings on."""
        self._refuse_hidden_columns()
        for some in batched(self._filled(rows), _BATCH, strict=False):
            self._read_batch(list(some))
            on_rows(some[-1][0])
        if self.hidden:
            shown = ", ".join(map(str, self.hidden[:_SHOWN_ROWS])) + (", …" if len(self.hidden) > _SHOWN_ROWS else "")
            self.findings.refuse(self._place(), "rows_hidden", {"rows": shown})

    def _note_flawed_cells(self) -> set[int]:
        """Refuse the cells whose look says that they hold an error, or a formula without a value."""
        keys = {
            self.grid.first_column + position: key
            for key, positions in self.layout.positions.items()
            for position in positions
        }
        flaws: list[tuple[tuple[int, int], str, str]] = [
            *((place, "cell_error", error) for place, error in self.grid.look.errors.items()),
            *((place, "formula_without_value", "") for place in sorted(self.grid.look.without_value)),
        ]
        flawed = set()
        for (row, column), code, error in flaws:
            if column in keys and row >= self.layout.first_row:
                flawed.add(row)
                place = self._place(row, column, keys[column], error)
                self.findings.refuse(place, code, {"error": error})
        return flawed

    def _refuse_hidden_columns(self) -> None:
        for key, positions in self.layout.positions.items():
            for position in positions:
                if self.grid.look.is_hidden(self.grid.first_column + position):
                    self.findings.refuse(self._place(None, self.grid.first_column + position, key), "column_hidden")

    def _filled(self, rows: Iterator[Row]) -> Iterator[Row]:
        """Pass on the rows in which something stands that is read; warn of those with something else alone."""
        hidden = set(self.grid.look.hidden_rows)
        width = max(self.places) + 1
        read = itemgetter(*self.places)
        for number, cells in rows:
            row = cells if len(cells) >= width else [*cells, *[""] * (width - len(cells))]
            if number == self.layout.first_row and is_counting_row(row):
                continue
            if any(read(row)) or 0.0 in read(row):
                if number in hidden:
                    self.hidden.append(number)
                elif self.grid.cells_are_typed or self._is_narrow_enough(number, row):
                    yield number, row
            else:
                self._warn_of_others(number, row)

    def _warn_of_others(self, number: int, row: Sequence[Any]) -> None:
        """Warn of a row in which only columns that are not read hold something besides a running number."""
        texts = [cell.strip() for cell in row if isinstance(cell, str)]
        if text := next((text for text in texts if text and not text.rstrip(".").isdigit()), ""):
            self.findings.warn(self._place(number, value=text), "row_left_aside")

    def _is_narrow_enough(self, number: int, row: Sequence[Any]) -> bool:
        """Refuse a row of CSV with more values than headings: a separator in a value has moved the rest."""
        headings = self.layout.width
        if not any(row[headings:]):
            return True
        self.refused += 1
        content = {"count": len(row), "columns": headings, "separator": self.grid.separator.replace("\t", "tab")}
        self.findings.refuse(self._place(number), "csv_row_too_wide", content)
        return False

    def _read_batch(self, rows: list[Row]) -> None:
        numbers = [number for number, _ in rows]
        width = max(self.places) + 1
        columns = list(zip(*(row[:width] for _, row in rows), strict=True))
        batch = Batch(numbers, {}, {}, {index for index, number in enumerate(numbers) if number in self.flawed})
        for column in self.layout.sheet.columns:
            if column.key in self.layout.positions:
                self._read_column(column, columns, batch)
        blank = {
            index
            for index, fields in enumerate(zip(*batch.fields.values(), *batch.precisions.values(), strict=True))
            if not any(fields) and index not in batch.bad
        }
        batch.bad |= blank
        batch.latest = self.dates.latest
        self.checks.judge(batch)
        self._refuse_strangers(batch)
        self.refused += len(batch.bad) - len(blank)
        self._write(batch)

    def _refuse_strangers(self, batch: Batch) -> None:
        """Refuse rows that give a number to one person which another has."""
        for index, (key, held) in self.sameness.strangers(batch.fields, batch.numbers, batch.bad).items():
            content = {"other": held.row, "other_value": held.name}
            self.checks.refuse(batch, index, key, "number_of_another", **content)

    def _read_column(self, column: Column, columns: Sequence[Sequence[Any]], batch: Batch) -> None:
        parts = []
        for position in self.layout.positions[column.key]:
            cells = columns[position]
            number = self.grid.first_column + position
            marker = Marker(
                self.findings,
                self.terms.file,
                self.grid.name,
                letters_of(number),
                self.layout.headings[column.key],
                column.key,
                batch.numbers,
                cells,
                batch.bad,
            )
            reader = self.readers[column.key]
            if isinstance(reader, DateReader):
                batch.fields[column.key], batch.precisions[column.key] = reader.read(cells, marker)
                return
            if isinstance(reader, TextReader):
                parts.append(reader.read(cells, marker, self._fonts(batch.numbers, number)))
            else:
                parts.append(reader.read(cells, marker))
        batch.fields[column.key] = (
            parts[0] if len(parts) == 1 else [joined_place(row) for row in zip(*parts, strict=True)]
        )

    def _fonts(self, numbers: Sequence[int], column: int) -> dict[int, str]:
        fonts = self.grid.look.fonts
        if not fonts:
            return {}
        return {index: fonts[row, column] for index, row in enumerate(numbers) if (row, column) in fonts}

    def _write(self, batch: Batch) -> None:
        """Write the rows that nothing was found against, each once."""
        nothing = [NULL] * len(batch.numbers)
        fields: dict[str, Sequence[str]] = {}
        for name in self.columns[len(PLACE_COLUMNS) :]:
            key = name.removesuffix(PRECISION)
            known = batch.precisions.get(key) if name != key else batch.fields.get(key)
            fields[name] = nothing if known is None else escaped(known)
        subjects = self.sameness.subjects_of(fields)
        start = f"{self.terms.source}\t{escaped([self.grid.name])[0]}\t"
        for index, line in enumerate(lines(fields.values())):
            if index not in batch.bad:
                number = batch.numbers[index]
                written = f"{start}{number}\t{line}\n".encode()
                if self._is_new(number, subjects[index], line, batch, index):
                    self.target.write(written)
                    self.offset += len(written)
                    self.rows += 1

    def _is_new(self, number: int, subject: Subject, line: str, batch: Batch, index: int) -> bool:
        """Tell whether no row before said the same; refuse the row where one says otherwise."""
        earlier = self.sameness.earlier(subject, Earlier(number, self.target, self.offset))
        if earlier is not None:
            fields = line.split("\t")
            other = self.sameness.difference(earlier.fields(), fields)
            if other is None:
                self.findings.warn(self._place(number), "row_repeated", {"other": earlier.row})
                return False
            if other.key:
                content = {"other": earlier.row, "other_value": unescaped(other.value)}
                self.checks.refuse(batch, index, other.key, "rows_contradict", **content)
                self.refused += 1
                return False
        return True

    def _reader(self, column: Column) -> TextReader | DateReader | CodeReader | DigitsReader | NumberReader:
        meanings = self.terms.mapping.values.get(column.key, {})
        match column.form:
            case Form.DATE:
                return self.dates
            case Form.CODE:
                return CodeReader(column, meanings)
            case Form.YES_NO:
                return YesNoReader(column, meanings)
            case Form.DIGITS:
                return DigitsReader(column)
            case Form.NUMBER:
                return NumberReader()
            case Form.TEXT | Form.LINES:
                limits, repair = self.terms.limits, self.terms.mapping.repair
                return TextReader(column, typed=self.grid.cells_are_typed, repair=repair, longest=limits.letters)

    def _place(self, row: int | None = None, column: int = 0, key: str = "", value: object = "") -> Place:
        return Place(
            file=self.terms.file,
            sheet=self.grid.name,
            row=row,
            column=letters_of(column),
            heading=self.layout.headings.get(key, ""),
            key=key,
            value=value,
        )


def numbered(rows: Iterator[Sequence[Any]], top: int) -> tuple[list[Sequence[Any]], Iterator[Row]]:
    """Take the first rows for a look, and give all of them with their numbers from 1."""
    first = list(islice(rows, top))
    return first, enumerate(chain(first, rows), start=1)
