"""Find units, members and areas by name, with or without tones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chibo.desk.web.reader import reader_of
from chibo.desk.web.words import coded
from chibo.register.areas.api import areas_found
from chibo.register.members.api import members_found
from chibo.register.units.api import units_found
from chibo.trust.access.api import Permission

SHOWN = 20
LEAST_LETTERS = 2
MOST_LETTERS = 100


def show(request: HttpRequest) -> HttpResponse:
    """Show what bears all the words looked for, on the day, within what the reader may see."""
    reader = reader_of(request)
    text = " ".join(request.GET.get("q", "")[:MOST_LETTERS].replace("\0", "").split())
    content: dict[str, object] = {
        "section": "search",
        "searched": text,
        "shown": SHOWN,
        "is_too_short": 0 < len(text) < LEAST_LETTERS,
    }
    if len(text) >= LEAST_LETTERS:
        scope = reader.scope(Permission.READ_UNITS)
        members_scope = reader.scope(Permission.READ_MEMBERS)
        units = units_found(text, on=reader.on, scope=scope, limit=SHOWN)
        members = members_found(text, on=reader.on, scope=members_scope, limit=SHOWN)
        areas = areas_found(text, on=reader.on, scope=scope, limit=SHOWN)
        content |= {
            "units": [(unit, coded("unit_kind", unit.kind)) for unit in units],
            "members": members,
            "areas": [(area, coded("area_kind", area.kind)) for area in areas],
            "is_empty": not (units or members.lines or areas),
            "is_done": True,
        }
    return render(request, "desk/search.html", content)
