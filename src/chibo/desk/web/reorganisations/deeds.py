"""Rehearse, approve, apply and reverse: each by a POST of its own.

What is refused is said on the page it came from; what takes long goes on beside the pages (`runs.py`).
"""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from chibo.desk.web.reader import reader_of
from chibo.desk.web.reorganisations.drafts import FORM
from chibo.desk.web.reorganisations.loading import is_busy, offers, reorganisation_to_order
from chibo.desk.web.reorganisations.pages import frame
from chibo.desk.web.reorganisations.runs import started
from chibo.desk.web.reorganisations.words import change_name
from chibo.kernel.errors import ChiboError, NotFound
from chibo.register.decisions.api import Basis, basis_of
from chibo.register.reorganisations.api import (
    ReorganisationLine,
    approve_reorganisation,
    rehearsal_seen,
    rehearse,
    withdraw_approval,
)
from chibo.trust.access.api import Permission
from chibo.ui.templatetags.chibo import number

AT_ONCE = 200
"""So many actions are rehearsed while one waits; more of them beside the pages."""


class ReasonForm(forms.Form):
    """Why a reorganisation is reversed."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=1000, widget=forms.Textarea({"rows": 3, "autofocus": True})
    )


@require_POST
def rehearsals(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Rehearse it; what was found stands on its page."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    if line.actions > AT_ONCE:
        return started(request, line, "rehearse", reader)

    def told() -> str:
        seen = rehearsal_seen(rehearse(reorganisation_id=line.id, by=reader.actor))
        if seen.refusals:
            return _("Rehearsed. %(count)s findings forbid it: work them off below.") % {"count": number(seen.refusals)}
        return _("Rehearsed: the plan has %(rows)s rows, and nothing forbids it.") % {"rows": number(seen.total_rows)}

    return _done(request, line, told)


@require_POST
def approvals(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Approve what its last rehearsal showed."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.APPROVE_REORGANISATIONS)

    def told() -> str:
        approve_reorganisation(reorganisation_id=line.id, basis=_basis(line), by=reader.actor)
        return _("Approved. It can be applied now.")

    return _done(request, line, told)


@require_POST
def withdrawals(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Withdraw the approval, so that it is a draft again."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.APPROVE_REORGANISATIONS)

    def told() -> str:
        withdraw_approval(reorganisation_id=line.id, basis=_basis(line), by=reader.actor)
        return _("The approval is withdrawn. It can be changed again.")

    return _done(request, line, told)


def applications(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Ask once more, with the size of the plan; then begin to apply it."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    if request.method == "POST":
        return started(request, line, "apply", reader)
    offer = offers(line, reader, is_busy=is_busy(line))["apply"]
    if not offer.is_ready or line.rehearsal_id is None:
        messages.error(request, offer.reason or _("It is applied already."))
        return HttpResponseRedirect(reverse("desk:reorganisation", args=[line.public_id]))
    seen = rehearsal_seen(line.rehearsal_id)
    content = {
        **frame(line, "desk:reorganisation"),
        "rehearsal": seen,
        "changes": [(change_name(change), count) for change, count in sorted(seen.rows.items())],
    }
    return render(request, "desk/reorganisations/apply.html", content)


def reversals(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Ask for the reason, then begin to make the register what it was before."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return started(request, line, "reverse", reader, form.cleaned_data["reason"])
    content = {**frame(line, "desk:reorganisation"), "form": form}
    return render(request, "desk/reorganisations/reverse.html", content, status=422 if form.errors else 200)


def _done(request: HttpRequest, line: ReorganisationLine, deed: Callable[[], str]) -> HttpResponse:
    """Do it and lead back to the page, which says what came of it."""
    try:
        messages.success(request, deed())
    except NotFound:
        raise
    except ChiboError as refused:
        messages.error(request, refused.said(_))
    return HttpResponseRedirect(reverse("desk:reorganisation", args=[line.public_id]))


def _basis(line: ReorganisationLine) -> Basis:
    return basis_of(line.decision_id) if line.decision_id is not None else FORM
