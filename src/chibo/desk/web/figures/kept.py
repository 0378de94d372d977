"""Keep questions under a name, put them on the overview, take them off, let them go."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.desk.web.figures.asking import PARTS
from chibo.desk.web.reader import reader_of
from chibo.figures.api import drop_question, keep_question, pin_question, questions_of, unpin_question
from chibo.kernel.errors import ChiboError, NotFound


def index(request: HttpRequest) -> HttpResponse:
    """List the questions the reader keeps."""
    reader = reader_of(request)
    kept = questions_of(reader.actor.id) if reader.actor.id else ()
    return render(request, "desk/figures/questions.html", {"section": "questions", "questions": kept})


@require_POST
def keep(request: HttpRequest) -> HttpResponseRedirect:
    """Keep the question shown under the name given."""
    asked = QueryDict(request.POST.get("asked", ""))
    part = urlencode([(name, value) for name in PARTS for value in asked.getlist(name)])
    name = request.POST.get("name", "")
    try:
        keep_question(name=name, asked=part, is_pinned="pinned" in request.POST, by=reader_of(request).actor)
    except NotFound:
        raise
    except ChiboError as refusal:
        messages.error(request, refusal.said(_))
    else:
        messages.success(request, _("Kept as “%(name)s”.") % {"name": name})
    return HttpResponseRedirect(f"{reverse('desk:figures')}?{part}")


@require_POST
def pin(request: HttpRequest, question: UUID) -> HttpResponseRedirect:
    """Put the question on the overview, or with `off` take it off."""
    reader = reader_of(request)
    try:
        if "off" in request.POST:
            unpin_question(question, by=reader.actor)
        else:
            pin_question(question, by=reader.actor)
    except NotFound:
        raise
    except ChiboError as refusal:
        messages.error(request, refusal.said(_))
    return HttpResponseRedirect(reverse("desk:questions"))


@require_POST
def drop(request: HttpRequest, question: UUID) -> HttpResponseRedirect:
    """Let the question go."""
    drop_question(question, by=reader_of(request).actor)
    messages.success(request, _("Removed."))
    return HttpResponseRedirect(reverse("desk:questions"))
