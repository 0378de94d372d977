"""Print one figure: as a table for people, as JSON or CSV for programs. No part of a whole is rounded away."""

import json
import sys
from fractions import Fraction

from django.utils.translation import get_language, gettext
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from chibo.figures.api import POPULATIONS, Amount, Figure, Measure, Row, Without, labels_of
from chibo.kernel.inert_texts import InertWriter
from chibo.kernel.numbers import format_number, format_percentage
from chibo.register.units.api import FoundUnit


def write_json(answer: Figure, unit: FoundUnit) -> None:
    """Print the question and the answer as one object."""
    asked = {
        "indicator": answer.indicator.code,
        "unit": unit.code or unit.name,
        "on": answer.on.isoformat(),
        "from": answer.since and answer.since.isoformat(),
        "tree": answer.tree and answer.tree.isoformat(),
        "known_at": answer.known_at and answer.known_at.isoformat(),
        "without": answer.without and without_told(answer.without),
    }
    print(json.dumps({**asked, **numbers_of(answer)}, ensure_ascii=False, indent=2))


def without_told(without: Without) -> dict[str, object]:
    """Name the decision left out, for JSON, and how many of each kind are counted as on the day before."""
    return {
        "decision": without.decision.number,
        "issuer": without.decision.issuer,
        "id": str(without.decision.public_id),
        "as_on": without.eve.isoformat(),
        "touched": {kind: len(some) for kind, some in without.touched.items() if some},
    }


def numbers_of(answer: Figure) -> dict[str, object]:
    """Give what a figure says, for JSON: what is no whole number stands in `exact` as a fraction too."""
    amounts = {
        "numerator": answer.numerator,
        "denominator": answer.denominator,
        "uncertain": answer.uncertain,
        "shared": answer.shared,
        "denominator_shared": answer.denominator_shared,
    }
    value = answer.value
    exact = {"value": value, **amounts}
    return {
        "value": number_of(value),
        **{key: number_of(amount) for key, amount in amounts.items()},
        "denominator_on": answer.denominator_on and answer.denominator_on.isoformat(),
        "source": answer.source or None,
        "exact": {key: str(amount) for key, amount in exact.items() if isinstance(amount, Fraction)},
        "rows": _rows(answer),
    }


def number_of(amount: float | Amount | None) -> float | int | None:
    """Give an amount as JSON can hold it."""
    return float(amount) if isinstance(amount, Fraction) else amount


def _rows(answer: Figure) -> list[dict[str, object]]:
    labels = labels_of(answer, get_language() or "vi")
    return [
        {
            **dict(zip(answer.by, row.keys, strict=True)),
            "label": ", ".join(gettext(labels[pair]) for pair in zip(answer.by, row.keys, strict=True)),
            "value": number_of(row.value),
            **({"shared": number_of(row.shared)} if row.shared else {}),
            **({"known": number_of(row.known)} if row.known is not None else {}),
            **({"exact": str(row.value)} if isinstance(row.value, Fraction) else {}),
        }
        for row in answer.rows
    ]


def write_csv(answer: Figure, _unit: FoundUnit) -> None:
    """Print a line a row, or the value alone; of another tree with what rests on shares, and the exact value."""
    writer = InertWriter(sys.stdout)
    is_recast = answer.tree is not None
    writer.writerow([*answer.by, "value", *(("shared", "exact") if is_recast else ())])
    if not answer.by:
        more = (number_of(answer.shared), answer.value) if is_recast else ()
        writer.writerow([number_of(answer.value), *more])
    for row in answer.rows:
        more = (number_of(row.shared), row.value) if is_recast else ()
        writer.writerow([*("" if key is None else key for key in row.keys), number_of(row.value), *more])


def write_table(answer: Figure, unit: FoundUnit) -> None:
    """Print the figure for people, with what it rests on."""
    write_heading(answer, unit)
    if answer.rows:
        Console().print(_table(answer))


def write_heading(answer: Figure, unit: FoundUnit) -> None:
    """Print what was asked, the value, and what is to be said of it."""
    console = Console()
    span = f"{answer.since:%d/%m/%Y} – {answer.on:%d/%m/%Y}" if answer.since else f"{answer.on:%d/%m/%Y}"
    console.print(
        f"[bold]{escape(answer.indicator.named(get_language() or 'vi'))}[/bold] · {escape(unit.name)} · {span}",
        highlight=False,
    )
    console.print(f"[bold]{spoken_value(answer)}[/bold]", highlight=False)
    for said in _notes(answer):
        console.print(said, highlight=False)
    console.print(escape(answer.indicator.basis), style="dim", highlight=False)


