"""Add, change, take away and reorder the actions of a draft; each works by a form, without scripts."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.reorganisations.drafts import FORM
from chibo.desk.web.reorganisations.forms import ActionForm
from chibo.desk.web.reorganisations.loading import reorganisation_to_order
from chibo.desk.web.reorganisations.pages import frame
from chibo.desk.web.reorganisations.resolving import Resolver
from chibo.desk.web.reorganisations.words import action_explained, action_name
from chibo.kernel.errors import ChiboError, NotFound
from chibo.register.reorganisations.api import (
    KINDS,
    Action,
    ReorganisationLine,
    ReorganisationNotSeen,
    actions_of,
    digest_of,
    kind_of,
    redraft_reorganisation,
)
from chibo.trust.access.api import Permission
from chibo.ui.api import page_of


def add(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Show the form of a new action of the kind asked for, or add it at the end."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else "merge"
    actions = actions_of(line.id)
    form = ActionForm(kind, _resolver(line, actions, reader), request.POST or None)
    if request.method == "POST" and form.is_valid() and form.action is not None:
        fault = redrafted(request, line, [*actions, form.action], actions, reader)
        if not fault:
            return _back(line, len(actions) + 1)
        form.add_error(None, fault)
    return _page(request, line, form, actions)


def change(request: HttpRequest, reorganisation: UUID, position: int) -> HttpResponse:
    """Show the form of an action as it is written, or put another in its place."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    actions = actions_of(line.id)
    action = _at(actions, position)
    form = ActionForm(kind_of(action), _resolver(line, actions, reader), request.POST or None, action=action)
    if request.method == "POST" and form.is_valid() and form.action is not None:
        changed = [*actions[: position - 1], form.action, *actions[position:]]
        fault = redrafted(request, line, changed, actions, reader)
        if not fault:
            return _back(line, position)
        form.add_error(None, fault)
    return _page(request, line, form, actions, position)


@require_POST
def removals(request: HttpRequest, reorganisation: UUID, position: int) -> HttpResponse:
    """Take the action away."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    actions = actions_of(line.id)
    _at(actions, position)
    fault = redrafted(request, line, [*actions[: position - 1], *actions[position:]], actions, reader)
    if fault:
        messages.error(request, fault)
    return _back(line, min(position, max(len(actions) - 1, 1)))


@require_POST
def places(request: HttpRequest, reorganisation: UUID, position: int) -> HttpResponse:
    """Put the action at another place of the order."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    actions = list(actions_of(line.id))
    action = _at(actions, position)
    wanted = request.POST.get("to", "")
    if not (wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(actions)):
        told = _("“%(place)s” is no place in the order. Give a number from 1 to %(last)s.")
        messages.error(request, told % {"place": wanted[:20], "last": len(actions)})
        return _back(line, position)
    ordered = [*actions[: position - 1], *actions[position:]]
    ordered.insert(int(wanted) - 1, action)
    fault = redrafted(request, line, ordered, actions, reader)
    if fault:
        messages.error(request, fault)
    return _back(line, int(wanted))


def _resolver(line: ReorganisationLine, actions: Sequence[Action], reader: Reader) -> Resolver:
    address = reverse("desk:unit_suggestions", args=[line.public_id])
    return Resolver(actions, on=line.effective_on, scope=reader.scope(Permission.REORGANISE), suggestions=address)


def _at(actions: Sequence[Action], position: int) -> Action:
    if not 1 <= position <= len(actions):
        raise ReorganisationNotSeen(position)
    return actions[position - 1]


def redrafted(
    request: HttpRequest, line: ReorganisationLine, changed: Sequence[Action], seen: Sequence[Action], reader: Reader
) -> str:
    """Put the changed actions in place of those the page showed; say what stands against it, or nothing."""
    if request.POST.get("digest", "") != digest_of(seen):
        return _("Somebody else has changed the actions since this page was opened. Look at them, then send it again.")
    try:
        redraft_reorganisation(reorganisation_id=line.id, actions=changed, basis=FORM, by=reader.actor)
    except NotFound:
        raise
    except ChiboError as refused:
        return refused.said(_)
    return ""


def _back(line: ReorganisationLine, position: int) -> HttpResponseRedirect:
    page = -(-position // page_of(HttpRequest()).rows)
    address = reverse("desk:reorganisation", args=[line.public_id])
    asked = f"?page={page}" if page > 1 else ""
    return HttpResponseRedirect(f"{address}{asked}#action-{position}")


def _page(
    request: HttpRequest,
    line: ReorganisationLine,
    form: ActionForm,
    actions: Sequence[Action],
    position: int | None = None,
) -> HttpResponse:
    content = {
        **frame(line, "desk:reorganisation"),
        "form": form,
        "kind": form.kind,
        "kind_name": action_name(form.kind),
        "explained": action_explained(form.kind),
        "kinds": [(kind, action_name(kind)) for kind in KINDS],
        "position": position,
        "digest": digest_of(actions),
        "founded": form.resolver.founded.values(),
    }
    return render(request, "desk/reorganisations/action.html", content, status=422 if form.errors else 200)
