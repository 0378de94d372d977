"""Read files one after another: recognise their sheets and read each."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import dropwhile
from pathlib import Path

from chibo.exchange.reading.circles import refuse_circles
from chibo.exchange.reading.copying import columns_of
from chibo.exchange.reading.delimited import read_delimited
from chibo.exchange.reading.findings import FileRefused, Findings, Place
from chibo.exchange.reading.job import Job
from chibo.exchange.reading.layouts import Layout, Recognition
from chibo.exchange.reading.outcome import Progress, Reading, ReadSheet
from chibo.exchange.reading.peeking import letters_of
from chibo.exchange.reading.remarks import visible
from chibo.exchange.reading.sameness import Sameness
from chibo.exchange.reading.sheet_reading import SheetReading, Terms, numbered
from chibo.exchange.reading.sniffing import FileKind, kind_of_file
from chibo.exchange.reading.workbooks import Grid, open_workbook

_SHOWN_HEADINGS = 12


class FilesReading:
    """The reading of all files of a job, in this very process: only the child may start it."""

    def __init__(self, job: Job, on_progress: Callable[[Progress], None]) -> None:
        self.job = job
        self.on_progress = on_progress
        self.findings = Findings(job.limits.remarks)
        self.recognition = Recognition(job.sheets, job.mapping)
        self.sheets: list[ReadSheet] = []
        self.sameness = {sheet.key: Sameness(sheet.key, columns_of(sheet)) for sheet in job.sheets}
        self.unrecognised: list[str] = []
        self.open_files = ExitStack()  # files for COPY stay open: later rows are compared with earlier ones

    def read(self) -> Reading:
        """Read every file; what cannot be read is among the refusals."""
        with ExitStack() as self.open_files:
            for source, path in enumerate(self.job.files):
                self.on_progress(Progress(path.name, "", 0, 0))
                self._read_or_refuse(source, path)
        refuse_circles(self.sheets, self.findings)
        return Reading(tuple(self.sheets), tuple(self.findings.refusals), tuple(self.findings.warnings))

    def _read_or_refuse(self, source: int, path: Path) -> None:
        sheets, refusals = len(self.sheets), len(self.findings.refusals)
        self.unrecognised = []
        try:
            self._read_file(source, path)
        except FileRefused as error:
            self.findings.refuse(Place(file=path.name, sheet=error.sheet), error.code, error.content)
        if len(self.sheets) == sheets and len(self.findings.refusals) == refusals:
            shown = ", ".join(f"“{name}”" for name in self.unrecognised[:_SHOWN_HEADINGS]) or "—"
            self.findings.refuse(Place(file=path.name), "no_sheet_recognised", {"headings": shown})

    def _read_file(self, source: int, path: Path) -> None:
        if kind_of_file(path, self.job.limits) is FileKind.CSV:
            grid, converted_from = read_delimited(path, self.job.limits, repair=self.job.mapping.repair is True)
            if converted_from:
                self.findings.warn(Place(file=path.name), "csv_converted", {"encoding": converted_from})
            self._read_grid(source, path, grid)
            return
        with open_workbook(path, self.job.limits) as workbook:
            for entry in workbook.sheets:
                if not entry.is_visible:
                    self.findings.warn(Place(file=path.name, sheet=entry.name), "sheet_hidden")
                    continue
                try:
                    self._read_grid(source, path, workbook.grid(entry))
                except FileRefused as error:
                    self.findings.refuse(Place(file=path.name, sheet=entry.name), error.code, error.content)

    def _read_grid(self, source: int, path: Path, grid: Grid) -> None:
        top, rows = numbered(grid.rows, self.job.limits.header_rows)
        layout = self.recognition.layout(grid, top)
        if layout is None:
            self.unrecognised += [text for text in _texts(top) if text not in self.unrecognised]
            if top:
                self.findings.warn(Place(file=path.name, sheet=grid.name), "sheet_left_aside")
            return
        copy_file = self.job.into / f"{source}-{len(self.sheets)}-{layout.sheet.key}.copy"
        terms = Terms(self.job.mapping, self.job.limits, self.job.on, source, path.name)
        copy = self.open_files.enter_context(copy_file.open("w+b"))
        reading = SheetReading(grid, layout, terms, self.findings, self.sameness[layout.sheet.key], copy)

        def on_rows(done: int) -> None:
            copy.flush()
            kind, copied = layout.sheet.key, reading.offset
            self.on_progress(Progress(path.name, grid.name, done, grid.row_count, kind, str(copy_file), copied))

        reading.read(dropwhile(lambda row: row[0] < layout.first_row, rows), on_rows)
        self.sheets.append(_read_sheet(reading, layout, terms, copy_file))


def _read_sheet(reading: SheetReading, layout: Layout, terms: Terms, copy_file: Path) -> ReadSheet:
    return ReadSheet(
        kind=layout.sheet.key,
        source=terms.source,
        file=terms.file,
        sheet_name=reading.grid.name,
        columns=reading.columns,
        present=frozenset(layout.positions),
        headings=layout.headings,
        letters={key: letters_of(reading.grid.first_column + places[0]) for key, places in layout.positions.items()},
        header_row=layout.header_row,
        left_aside=layout.left_aside,
        rows=reading.rows,
        refused_rows=reading.refused,
        copy_file=copy_file,
    )


def _texts(top: object) -> Iterator[str]:
    if isinstance(top, list):
        for row in top:
            yield from (visible(" ".join(cell.split())[:60]) for cell in row if isinstance(cell, str) and cell.strip())
