"""List the official tables there are, and what was signed of a unit."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from chibo.desk.web.figures.forms import Choices, units_offered
from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.tables.addresses import signing_of_all_address, table_address
from chibo.desk.web.tables.asking import Asked, asked_of, forms_of, latest_period
from chibo.desk.web.tables.files import files_of_all
from chibo.desk.web.tables.package import package_offered
from chibo.desk.web.tables.versions import version_chosen, versions_offered
from chibo.desk.web.tables.words import period_name, title_of
from chibo.figures.api import Edition, Period, editions_of

_YEARS = 10


class PeriodForm(forms.Form):
    """Which unit, and for which period."""

    unit = forms.ChoiceField(label=gettext_lazy("Unit"))
    period = forms.ChoiceField(label=gettext_lazy("Period of reporting"))


@dataclass(frozen=True, slots=True)
class Listed:
    """One table as the list shows it; without an address it is not made for that period."""

    number: str
    mark: str
    title: str
    address: str
    editions: tuple[tuple[Edition, str], ...]


def show(request: HttpRequest) -> HttpResponse:
    """Show the tables of a unit for a period."""
    reader = reader_of(request)
    asked = asked_of(request, reader)
    content: dict[str, object] = {"section": "tables"}
    if asked is not None:
        content |= {
            "asked": asked,
            "period": period_name(asked.period),
            "form": form_of(asked, reader),
            "tables": _listed(asked),
            "signing": signing_of_all_address(asked, reader),
            "whole": files_of_all(asked),
            "package": package_offered(asked, reader),
            "versions": versions_offered(asked),
            "chosen": version_chosen(asked),
        }
    return render(request, "desk/tables/index.html", content)


def form_of(asked: Asked, reader: Reader) -> PeriodForm:
    """Fill the form with what is asked for."""
    form = PeriodForm({"unit": str(asked.unit.public_id), "period": str(asked.period)})
    offered: dict[str, Choices] = {
        "unit": units_offered(asked.unit, asked.period.on, reader),
        "period": [(str(one), period_name(one)) for one in _periods(asked, reader.on)],
    }
    for name, choices in offered.items():
        field = form.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
    return form


def _periods(asked: Asked, on: date) -> list[Period]:
    """Offer the last years, latest first, each with its first half; and the one asked for."""
    latest = max(latest_period(on).year, asked.period.year)
    earliest = min(latest - _YEARS, asked.period.year)
    years = range(latest, earliest - 1, -1)
    return [period for year in years for period in (Period(year), Period(year, is_half=True))]


def _listed(asked: Asked) -> list[Listed]:
    signed = editions_listed(asked)
    return [
        Listed(
            number,
            one.mark,
            title_of(one),
            table_address(number, asked, edition=None) if asked.period.length in one.periods else "",
            tuple(signed.get(number, ())),
        )
        for number, one in forms_of(asked).items()
    ]


def editions_listed(asked: Asked) -> dict[str, list[tuple[Edition, str]]]:
    """Give what was signed of the unit for the period, by table, latest first, each with its address."""
    found: dict[str, list[tuple[Edition, str]]] = {}
    for one in editions_of(asked.unit.id):
        if one.period == asked.period:
            address = table_address(one.number, asked, edition=one.edition)
            found.setdefault(one.number, []).append((one, address))
    return found
