"""Suggest units while one is being written, as the options of a list; without scripts the field is a plain one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chibo.desk.web.reader import reader_of
from chibo.desk.web.reorganisations.before_after import labels_of
from chibo.desk.web.reorganisations.loading import reorganisation_to_order
from chibo.desk.web.reorganisations.resolving import NEW
from chibo.kernel.texts import fold
from chibo.register.reorganisations.api import actions_of
from chibo.register.units.api import units_found
from chibo.trust.access.api import Permission

SHOWN = 12
LEAST_LETTERS = 2
MOST_LETTERS = 100


def units(request: HttpRequest, reorganisation: UUID) -> HttpResponse:
    """Give the units of the reader's scope that bear the words written in the field, on the day it takes effect."""
    reader = reader_of(request)
    line = reorganisation_to_order(reader, reorganisation, Permission.REORGANISE)
    written = request.GET.get(request.GET.get("field", ""), "")
    text = " ".join(written[:MOST_LETTERS].replace("\0", "").split())
    options: list[tuple[str, str]] = []
    if len(text) >= LEAST_LETTERS:
        words = fold(text.removeprefix(NEW))
        founded = [name for name in labels_of(actions_of(line.id)).values() if words in fold(name)]
        options += [(f"{NEW}{name}", "") for name in founded[:SHOWN]]
        scope = reader.scope(Permission.REORGANISE)
        found = units_found(text, on=line.effective_on, scope=scope, limit=SHOWN)
        options += [(unit.code or unit.name, _told(unit.name, unit.parent_name, text)) for unit in found]
    return render(request, "desk/reorganisations/suggestions.html", {"options": options})


def _told(name: str, parent: str | None, text: str) -> str:
    """Say which unit it is; browsers offer only what bears the letters written, so without tones they are told too."""
    told = f"{name} · {parent}" if parent else name
    return told if text.lower() in told.lower() else f"{told} · {fold(name)}"
