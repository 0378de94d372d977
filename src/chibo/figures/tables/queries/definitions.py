"""Find the definitions that Chibo comes with: a folder a series, a file a table."""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from chibo.figures.tables.rules.definition import TableDefinition
from chibo.figures.tables.rules.periods import Period
from chibo.figures.tables.rules.reading import definition_of
from chibo.figures.tables.rules.refusals import PeriodNotReported, TableNotInForce, TableUnknown


@cache
def definitions() -> Mapping[tuple[str, str], TableDefinition]:
    """Which tables are there, by number and version? In the order of their numbers, oldest version first."""
    found = [
        definition_of(tomllib.loads(text), place=place, digest=_digest(text)) for place, text in _shipped().items()
    ]
    found.sort(key=lambda one: (len(one.number.rstrip("ABC")), one.number, one.valid_from))
    return {(one.number, one.version): one for one in found}


def text_of(definition: TableDefinition) -> str:
    """Give the file that defines the table, as it stands."""
    return next(text for text in _shipped().values() if _digest(text) == definition.digest)


@cache
def _shipped() -> Mapping[str, str]:
    """Give the text of each file by the folder and the name it stands under."""
    return {
        f"{series.name}/{file.name}": file.read_text(encoding="utf-8")
        for series in files("chibo.figures.tables").joinpath("definitions").iterdir()
        if series.is_dir()
        for file in series.iterdir()
        if file.name.endswith(".toml")
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def definition_for(number: str, *, on: date, version: str | None = None) -> TableDefinition:
    """Which version of the table is in force on the day, or the one named? Raises `TableUnknown`, `TableNotInForce`."""
    known = definitions()
    wanted = number.strip().upper()
    versions = tuple(of for one, of in known if one == wanted)
    if not versions:
        raise TableUnknown(number[:20], tuple(dict.fromkeys(one for one, _ in known)))
    if version is not None:
        if version not in versions:
            raise TableUnknown(f"{number} {version}"[:40], tuple(f"{wanted} {of}" for of in versions))
        return known[wanted, version]
    for of in versions:
        if known[wanted, of].is_in_force(on):
            return known[wanted, of]
    raise TableNotInForce(wanted, on, versions)


def numbers_for(period: Period, *, version: str | None = None) -> tuple[str, ...]:
    """Which tables are made for the period, by the version in force at its end or the one named? In their order.

    Raises `TableUnknown`, `TableNotInForce`, `PeriodNotReported` where there is none.
    """
    found = [
        number
        for (number, of), one in definitions().items()
        if (of == version if version is not None else one.is_in_force(period.on)) and period.length in one.periods
    ]
    if not found:
        first = definition_for(next(iter(definitions()))[0], on=period.on, version=version)
        raise PeriodNotReported(first.number, str(period))
    return tuple(dict.fromkeys(found))
