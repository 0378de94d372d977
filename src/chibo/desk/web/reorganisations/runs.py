"""Show how far a deed is that goes on beside the pages, and what came of it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.reorganisations.launching import launch
from chibo.desk.web.reorganisations.loading import reorganisation_of
from chibo.desk.web.reorganisations.pages import frame
from chibo.desk.web.reorganisations.words import run_name
from chibo.kernel.errors import ChiboError, NotFound
from chibo.kernel.wording import Wording, say
from chibo.register.reorganisations.api import (
    ReorganisationLine,
    ReorganisationNotSeen,
    RunSeen,
    RunState,
    begin_run,
    deeds_done,
    entries_resting_on,
    last_run_of,
    step_text,
)
from chibo.trust.audit.api import Entry
from chibo.ui.api import wants_fragment
from chibo.ui.templatetags.chibo import day, number

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Come:
    """What came of a run, in a sentence, and its tone; empty while it goes on."""

    text: str = ""
    tone: str = ""


def started(
    request: HttpRequest, line: ReorganisationLine, what: str, reader: Reader, reason: str = ""
) -> HttpResponse:
    """Begin the deed and lead to the page that shows how far it is; what stands against it at once is said instead."""
    try:
        run = begin_run(reorganisation_id=line.id, what=what, reason=reason, by=reader.actor)
    except NotFound:
        raise
    except ChiboError as refused:
        messages.error(request, refused.said(_))
        return HttpResponseRedirect(reverse("desk:reorganisation", args=[line.public_id]))
    launch(run)
    return HttpResponseRedirect(reverse("desk:run", args=[line.public_id]))


def show(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Show the last deed on it: a bar while it goes on, then what came of it; as a part for who asks each second."""
    reader = reader_of(request)
    line = reorganisation_of(reader, reorganisation)
    run = last_run_of(line.id)
    if run is None:
        raise ReorganisationNotSeen(reorganisation)
    said = step_text(run.step_name)
    content = {
        **frame(line, "desk:run"),
        "run": run,
        "run_name": run_name(run.what),
        "step": _(said) if run.step_name else _("Starting"),
        "done": max(run.step - 1, 0),
        "come": _come(run, line),
    }
    if not wants_fragment(request):
        return render(request, "desk/reorganisations/run.html", content)
    answer = render(request, "desk/reorganisations/run_told.html", content)
    if run.state.is_over:
        # The page says more than this part of it: how far the reorganisation is by now.
        answer["HX-Refresh"] = "true"
    return answer


def _come(run: RunSeen, line: ReorganisationLine) -> Come:
    match run.state:
        case RunState.DONE:
            return Come(_done(run, line), "success")
        case RunState.REFUSED:
            return Come(_refused(run, line), "error")
        case RunState.FAILED:
            return Come(
                _(
                    "It stopped at what was not expected; nothing was changed."
                    " The server's log says more. Try it again."
                ),
                "error",
            )
        case RunState.BROKEN:
            return Come(
                _("It was broken off: its process ended before it was through. Nothing was changed. Start it again."),
                "error",
            )
        case _:
            return Come()


def _done(run: RunSeen, line: ReorganisationLine) -> str:
    if run.what == "apply":
        return _("Applied. From %(day)s the register is as the plan has it.") % {"day": day(line.effective_on)}
    if run.what == "reverse":
        return _("Reversed. The register is as it was before; history keeps both.")
    return _("Rehearsed. What was found stands on its page.")


def _refused(run: RunSeen, line: ReorganisationLine) -> str:
    """Say what refused it, in the reader's language; entries that rest on it are named."""
    told = run.told
    values = {
        name: Wording(value["wording"]) if isinstance(value, dict) else value
        for name, value in told.get("values", {}).items()
    }
    said = say(str(told.get("text", "")), values, _)
    return _resting(set(told["rests"]), line, said) if "rests" in told else said


def _resting(ids: set[int], line: ReorganisationLine, said: str) -> str:
    """Name the entries that rest on it, each by its day, who made it and why."""
    applied = [deed.seq for deed in deeds_done(line.id) if deed.what == "applied" and deed.seq is not None]
    if not ids and applied and line.rehearsal_id is not None:
        ids = {one.id for one in entries_resting_on(line.rehearsal_id, after_seq=applied[-1])}
    entries = Entry.objects.filter(pk__in=ids).order_by("seq")
    if not entries:
        return said
    told = [
        f"{_('entry %(number)s') % {'number': number(one.seq)}}, {day(one.recorded_at)}, {one.actor_name}:"
        f" {one.reason.splitlines()[0] if one.reason else '–'}"
        for one in entries[:SHOWN]
    ]
    more = len(entries) - SHOWN
    if more > 0:
        told.append(_("and %(count)s more") % {"count": number(more)})
    return _("It cannot be reversed: later entries rest on it. Withdraw these first: %(entries)s.") % {
        "entries": "; ".join(told)
    }
