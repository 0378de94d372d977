"""Read indicators out of a file, and refuse what does not fit, each fault with its place, its value and its remedy."""

import re
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from chibo.figures.indicators import faults as say
from chibo.figures.indicators.definitions import (
    OWN_BASE,
    Against,
    BaseDay,
    Denominator,
    Filter,
    Indicator,
    Measure,
    Words,
)
from chibo.figures.indicators.faults import DefinitionsRefused, Fault, shown
from chibo.figures.indicators.populations import POPULATIONS
from chibo.kernel.code_lists import codes_of
from chibo.kernel.populations import Dimension, Population
from chibo.kernel.wording import Wording

LARGEST_FILE = 256 * 1024
MOST_INDICATORS = 500
LONGEST = {"code": 60, "name": 200, "basis": 1_000, "unit": 100}
MOST_VALUES = 200
MOST_BY = 4
LANGUAGES = ("vi", "en")
OUTSIDE_KINDS = ("population", "workforce", "households", "militia", "reserve", "enterprises", "officials", "youth")
KEYS = (
    "code", "name", "basis", "unit", "population", "measure", "base", "part", "defaults", "rows_by", "direct_children",
    "number", "denominator", "against",
)  # fmt: skip
_CODE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*(?:\.[a-z0-9]+(?:_[a-z0-9]+)*)+", re.ASCII)


