"""Compare two days of the tree under a unit: what came, went, moved and changed name, kind or code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.desk.web.days import DayField
from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.shell import current_unit, units_granted
from chibo.desk.web.words import coded
from chibo.register.units.api import DIFFERENCES, TreesCompared, UnitCompared, UnitNotFound, trees_compared, unit_seen
from chibo.trust.access.api import Permission
from chibo.ui.api import Tile, address_with, page_of


@dataclass(frozen=True, slots=True)
class Line:
    """One unit that differs: its page on the day it is seen on, what it was, what it is, and how it differs."""

    name: str
    address: str
    then: Sequence[str]
    now: Sequence[str]
    differences: Sequence[str]


class DaysForm(forms.Form):
    """The two days."""

    from_ = DayField(label=gettext_lazy("From"), max_length=30)
    to = DayField(label=gettext_lazy("To"), max_length=30)

    def add_prefix(self, field_name: str) -> str:
        """Call the first day `from` in the address; Python keeps that word for itself."""
        return super().add_prefix(field_name).rstrip("_")

    def clean(self) -> dict[str, Any]:
        """See that the days run forward."""
        former, latter = self.cleaned_data.get("from_"), self.cleaned_data.get("to")
        if former and latter and former > latter:
            told = _("%(former)s lies after %(latter)s. Exchange the two days.")
            raise ValidationError(told % {"former": f"{former:%d/%m/%Y}", "latter": f"{latter:%d/%m/%Y}"})
        return self.cleaned_data


def difference_name(what: str) -> str:
    """Name a way of being different."""
    names = {
        "founded": _("Founded"),
        "came": _("Came from elsewhere"),
        "ended": _("Ended"),
        "went": _("Went elsewhere"),
        "moved": _("Under another parent"),
        "renamed": _("Another name"),
        "kind": _("Another kind"),
        "recoded": _("Another code"),
    }
    return names[what]


def show(request: HttpRequest) -> HttpResponse:
    """Compare the days asked for; without any, the day of the page with the one a year before."""
    reader = reader_of(request)
    asked = {"from": request.GET.get("from") or f"{_year_before(reader.on):%d/%m/%Y}"}
    asked["to"] = request.GET.get("to") or f"{reader.on:%d/%m/%Y}"
    form = DaysForm(asked)
    content: dict[str, object] = {"section": "compare", "form": form}
    content["kept_in_form"] = [(one, request.GET[one]) for one in ("on", "known_at", "unit") if one in request.GET]
    if not form.is_valid():
        return render(request, "desk/compare.html", content, status=422)
    former, latter = form.cleaned_data["from_"], form.cleaned_data["to"]
    content["form"] = DaysForm({"from": f"{former:%d/%m/%Y}", "to": f"{latter:%d/%m/%Y}"})
    unit_id, name, address = _unit(request, reader, former, latter)
    found = trees_compared(unit_id, former=former, latter=latter)
    content |= {"unit_name": name, "unit_address": address, "former": former, "latter": latter, "found": found}
    return render(request, "desk/compare.html", content | _listed(request, found, former, latter))


def _listed(request: HttpRequest, found: TreesCompared, former: date, latter: date) -> dict[str, object]:
    what = request.GET.get("what", "")
    what = what if what in DIFFERENCES else ""
    units = [unit for unit in found.units if not what or what in unit.differences]
    page = page_of(request)
    counts = found.counts
    return {
        "tiles": [
            Tile(difference_name(one), counts[one], address=address_with(request, what=one)) for one in DIFFERENCES
        ],
        "what": difference_name(what) if what else "",
        "all_address": address_with(request, what=None),
        "pages": page.of(request, len(units)),
        "lines": [_line(unit, former, latter, request) for unit in units[page.offset : page.offset + page.rows]],
    }


def _line(unit: UnitCompared, former: date, latter: date, request: HttpRequest) -> Line:
    is_over = "ended" in unit.differences or "went" in unit.differences
    known = f"&known_at={request.GET['known_at']}" if "known_at" in request.GET else ""
    address = f"{reverse('desk:unit', args=[unit.public_id])}?on={former if is_over else latter}{known}"
    then, now = _sides(unit)
    if unit.relatives:
        (then if "founded" in unit.differences else now).append(f"→ {unit.relatives}" if is_over else unit.relatives)
    named = unit.name_now or unit.name_then or "–"
    return Line(named, address, _kept(then), _kept(now), [difference_name(one) for one in unit.differences])


def _sides(unit: UnitCompared) -> tuple[list[str | None], list[str | None]]:
    """Give what differs, and of a unit that stands there on one day alone all that is known of it."""
    then = [unit.name_then, coded("unit_kind", unit.kind_then), unit.code_then, unit.parent_then]
    now = [unit.name_now, coded("unit_kind", unit.kind_now), unit.code_now, unit.parent_now]
    if {"founded", "came"} & set(unit.differences):
        return [], now
    if {"ended", "went"} & set(unit.differences):
        return then, []
    differ = [one != other for one, other in zip(then, now, strict=True)]
    return [one for one, is_other in zip(then, differ, strict=True) if is_other], [
        one for one, is_other in zip(now, differ, strict=True) if is_other
    ]


def _kept(lines: Sequence[str | None]) -> list[str]:
    return [line for line in lines if line]


def _unit(request: HttpRequest, reader: Reader, former: date, latter: date) -> tuple[int, str, str]:
    """Find the unit on the later day, else on the former; without one asked for, the one the reader works in."""
    scope = reader.scope(Permission.READ_UNITS)
    wanted = request.GET.get("unit", "")
    if not wanted:
        unit = current_unit(request, units_granted(reader))
        if unit is None:
            raise UnitNotFound(reader.actor.name, latter)
        return unit.id, unit.name, reverse("desk:unit", args=[unit.public_id])
    try:
        public_id = UUID(wanted)
    except ValueError as fault:
        raise UnitNotFound(wanted, latter) from fault
    try:
        seen = unit_seen(public_id, on=latter, scope=scope)
    except UnitNotFound:
        seen = unit_seen(public_id, on=former, scope=scope)
    return seen.id, seen.name, reverse("desk:unit", args=[seen.public_id])


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
