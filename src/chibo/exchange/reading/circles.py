"""Find units that one reading puts under one another in a circle."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chibo.exchange.reading.findings import Findings, Place
from chibo.exchange.reading.outcome import ReadSheet


@dataclass(frozen=True, slots=True)
class _Placing:
    """A row that puts one unit under another."""

    sheet: ReadSheet
    row: int
    parent: str


def refuse_circles(sheets: Iterable[ReadSheet], findings: Findings) -> None:
    """Refuse circles among units whose parents are given for the same day; the register judges those over time."""
    by_day: dict[str, dict[str, _Placing]] = {}
    for sheet in sheets:
        if sheet.kind == "units" and {"code", "parent_code"} <= sheet.present:
            for code, day, placing in _placings(sheet):
                by_day.setdefault(day, {})[code] = placing
    for placings in by_day.values():
        for circle in _circles(placings):
            first = placings[circle[0]]
            place = Place(
                file=first.sheet.file,
                sheet=first.sheet.sheet_name,
                row=first.row,
                column=first.sheet.letters["parent_code"],
                heading=first.sheet.headings["parent_code"],
                key="parent_code",
                value=first.parent,
            )
            findings.refuse(place, "parents_in_circle", {"circle": " → ".join([*circle, circle[0]])})


def _placings(sheet: ReadSheet) -> Iterator[tuple[str, str, _Placing]]:
    at = {name: place for place, name in enumerate(sheet.columns)}
    with sheet.copy_file.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            code, parent = fields[at["code"]], fields[at["parent_code"]]
            if "\\N" not in {code, parent}:
                yield code, fields[at["from_on"]], _Placing(sheet, int(fields[at["row_number"]]), parent)


def _circles(placings: dict[str, _Placing]) -> Iterator[list[str]]:
    """Give each circle once, from the unit whose row comes first in it."""
    done: set[str] = set()
    for start in placings:
        path: list[str] = []
        code = start
        while code in placings and code not in done:
            done.add(code)
            path.append(code)
            code = placings[code].parent
        if code in path:
            yield path[path.index(code) :]
