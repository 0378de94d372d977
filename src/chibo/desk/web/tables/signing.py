"""Sign tables: look at what would be signed and what speaks against it, then freeze it as it stands.

One table or all of a unit: the same page, the same form, each with the seal of what it shows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chibo.desk.web.reader import Reader
from chibo.desk.web.tables.addresses import signing_address, signing_of_all_address, table_address
from chibo.desk.web.tables.asking import Asked, counting, reader_and_asked
from chibo.desk.web.tables.refusals import advised_for_the_desk
from chibo.desk.web.tables.shown import checks_shown, differences_shown, form_shown
from chibo.desk.web.tables.words import period_name
from chibo.figures.api import (
    ChecksAreBroken,
    NothingToCorrect,
    SomeChecksAreBroken,
    TablesSignedAlready,
    ToSign,
    may_sign_tables,
    seal_of_all,
    sign_table,
    sign_tables,
    table_to_sign,
    tables_to_sign,
)
from chibo.kernel.errors import ChiboError, Conflict, NotFound
from chibo.register.decisions.api import Basis
from chibo.trust.audit.api import recording_day


class SigningForm(forms.Form):
    """Why it is signed so."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3})
    )


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is to be signed: the page that shows it, how it is signed, and where that leads."""

    address: str
    template: str
    content: Callable[[], dict[str, object]]
    sign: Callable[[str, str], str]


def show(request: HttpRequest, number: str) -> HttpResponse:
    """Show the table as it would be signed; sent, it is signed, or what refuses it stands on the page."""
    reader, asked = reader_and_asked(request)

    def sign(reason: str, seal: str) -> str:
        edition = sign_table(
            number=number,
            unit=asked.unit.id,
            period=asked.period,
            version=asked.version,
            reason=reason,
            seal=seal,
            basis=Basis("table", f"{number} {asked.period}"),
            by=reader.actor,
        )
        said = _("Table %(number)s is signed, edition %(edition)s.") % {"number": number.upper(), "edition": edition}
        messages.success(request, said)
        return table_address(number.upper(), asked, edition=edition)

    deed = _Deed(signing_address(number, asked, reader), "desk/tables/signing.html", lambda: _one(number, asked), sign)
    return _answered(request, reader, asked, deed)


def show_all(request: HttpRequest) -> HttpResponse:
    """Show all tables of the unit as they would be signed; sent, all are signed that are to be, or none."""
    reader, asked = reader_and_asked(request)

    def sign(reason: str, seal: str) -> str:
        with advised_for_the_desk():
            editions = sign_tables(
                unit=asked.unit.id,
                period=asked.period,
                version=asked.version,
                reason=reason,
                seal=seal,
                basis=Basis("table", f"all {asked.period}"),
                by=reader.actor,
            )
        for number, edition in editions.items():
            said = _("Table %(number)s is signed, edition %(edition)s.") % {"number": number, "edition": edition}
            messages.success(request, said)
        return f"{reverse('desk:tables')}?{asked.address_part()}"

    deed = _Deed(signing_of_all_address(asked, reader), "desk/tables/signing_all.html", lambda: _all(asked), sign)
    return _answered(request, reader, asked, deed)


def _answered(request: HttpRequest, reader: Reader, asked: Asked, deed: _Deed) -> HttpResponse:
    """Show what is to be signed, or sign what was looked at: its seal comes with the form."""
    if not may_sign_tables(reader.actor, asked.unit.id, asked.unit.name).permits:
        raise Http404
    if asked.known_at is not None or asked.edition is not None:
        # What is signed is what is known now, whatever the page before was of.
        return HttpResponseRedirect(deed.address)
    form = SigningForm(request.POST if request.method == "POST" else None)
    refused: ChiboError | None = None
    if form.is_valid():
        try:
            return HttpResponseRedirect(deed.sign(form.cleaned_data["reason"], request.POST.get("seal", "")))
        except NotFound:
            raise
        except (ChecksAreBroken, SomeChecksAreBroken) as broken:
            form.add_error("reason", broken.said(_))
        except ChiboError as fault:
            refused = fault
    status = 409 if isinstance(refused, Conflict) else 422 if refused or form.errors else 200
    content = {
        **deed.content(),
        "form": form,
        "refused": refused.said(_) if refused else "",
        "signer": reader.actor.name,
    }
    return render(request, deed.template, content, status=status)


def _one(number: str, asked: Asked) -> dict[str, object]:
    with counting(asked) as tables:
        ready = table_to_sign(tables, number, asked.unit.id, asked.period, on=recording_day())
    return {
        **_shown(ready, asked),
        "obstacle": ready.obstacle.said(_) if ready.obstacle else "",
        "back": table_address(ready.filled.definition.number, asked),
        "seal": ready.filled.seal,
    }


def _all(asked: Asked) -> dict[str, object]:
    with counting(asked) as tables:
        ready = tables_to_sign(tables, asked.unit.id, asked.period, on=recording_day())
    obstacle = _obstacle_to_all(ready)
    return {
        "section": "tables",
        "asked": asked,
        "period": period_name(asked.period),
        "tables": [{**_shown(one, asked), "obstacle": one.obstacle.said(_) if one.obstacle else ""} for one in ready],
        "due": sum(one.obstacle is None for one in ready),
        "obstacle": obstacle.said(_) if obstacle else "",
        "back": f"{reverse('desk:tables')}?{asked.address_part()}",
        "seal": seal_of_all([one.filled for one in ready]),
    }


def _obstacle_to_all(ready: Sequence[ToSign]) -> ChiboError | None:
    """Give what forbids to sign any; None where one at least is to be signed."""
    if any(one.obstacle is None for one in ready):
        return None
    found = next((one.obstacle for one in ready if not isinstance(one.obstacle, NothingToCorrect)), None)
    return found or TablesSignedAlready(ready[0].filled.unit.name, str(ready[0].filled.period))


def _shown(ready: ToSign, asked: Asked) -> dict[str, object]:
    """Give a table as it would be signed: its checks that do not hold, what it corrects, and its numbers."""
    filled, before = ready.filled, ready.before
    return {
        **form_shown(filled, asked, opens=True),
        "ready": ready,
        "broken": checks_shown(ready.broken),
        "before": before,
        "before_address": table_address(filled.definition.number, asked, edition=before.edition) if before else "",
        "changed": differences_shown(filled, ready.changed),
    }
