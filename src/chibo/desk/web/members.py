"""List members: narrowed, in order, page by page."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.shell import current_unit, units_granted
from chibo.desk.web.units import frame
from chibo.desk.web.words import coded
from chibo.kernel.code_lists import codes_of
from chibo.register.members.api import SORTINGS, MemberFilters, MemberNotFound, members_listed
from chibo.register.units.api import UnitSeen, unit_seen
from chibo.trust.access.api import Permission
from chibo.ui.api import page_of, sorting_of

AGE_BANDS = ("18-30", "31-35", "36-40", "41-45", "46-50", "51-55", "56-60", "61+")


class Narrowing(forms.Form):
    """What a list of members can be narrowed by; all of it may be left open."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    sex = forms.ChoiceField(label=_("Sex"), required=False)
    ages = forms.ChoiceField(label=_("Age"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    ethnicity = forms.ChoiceField(label=_("Ethnic group"), required=False)
    occupation = forms.ChoiceField(label=_("Occupation"), required=False)
    education = forms.ChoiceField(label=_("General education"), required=False)
    theory = forms.ChoiceField(label=_("Political theory"), required=False)
    exempt = forms.ChoiceField(label=_("Exempt"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        every = ("", _("All"))
        choices: dict[str, list[tuple[str, Any]]] = {
            "sex": [(code, coded("sex", code)) for code in codes_of("sex")],
            "ages": [(band, band) for band in AGE_BANDS],
            "stage": [("full", _("Full")), ("probationary", _("Probationary"))],
            "exempt": [("yes", _("Yes")), ("no", _("No"))],
        }
        for name in ("ethnicity", "occupation", "education", "theory"):
            choices[name] = [(code, coded(name, code)) for code in codes_of(name)]
        for name, offered in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [every, *offered]

    def filters(self) -> MemberFilters:
        """Give what was asked for; a value that is not offered narrows nothing."""
        self.full_clean()
        chosen = self.cleaned_data
        return MemberFilters(
            name=chosen.get("q", ""),
            **{name: chosen.get(name, "") for name in self.fields if name != "q"},
        )


def of_current_unit(request: HttpRequest) -> HttpResponse:
    """List the members of the unit the reader works in."""
    reader = reader_of(request)
    unit = current_unit(request, units_granted(reader))
    if unit is None:
        raise MemberNotFound(reader.actor.name)
    return _list(request, reader, unit.public_id, "members")


def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """List the members of a unit."""
    return _list(request, reader_of(request), unit, "units")


def _list(request: HttpRequest, reader: Reader, unit: UUID, section: str) -> HttpResponse:
    scope = reader.scope(Permission.READ_MEMBERS)
    seen = unit_seen(unit, on=reader.on, scope=scope)
    narrowing = Narrowing(request.GET)
    filters = narrowing.filters()
    sorting, page = sorting_of(request, offered=SORTINGS), page_of(request)
    found = members_listed(
        seen.id,
        filters=filters,
        on=reader.on,
        scope=scope,
        sorting=sorting.parameter,
        offset=page.offset,
        rows=page.rows,
    )
    content = {
        **frame(request, reader, seen, "desk:unit_members"),
        "section": section,
        "narrowing": narrowing,
        "is_narrowed": filters != MemberFilters(),
        "kept_in_form": [
            (name, request.GET[name]) for name in ("on", "known_at", "sort", "unit") if name in request.GET
        ],
        "sorting": sorting,
        "pages": page.of(request, found.total),
        "lines": found.lines,
        "export": _export_address(request, reader, seen),
    }
    return render(request, "desk/members.html", content)


def _export_address(request: HttpRequest, reader: Reader, seen: UnitSeen) -> str:
    if not reader.scope(Permission.EXPORT_MEMBERS):
        return ""
    asked = request.GET.copy()
    asked.pop("page", None)
    asked["on"] = reader.on.isoformat()
    return f"{reverse('desk:unit_members_export', args=[seen.public_id])}?{asked.urlencode()}"
