"""Open with the headline figures of one's unit on a day."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.shell import CHOSEN_UNIT, current_unit, units_granted
from chibo.desk.web.tree import Branch, branches
from chibo.desk.web.words import coded
from chibo.figures.api import Figure, figure
from chibo.register.units.api import UnitLine, children_of
from chibo.trust.access.api import Permission
from chibo.ui.api import Tile, address_part
from chibo.ui.templatetags.chibo import number

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
        cells = figure("org.cells_by_setting", unit=unit.id, on=reader.on, known_at=reader.known_at)
        content |= {"tiles": _headlines(unit, reader, cells, address_part(request)), "settings": _settings(cells)}
    return render(request, "desk/home.html", content)


def _headlines(unit: UnitLine, reader: Reader, cells: Figure, at: str) -> list[Tile]:
    on, then, new_year = reader.on, reader.known_at, date(reader.on.year, 1, 1)
    members = figure("mem.total", unit=unit.id, on=on, known_at=then, by=("stage",))
    probationary = sum(int(row.value) for row in members.rows if row.keys == ("probationary",))
    women = figure("sec.attr", unit=unit.id, on=on, known_at=then, where=(("sex", "F"),))
    villages = figure("vil.coverage", unit=unit.id, on=on, known_at=then)
    may_list = reader.scope(Permission.READ_MEMBERS)
    members_address = reverse("desk:unit_members", args=[unit.public_id]) + at if may_list else ""
    since = _("since %(day)s") % {"day": f"{new_year:%d/%m/%Y}"}
    admitted = figure("adm.count", unit=unit.id, on=on, known_at=then, since=new_year)
    return [
        Tile(
            _("Members"), members.value, _("%(count)s probationary") % {"count": number(probationary)}, members_address
        ),
        Tile(_("Grassroots organisations"), figure("org.tccsd", unit=unit.id, on=on, known_at=then).value),
        Tile(_("Cells"), cells.value),
        Tile(_("Admitted this year"), admitted.value, since),
        Tile(_("Cell secretaries"), women.denominator, _("%(count)s women") % {"count": number(int(women.numerator))}),
        Tile(
            _("Villages with a cell of their own"),
            villages.value,
            _("of %(count)s villages") % {"count": number(int(villages.denominator or 0))},
        ),
    ]


def _settings(cells: Figure) -> list[tuple[str, int]]:
    return sorted(
        ((coded("setting", row.keys[0]) or _("not recorded"), int(row.value)) for row in cells.rows),
        key=lambda row: -row[1],
    )


def _below(unit: UnitLine, reader: Reader) -> tuple[Branch, ...]:
    """Show the units of the tree; what stands beside it counts no members and has its line on the unit's page."""
    below = [one for one in children_of(unit.id, on=reader.on) if one.level not in BESIDE]
    return branches(below, on=reader.on)
