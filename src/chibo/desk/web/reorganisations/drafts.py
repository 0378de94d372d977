"""Begin a draft, or change what it is called, its day and its decision."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.desk.web.days import DayField
from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.reorganisations.loading import reorganisation_of, reorganisation_to_order
from chibo.kernel.errors import ChiboError, NotFound
from chibo.register.decisions.api import Basis, adopt_decision, basis_of, decision, decisions_numbered
from chibo.register.reorganisations.api import (
    Action,
    ReorganisationLine,
    ReorganisationNotSeen,
    actions_of,
    draft_reorganisation,
    public_id_of,
    revise_reorganisation,
)
from chibo.trust.access.api import Permission

FORM = Basis("form", "reorganisation")


class DraftForm(forms.Form):
    """What a reorganisation is called, when it takes effect, and which decision orders it."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    effective_on = DayField(
        label=gettext_lazy("Effective day"), help_text=gettext_lazy("As 01/07/2025."), max_length=30
    )
    number = forms.CharField(
        label=gettext_lazy("Decision, number"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("As 125-QĐ/TU; it may be left open in a draft."),
    )
    issuer = forms.CharField(
        label=gettext_lazy("Issued by"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Issuer and day record a decision that the register does not hold yet."),
    )
    signed_on = DayField(label=gettext_lazy("Signed on"), required=False, max_length=30)

    def clean(self) -> dict[str, Any]:
        """See that the decision is one, or can be recorded."""
        chosen = self.cleaned_data
        number = chosen.get("number", "")
        if not number:
            return chosen
        known = decisions_numbered(number)
        if chosen.get("issuer"):
            known = tuple(one for one in known if one.issuer == chosen["issuer"])
        if chosen.get("signed_on"):
            known = tuple(one for one in known if one.signed_on == chosen["signed_on"])
        if len(known) > 1:
            told = "; ".join(f"{one.issuer}, {one.signed_on:%d/%m/%Y}" for one in known if one.signed_on)
            self.add_error(
                "number", _("Several decisions bear this number: %(found)s. Fill in issuer and day.") % {"found": told}
            )
        elif not known and not (chosen.get("issuer") and chosen.get("signed_on")):
            self.add_error(
                "number",
                _("The register holds no decision “%(number)s”. Fill in issuer and day to record it.")
                % {"number": number},
            )
        chosen["known"] = known[0].id if len(known) == 1 else None
        return chosen


def begin(request: HttpRequest) -> HttpResponse:
    """Show the form of a new draft, or make it; with `from`, the actions of another one are taken over."""
    reader = reader_of(request)
    if not reader.scope(Permission.REORGANISE):
        raise ReorganisationNotSeen(reader.actor.name)
    origin = _origin(request, reader)
    form = DraftForm(request.POST or None, initial=_initial(origin))
    if request.method == "POST" and form.is_valid():
        try:
            made = _drafted(form.cleaned_data, actions_of(origin.id) if origin else (), reader)
        except ChiboError as refused:
            form.add_error(None, refused.said(_))
        else:
            return HttpResponseRedirect(reverse("desk:reorganisation", args=[made]))
    content = {"section": "reorganisations", "form": form, "origin": origin}
    return render(request, "desk/reorganisations/draft.html", content, status=422 if form.errors else 200)


def revise(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Show title, day and decision of a draft, or change them; what was rehearsed is stale then."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    form = DraftForm(request.POST or None, initial=_as_drafted(line))
    if request.method == "POST" and form.is_valid():
        try:
            _revised(form.cleaned_data, line, reader)
        except NotFound:
            raise
        except ChiboError as refused:
            form.add_error(None, refused.said(_))
        else:
            messages.success(request, _("Changed. What was rehearsed before no longer counts: rehearse it again."))
            return HttpResponseRedirect(reverse("desk:reorganisation", args=[line.public_id]))
    content = {"section": "reorganisations", "form": form, "line": line}
    return render(request, "desk/reorganisations/draft.html", content, status=422 if form.errors else 200)


def _origin(request: HttpRequest, reader: Reader) -> ReorganisationLine | None:
    text = request.GET.get("from", "")
    if not text:
        return None
    try:
        return reorganisation_of(reader, UUID(text))
    except ValueError as fault:
        raise ReorganisationNotSeen(text) from fault


def _initial(origin: ReorganisationLine | None) -> dict[str, Any]:
    return {"title": origin.title, "effective_on": f"{origin.effective_on:%d/%m/%Y}"} if origin else {}


def _as_drafted(line: ReorganisationLine) -> dict[str, Any]:
    """Give the draft as its form is filled in."""
    filled: dict[str, Any] = {"title": line.title, "effective_on": f"{line.effective_on:%d/%m/%Y}"}
    if line.decision_id is not None:
        known = decision(line.decision_id)
        filled |= {"number": known.number, "issuer": known.issuer}
        filled["signed_on"] = f"{known.signed_on:%d/%m/%Y}" if known.signed_on else ""
    return filled


@transaction.atomic
def _drafted(chosen: dict[str, Any], actions: tuple[Action, ...], reader: Reader) -> UUID:
    day: date = chosen["effective_on"]
    basis = _basis(chosen, reader)
    made = draft_reorganisation(title=chosen["title"], actions=actions, effective_on=day, basis=basis, by=reader.actor)
    return public_id_of(made)


@transaction.atomic
def _revised(chosen: dict[str, Any], line: ReorganisationLine, reader: Reader) -> None:
    day: date = chosen["effective_on"]
    revise_reorganisation(
        reorganisation_id=line.id,
        title=chosen["title"],
        effective_on=day,
        basis=_basis(chosen, reader),
        by=reader.actor,
    )


def _basis(chosen: dict[str, Any], reader: Reader) -> Basis:
    return basis_of(chosen["known"] or _adopted(chosen, reader)) if chosen["number"] else FORM


def _adopted(chosen: dict[str, Any], reader: Reader) -> int:
    return adopt_decision(
        number=chosen["number"],
        issuer=chosen["issuer"],
        signed_on=chosen["signed_on"],
        effective_on=chosen["effective_on"],
        subject=chosen["title"],
        by=reader.actor,
    )