def indicators_in(content: bytes, *, taken: frozenset[str], known: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    """Give the indicators that the file defines, all of them sound.

    `taken` are codes it may not define, `known` the indicators there are, whose names it may not bear and of which it
    may count shares. Raises `DefinitionsRefused` with every fault there is.
    """
    return indicators_from(tables_in(content), taken=taken, known=known)


def indicators_from(
    tables: list[Any], *, taken: frozenset[str], known: Mapping[str, Indicator]
) -> tuple[Indicator, ...]:
    """Give the indicators that the tables define, as `indicators_in` does."""
    reading = _Reading(taken, dict(known), {_code_in(one) for one in tables})
    told = [reading.indicator(table, f"indicator {place + 1}") for place, table in enumerate(tables)]
    reading.check_denominators()
    if reading.faults:
        raise DefinitionsRefused(reading.faults)
    return tuple(one for one in told if one is not None)


def tables_in(content: bytes) -> list[Any]:
    """Give the tables of a file, not yet looked at; raises `DefinitionsRefused`."""

    def refused(place: str, text: Wording, **data: object) -> DefinitionsRefused:
        return DefinitionsRefused([Fault(place, text, data)])

    if len(content) > LARGEST_FILE:
        raise refused("file", say.TOO_LARGE, value=len(content), most=LARGEST_FILE)
    try:
        read = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as trouble:
        raise refused("file", say.UNREADABLE, trouble=shown(str(trouble))) from trouble
    except RecursionError as trouble:
        raise refused("file", say.UNREADABLE, trouble="…[[[…") from trouble
    for key in read:
        if key != "indicator":
            raise refused("file", say.KEY_UNKNOWN, value=shown(key), known="indicator")
    tables = read.get("indicator")
    if not isinstance(tables, list) or not tables:
        raise refused("file", say.NO_INDICATORS)
    if len(tables) > MOST_INDICATORS:
        raise refused("file", say.TOO_MANY, value=len(tables), most=MOST_INDICATORS)
    return tables


def _code_in(table: Any) -> str:
    code = table.get("code") if isinstance(table, dict) else None
    return code if isinstance(code, str) else ""


class _Reading:
    """The reading of one file: its faults, and what is taken by then."""

    def __init__(self, taken: frozenset[str], known: dict[str, Indicator], codes: set[str]) -> None:
        self.faults: list[Fault] = []
        self.taken, self.known, self.codes = set(taken), known, codes
        self.names = {text.casefold(): one.code for one in known.values() for text in one.names.values()}
        self.read: list[tuple[str, Indicator]] = []

    def fault(self, place: str, text: Wording, **content: object) -> None:
        self.faults.append(Fault(place, text, content))

    def indicator(self, table: Any, place: str) -> Indicator | None:
        """Read one; None where it has a fault."""
        before = len(self.faults)
        if not isinstance(table, dict):
            self.fault(place, say.OF_ANOTHER_TYPE, value=shown(table), example="[[indicator]]")
            return None
        if code := _code_in(table):
            place = f"{place} ({shown(code)})"
        for key in table:
            if key not in KEYS:
                self.fault(place, say.KEY_UNKNOWN, value=shown(key), known=", ".join(KEYS))
        code = self._code(table, place)
        texts = {key: self._words(table, key, place) for key in ("name", "basis", "unit")}
        population = self._chosen(table, "population", place, tuple(POPULATIONS), needed=True)
        measure = self._chosen(table, "measure", place, tuple(Measure), default=Measure.COUNT)
        if not population or not measure:
            return None
        found = self._counted(table, place, POPULATIONS[population], Measure(measure))
        if len(self.faults) > before:
            return None
        told = Indicator(code, texts["name"], texts["basis"], texts["unit"], population, Measure(measure), **found)
        self.known[code] = told
        self.read.append((place, told))
        return told

    def check_denominators(self) -> None:
        """See that what shares are of counts something, on a day where they do."""
        for place, one in self.read:
            for key, code in (("indicator", one.denominator.indicator), ("target", one.denominator.target)):
                if code:
                    self._check_denominator(one, code, f"{place}, denominator.{key}")

    def _check_denominator(self, one: Indicator, code: str, place: str) -> None:
        of = self.known.get(code)
        if of is None:
            self.fault(place, say.NOT_AMONG, value=shown(code), known=_listed(sorted(self.known)))
        elif of.measure not in (Measure.COUNT, Measure.PERSONS):
            self.fault(place, say.NOT_A_DENOMINATOR, value=of.code)
        elif POPULATIONS[of.population].is_flow and not POPULATIONS[one.population].is_flow:
            self.fault(place, say.SPAN_FOR_DAY, value=of.code)

    def _code(self, table: dict[str, Any], place: str) -> str:
        code = table.get("code")
        where = f"{place}, code"
        if code is None:
            self.fault(where, say.NEEDED, key="code", example='code = "own.young"')
        elif not isinstance(code, str) or len(code) > LONGEST["code"] or not _CODE.fullmatch(code):
            self.fault(where, say.NOT_A_CODE, value=shown(code))
        elif code in self.taken:
            self.fault(where, say.CODE_TAKEN, value=code)
        else:
            self.taken.add(code)
        return code if isinstance(code, str) else ""

    def _words(self, table: dict[str, Any], key: str, place: str) -> Words:
        words, where = table.get(key), f"{place}, {key}"
        example = f'{key}.vi = "…", {key}.en = "…"'
        if words is None:
            self.fault(where, say.NEEDED, key=key, example=example)
            return {}
        if not isinstance(words, dict):
            self.fault(where, say.OF_ANOTHER_TYPE, value=shown(words), example=example)
            return {}
        for other in words.keys() - set(LANGUAGES):
            self.fault(where, say.KEY_UNKNOWN, value=shown(other), known=", ".join(LANGUAGES))
        return {language: self._text(words.get(language), key, f"{where}.{language}", table) for language in LANGUAGES}

    def _text(self, text: Any, key: str, where: str, table: dict[str, Any]) -> str:
        if text is None:
            self.fault(where, say.NEEDED, key=where.rsplit(", ", 1)[-1], example='"…"')
        elif not isinstance(text, str):
            self.fault(where, say.OF_ANOTHER_TYPE, value=shown(text), example='"…"')
        elif not text.strip():
            self.fault(where, say.TEXT_EMPTY)
        elif len(text) > LONGEST[key]:
            self.fault(where, say.TEXT_TOO_LONG, value=len(text), most=LONGEST[key])
        elif not text.isprintable():
            self.fault(where, say.TEXT_UNPRINTABLE, value=shown(text))
        elif key == "name" and (other := self.names.get(text.casefold())) not in (None, table.get("code")):
            self.fault(where, say.NAME_TAKEN, value=shown(text), code=other)
        else:
            if key == "name":
                self.names[text.casefold()] = _code_in(table)
            return text
        return ""

    def _chosen(
        self,
        table: dict[str, Any],
        key: str,
        place: str,
        among: tuple[str, ...],
        *,
        needed: bool = False,
        default: str = "",
    ) -> str:
        value, where = table.get(key), f"{place}, {key}"
        if value is None:
            if needed:
                self.fault(where, say.NEEDED, key=key, example=f'{key} = "{among[0]}"')
            return default
        if not isinstance(value, str):
            self.fault(where, say.OF_ANOTHER_TYPE, value=shown(value), example=f'"{among[0]}"')
            return ""
        if value not in among:
            self.fault(where, say.NOT_AMONG, value=shown(value), known=_listed(among))
            return ""
        return str(value)

    def _counted(self, table: dict[str, Any], place: str, population: Population, measure: Measure) -> dict[str, Any]:
        """Read what depends on the population and the measure."""
        found: dict[str, Any] = {
            key: self._filters(table, key, place, population) for key in ("base", "part", "defaults")
        }
        found["rows_by"] = self._rows_by(table, place, population)
        found["direct_children"] = self._flag(table, "direct_children", place)
        found["number"] = self._number(table, place, population, measure)
        found["denominator"] = self._denominator(table, place, measure)
        default = Against.YEAR_BEFORE if population.is_flow else Against.FIRST_DAY
        found["against"] = Against(self._chosen(table, "against", place, tuple(Against), default=default) or default)
        if measure is Measure.PERSONS and not population.person:
            self.fault(f"{place}, measure", say.NO_PERSONS, value=population.key)
        if measure is Measure.PART and not found["part"]:
            self.fault(f"{place}, part", say.PART_NEEDED)
        fits: dict[str, Callable[[], bool]] = {
            "part": lambda: measure in (Measure.PART, Measure.SHARE),
            "denominator": lambda: measure is Measure.SHARE,
            "against": lambda: measure is Measure.CHANGE,
            "number": lambda: measure.is_of_a_number,
        }
        for key, does in fits.items():
            if key in table and not does():
                self.fault(f"{place}, {key}", say.NOT_WITH, key=key, measure=measure.value)
        return found

    def _flag(self, table: dict[str, Any], key: str, place: str) -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            self.fault(f"{place}, {key}", say.OF_ANOTHER_TYPE, value=shown(value), example="true")
            return False
        return value

    def _number(self, table: dict[str, Any], place: str, population: Population, measure: Measure) -> str:
        known = tuple(one.key for one in population.numbers)
        if measure.is_of_a_number and "number" not in table:
            self.fault(f"{place}, number", say.NUMBER_NEEDED, measure=measure.value, known=_listed(known) or "–")
            return ""
        return (
            self._chosen(table, "number", place, known)
            if known or "number" not in table
            else self._no_number(table, place)
        )

    def _no_number(self, table: dict[str, Any], place: str) -> str:
        self.fault(f"{place}, number", say.NOT_AMONG, value=shown(table["number"]), known="–")
        return ""

    def _denominator(self, table: dict[str, Any], place: str, measure: Measure) -> Denominator:
        value, where = table.get("denominator"), f"{place}, denominator"
        if value is None or measure is not Measure.SHARE:
            return OWN_BASE
        if not isinstance(value, dict):
            self.fault(where, say.OF_ANOTHER_TYPE, value=shown(value), example='{ indicator = "org.cells_total" }')
            return OWN_BASE
        keys = ("indicator", "outside", "target", "on")
        for key in value.keys() - set(keys):
            self.fault(where, say.KEY_UNKNOWN, value=shown(key), known=", ".join(keys))
        if len(value.keys() & {"indicator", "outside", "target"}) > 1:
            self.fault(where, say.ONE_DENOMINATOR)
        indicator, target = (self._named(value, key, where) for key in ("indicator", "target"))
        day = self._chosen(value, "on", where, tuple(BaseDay), default=BaseDay.DAY)
        return Denominator(
            indicator,
            self._chosen(value, "outside", where, OUTSIDE_KINDS),
            target,
            BaseDay(day or BaseDay.DAY),
        )

    def _named(self, table: dict[str, Any], key: str, where: str) -> str:
        code = table.get(key, "")
        if isinstance(code, str):
            return code
        self.fault(f"{where}.{key}", say.OF_ANOTHER_TYPE, value=shown(code), example='"org.cells_total"')
        return ""

    def _rows_by(self, table: dict[str, Any], place: str, population: Population) -> tuple[str, ...]:
        keys, where = table.get("rows_by", []), f"{place}, rows_by"
        if not isinstance(keys, list):
            self.fault(where, say.OF_ANOTHER_TYPE, value=shown(keys), example='["sex"]')
            return ()
        if len(keys) > MOST_BY:
            self.fault(where, say.TOO_MANY, value=len(keys), most=MOST_BY)
            return ()
        found: list[str] = []
        for key in keys:
            dimension = self._dimension(key, where, population)
            if dimension is None:
                continue
            if dimension.needs_value:
                self.fault(where, say.NOT_TOLD_APART, value=dimension.key)
            elif dimension.key in found:
                self.fault(where, say.TWICE, value=dimension.key)
            else:
                found.append(dimension.key)
        return tuple(found)

    def _dimension(self, key: Any, where: str, population: Population) -> Dimension | None:
        if not isinstance(key, str):
            self.fault(where, say.OF_ANOTHER_TYPE, value=shown(key), example='"sex"')
            return None
        try:
            return population.dimension(key)
        except KeyError:
            self.fault(where, say.NOT_AMONG, value=shown(key), known=_listed(one.key for one in population.dimensions))
            return None

    def _filters(self, table: dict[str, Any], key: str, place: str, population: Population) -> tuple[Filter, ...]:
        filters, where = table.get(key, {}), f"{place}, {key}"
        if not isinstance(filters, dict):
            self.fault(where, say.OF_ANOTHER_TYPE, value=shown(filters), example=f'{key}.sex = "F"')
            return ()
        found = []
        for name, asked in filters.items():
            dimension = self._dimension(name, where, population)
            values = self._asked(asked, f"{where}.{shown(name)}", dimension) if dimension else None
            if dimension and values:
                found.append((dimension.key, values))
        return tuple(found)

    def _asked(self, asked: Any, where: str, dimension: Dimension) -> str | None:
        """Read the values of a filter: one, a list of them, or `{ not = … }`."""
        sign = ""
        if isinstance(asked, dict):
            if asked.keys() != {"not"}:
                self.fault(where, say.OF_ANOTHER_TYPE, value=shown(asked), example='{ not = "…" }')
                return None
            sign, asked = "!", asked["not"]
        values = asked if isinstance(asked, list) else [asked]
        if not values or not all(isinstance(one, str) for one in values):
            self.fault(where, say.OF_ANOTHER_TYPE, value=shown(asked), example='"…", ["…", "…"]')
            return None
        if len(values) > MOST_VALUES:
            self.fault(where, say.TOO_MANY, value=len(values), most=MOST_VALUES)
            return None
        if dimension.needs_value and (sign or len(values) > 1):
            self.fault(where, say.ONE_VALUE)
            return None
        faulty = [one for one in values if not self._is_value(one, where, dimension)]
        return None if faulty else sign + "|".join(values)

    def _is_value(self, value: str, where: str, dimension: Dimension) -> bool:
        known = codes_of(dimension.code_list) if dimension.code_list else dimension.values
        if known:
            if value not in known:
                self.fault(where, say.VALUE_NOT_THERE, value=shown(value), known=_listed(known))
                return False
            return True
        if not re.fullmatch(dimension.pattern, value, re.ASCII):
            self.fault(where, say.FORM_NEEDED, value=shown(value), known=dimension.pattern)
            return False
        return True


def _listed(known: Any, most: int = 40) -> str:
    names = list(known)
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
