"""Sign a table: look at what would be signed and what speaks against it, then freeze it as it stands."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.desk.web.reader import Reader
from chibo.desk.web.tables.addresses import signing_address, table_address
from chibo.desk.web.tables.asking import Asked, counting, reader_and_asked
from chibo.desk.web.tables.shown import checks_shown, differences_shown, form_shown
from chibo.figures.api import ChecksAreBroken, may_sign_tables, sign_table, table_to_sign
from chibo.kernel.errors import ChiboError, Conflict, NotFound
from chibo.register.decisions.api import Basis
from chibo.trust.audit.api import recording_day


class SigningForm(forms.Form):
    """Why it is signed so."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )


def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the table as it would be signed; sent, it is signed, or what refuses it stands on the page."""
    reader, asked = reader_and_asked(request)
    if not may_sign_tables(reader.actor, asked.unit.id, asked.unit.name).permits:
        raise Http404
    if asked.known_at is not None or asked.edition is not None:
        # What is signed is what is known now, whatever the page before was of.
        return HttpResponseRedirect(signing_address(number, asked, reader))
    form = SigningForm(request.POST if request.method == "POST" else None)
    refused: ChiboError | None = None
    if form.is_valid():
        try:
            edition = _sign(request, number, reader, asked, form.cleaned_data["reason"])
        except NotFound:
            raise
        except ChecksAreBroken as broken:
            form.add_error("reason", broken.said(_))
        except ChiboError as fault:
            refused = fault
        else:
            return HttpResponseRedirect(table_address(number.upper(), asked, edition=edition))
    status = 409 if isinstance(refused, Conflict) else 422 if refused or form.errors else 200
    return render(request, "desk/tables/signing.html", _content(number, reader, asked, form, refused), status=status)


def _sign(request: HttpRequest, number: str, reader: Reader, asked: Asked, reason: str) -> int:
    """Sign what was looked at: its seal comes with the form."""
    edition = sign_table(
        number=number,
        unit=asked.unit.id,
        period=asked.period,
        version=asked.version,
        reason=reason,
        seal=request.POST.get("seal", ""),
        basis=Basis("table", f"{number} {asked.period}"),
        by=reader.actor,
    )
    said = _("Table %(number)s is signed, edition %(edition)s.") % {"number": number.upper(), "edition": edition}
    messages.success(request, said)
    return edition


def _content(
    number: str, reader: Reader, asked: Asked, form: SigningForm, refused: ChiboError | None
) -> dict[str, object]:
    with counting(asked) as tables:
        ready = table_to_sign(tables, number, asked.unit.id, asked.period, on=recording_day())
    filled, before = ready.filled, ready.before
    known = filled.definition.number
    return {
        **form_shown(filled, asked, opens=True),
        "form": form,
        "refused": refused.said(_) if refused else "",
        "obstacle": ready.obstacle.said(_) if ready.obstacle else "",
        "ready": ready,
        "broken": checks_shown(ready.broken),
        "before": before,
        "before_address": table_address(known, asked, edition=before.edition) if before else "",
        "changed": differences_shown(filled, ready.changed),
        "back": table_address(known, asked),
        "signer": reader.actor.name,
    }
