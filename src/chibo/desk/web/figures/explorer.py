"""Explore figures: choose what, where, when and told apart by what; the question is the address."""

from dataclasses import replace
from urllib.parse import parse_qsl

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.desk.web.figures.answers import Answer, Line, answer_of
from chibo.desk.web.figures.asking import Asked, asked_of
from chibo.desk.web.figures.conditions import conditions_of
from chibo.desk.web.figures.drawn import charts_of
from chibo.desk.web.figures.forms import form_of
from chibo.desk.web.figures.words import CHILD, language, of_whole, value_written, without_in_words, written
from chibo.desk.web.reader import Reader, reader_of
from chibo.figures.api import (
    CrossNeedsTwo,
    DecisionChangesTree,
    DecisionNotNamed,
    DecisionRestsOnNothing,
    DecisionsOfThatNumber,
    DimensionNeedsValue,
    DimensionUnknown,
    NotAskedWithout,
    NothingRestsOnDecision,
    OneValueAtATime,
    SeriesWithoutDecision,
    SharesNotMeasured,
    SpanIsBackwards,
    SpanNeeded,
    ToldByOthersToo,
    ValueUnknown,
    choosable_of,
    questions_of,
)
from chibo.kernel.errors import ChiboError
from chibo.trust.access.api import Permission

# In which field of the form what was asked wrongly stands.
_FIELDS: dict[type[ChiboError], str] = {
    DimensionUnknown: "by",
    CrossNeedsTwo: "shape",
    DimensionNeedsValue: "by",
    ValueUnknown: "where",
    OneValueAtATime: "where",
    SpanNeeded: "from",
    SpanIsBackwards: "from",
    SharesNotMeasured: "tree",
    SeriesWithoutDecision: "without",
    DecisionNotNamed: "without",
    DecisionsOfThatNumber: "without",
    NothingRestsOnDecision: "without",
    DecisionRestsOnNothing: "without",
    DecisionChangesTree: "without",
    NotAskedWithout: "without",
    ToldByOthersToo: "without",
}
_REFUSALS = tuple(_FIELDS)


def show(request: HttpRequest) -> HttpResponse:
    """Show the question as a form, and its answer as number, table and chart."""
    reader = reader_of(request)
    faults: dict[str, str] = {}
    asked = asked_of(request, reader, faults=faults)
    if asked is None:
        return render(request, "desk/figures/explorer.html", {"section": "figures"})
    if request.GET.get("was", asked.code) != asked.code:
        asked = _fitting(asked)
    if not request.GET.get("code"):
        asked = replace(asked, by=(CHILD,))
    elif not faults and not _is_canonical(request, asked):
        return HttpResponseRedirect(f"{request.path}?{asked.address_part()}")
    answer = None if faults else _answered(asked, reader, faults)
    given = {name: value for name, value in request.GET.items() if isinstance(value, str)}
    content = {
        "section": "figures",
        "asked": asked,
        "form": form_of(asked, reader, faults, given),
        "was": asked.code,
        "conditions": conditions_of(asked, request.path),
        "questions": questions_of(reader.actor.id) if reader.actor.id else (),
        **(_shown(request, asked, answer) if answer else {}),
    }
    return render(request, "desk/figures/explorer.html", content, status=422 if faults else 200)


def _is_canonical(request: HttpRequest, asked: Asked) -> bool:
    """Tell whether the address has the question in the one form that addresses keep, in whatever order."""
    given = [(name, value) for name, values in request.GET.lists() for value in values]
    return sorted(given) == sorted(parse_qsl(asked.address_part()))


def answer_for(asked: Asked, reader: Reader) -> Answer:
    """Answer the question within the reader's grants. Raises what `figure` raises."""
    return answer_of(asked, reader.scope(Permission.READ_UNITS))


def _answered(asked: Asked, reader: Reader, faults: dict[str, str]) -> Answer | None:
    if asked.step is not None and asked.by:
        faults["series"] = _("A series is of one number: leave “Told apart by” empty, or leave this empty.")
        return None
    try:
        return answer_for(asked, reader)
    except _REFUSALS as fault:
        field = next(name for family, name in _FIELDS.items() if isinstance(fault, family))
        where_key = isinstance(fault, DimensionUnknown) and fault.data.get("key") in {key for key, _v in asked.where}
        faults["where" if where_key else field] = fault.said(_)
        return None


def _fitting(asked: Asked) -> Asked:
    """Keep of the question what fits the indicator that was chosen instead."""
    known = {one.key: one for one in choosable_of(asked.code, on=asked.on, language=language())}
    by = tuple(key for key in asked.by if key == CHILD or (key in known and known[key].tells_apart))
    where = tuple(one for one in asked.where if one[0] in known)
    return replace(asked, by=by, where=where, is_crossed=asked.is_crossed and len(by) == 2)


def _shown(request: HttpRequest, asked: Asked, answer: Answer) -> dict[str, object]:
    told = answer.told
    part = asked.address_part()
    return {
        "answer": answer,
        "name": told.indicator.named(language()),
        "basis": told.indicator.explained(language()),
        "value": value_written(told),
        "note": of_whole(told),
        "uncertain": written(told.uncertain) if told.uncertain else "",
        "shared": written(told.shared) if told.shared else "",
        "without": without_in_words(told),
        "charts": charts_of(asked, answer.uncrossed or answer),
        "lines": [(line, _narrowed(request, asked, line)) for line in answer.lines],
        "first_on": asked.first_on,
        "explain": f"{reverse('desk:figure', args=[asked.code])}?{explain_part(asked)}",
        "csv": f"{reverse('desk:figures_csv')}?{part}",
        "workbook": f"{reverse('desk:figures_workbook')}?{part}",
        "part": part,
        "total": answer.total if not answer.points else (),
    }


def explain_part(asked: Asked, **changes: object) -> str:
    """Write what of a question its explanation needs."""
    return asked.address_part(
        code=None, by=None, by2=None, series=None, with_unit=None, with_on=None, shape=None,
        **{"from": asked.first_on if asked.needs_span else None}, **changes,
    )  # fmt: skip


def _narrowed(request: HttpRequest, asked: Asked, line: Line) -> str:
    """Give the address of the question that asks about this line alone; empty where there is none."""
    if line.unit:
        return f"{request.path}?{asked.address_part(unit=line.unit)}"
    if line.on:
        return f"{request.path}?{asked.address_part(on=line.on, series=None, by=CHILD, shape=None)}"
    if line.narrows and len(line.narrows) == len(line.key):
        where = [f"{key}={value}" for key, value in dict([*asked.where, *line.narrows]).items()]
        return f"{request.path}?{asked.address_part(where=where, by=CHILD, by2=None, shape=None)}"
    return ""