def _notes(answer: Figure) -> list[str]:
    notes = [] if answer.without is None else [spoken_without(answer)]
    if answer.tree:
        notes.append(gettext("recast to the tree of %(day)s") % {"day": f"{answer.tree:%d/%m/%Y}"})
    if answer.shared or answer.denominator_shared:
        notes.append(spoken_shares(answer))
    if answer.denominator_on and answer.denominator is not None:
        notes.append(gettext("denominator of %(day)s") % {"day": f"{answer.denominator_on:%d/%m/%Y}"})
    if answer.source:
        notes.append(gettext("denominator from: %(source)s") % {"source": escape(answer.source)})
    if answer.uncertain:
        notes.append(gettext("%(count)s of them hang on an imprecise date") % {"count": spoken(answer.uncertain)})
    return notes


def spoken_without(answer: Figure) -> str:
    """Say which decision is left out, and of how many the day before is told; nothing where none is."""
    without = answer.without
    if without is None:
        return ""
    return gettext(
        "without decision %(number)s: whom it touches (%(count)s in the register) as on %(eve)s,"
        " everyone else as on %(on)s"
    ) % {
        "number": escape(without.decision.number),
        "count": spoken(len(without.touched_of(POPULATIONS[answer.indicator.population]))),
        "eve": f"{without.eve:%d/%m/%Y}",
        "on": f"{without.on:%d/%m/%Y}",
    }


def spoken_shares(answer: Figure) -> str:
    """Say how much of the figure rests on the shares of units that were split, or made of several."""
    if answer.denominator is None:
        said = spoken(answer.shared)
    else:
        said = f"{spoken(answer.shared)}/{spoken(answer.denominator_shared or 0)}"
    return gettext("%(count)s of them rest on the shares of units split or made of several") % {"count": said}


def _table(answer: Figure) -> Table:
    labels = labels_of(answer, get_language() or "vi")
    table = Table()
    for key in answer.by:
        table.add_column(key)
    table.add_column(gettext("count"), justify="right")
    for row in answer.rows:
        said = [gettext(labels[pair]) for pair in zip(answer.by, row.keys, strict=True)]
        table.add_row(*said, spoken_line(answer, row))
    return table


def spoken_line(answer: Figure, line: Row | Amount | None) -> str:
    """Write what a line says, or what lines add up to; of a number that nobody has, and of no line, a dash or 0."""
    if answer.indicator.measure.is_of_a_number:
        return _measured(line.value) if isinstance(line, Row) and line.known else "–"
    return spoken(line.value if isinstance(line, Row) else line or 0)


def spoken_value(answer: Figure) -> str:
    """Say the value as papers print it: 37.336, 1.251/1.292, 24,5 % (548/2.235)."""
    parts = f"{spoken(answer.numerator)}/{spoken(answer.denominator)}" if answer.denominator is not None else ""
    if answer.indicator.measure is Measure.SHARE:
        return f"{_share(answer)} ({parts})" if parts else f"– ({spoken(answer.numerator)}/–)"
    if answer.indicator.measure.is_of_a_number:
        return _measured(answer.value)
    if answer.indicator.measure is Measure.PART:
        return parts
    value = answer.numerator
    if answer.indicator.measure is Measure.CHANGE and answer.denominator is not None:
        value = answer.numerator - answer.denominator
    return spoken(value)


def _measured(value: float | Amount | None) -> str:
    """Write what is told of a number, a mean with two decimals, a median with its half."""
    if value is None:
        return "–"
    exact = Fraction(value)
    decimals = 0 if exact.denominator == 1 else 1 if exact.denominator == 2 else 2
    return format_number(exact, get_language() or "vi", decimals=decimals)


def _share(answer: Figure) -> str:
    if not answer.denominator:
        return "–"
    return format_percentage(Fraction(answer.numerator) / answer.denominator, get_language() or "vi")


def spoken(amount: Amount) -> str:
    """Write an amount: 37.336, and with its part of a whole as it is, 37.336 1/3."""
    language, amount = get_language() or "vi", Fraction(amount)
    whole, rest = divmod(abs(amount), 1)
    sign = "-" if amount < 0 else ""
    if not rest:
        return format_number(amount, language)
    return f"{sign}{format_number(whole, language)} {rest}" if whole else f"{sign}{rest}"


WRITERS = {"json": write_json, "csv": write_csv, "table": write_table}
