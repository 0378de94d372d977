"""Open with the figures of one's unit on a day: those pinned, or the headline ones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from chibo.desk.web.figures.dashboard import cells_by_setting, headline_unit, tiles_of
from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.shell import CHOSEN_UNIT, current_unit, units_granted
from chibo.desk.web.tree import Branch, branches
from chibo.register.units.api import UnitLine, children_of
from chibo.trust.access.api import Permission

BESIDE = {"beside", "staff"}


def show(request: HttpRequest) -> HttpResponse:
    """Show the unit the reader works in: its figures on the day and what stands directly under it."""
    reader = reader_of(request)
    unit = current_unit(request, units_granted(reader))
    if unit is None:
        return render(request, "desk/home.html", {"section": "home", "unit": None})
    if request.GET.get("unit") == str(unit.public_id):
        request.session[CHOSEN_UNIT] = str(unit.public_id)
    content: dict[str, object] = {"section": "home", "unit": unit, "below": _below(unit, reader)}
    if reader.scope(Permission.READ_FIGURES):
        seen = headline_unit(unit.public_id, reader)
        content |= {"tiles": tiles_of(reader, seen), "settings": cells_by_setting(seen, reader)}
    return render(request, "desk/home.html", content)


def _below(unit: UnitLine, reader: Reader) -> tuple[Branch, ...]:
    """Show the units of the tree; what stands beside it counts no members and has its line on the unit's page."""
    below = [one for one in children_of(unit.id, on=reader.on) if one.level not in BESIDE]
    return branches(below, on=reader.on)
