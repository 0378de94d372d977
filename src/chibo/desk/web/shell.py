"""Stand around every page: the menu, the units of one's grants, the search."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.words import role_name
from chibo.register.units.api import UnitLine, roots_of
from chibo.trust.access.api import Permission, Scope
from chibo.ui.api import DayNotUnderstood, NavGroup, NavItem, Shell, UnitChoice, address_part

CHOSEN_UNIT = "unit"


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give the shell to the templates of a signed-in person, made when a page asks for it; others have none."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    try:
        at = address_part(request)
    except DayNotUnderstood:
        return {}
    return {"shell": SimpleLazyObject(lambda: _shell(request, at))}


def _shell(request: HttpRequest, at: str) -> Shell:
    reader = reader_of(request)
    units = units_granted(reader)
    current = current_unit(request, units)
    roles = {unit: role for role, unit in reader.roles()}
    choices = tuple(
        UnitChoice(
            unit.name,
            role_name(roles.get(unit.id, "")),
            f"{reverse('desk:home')}?unit={unit.public_id}{at.replace('?', '&')}",
            current is not None and unit.id == current.id,
        )
        for unit in units
    )
    role = role_name(roles.get(current.id, "")) if current else ""
    return Shell(
        reader.actor.name,
        role,
        reverse("desk:home") + at,
        reverse("desk:search"),
        _menu(reader, at),
        choices,
        reads_history=bool(reader.scope(Permission.READ_HISTORY)),
    )


def units_granted(reader: Reader) -> tuple[UnitLine, ...]:
    """Give the units the reader was granted, as of the day viewed; asked once a page."""
    return reader.once("units_granted", lambda: roots_of(reader.scope(Permission.READ_UNITS), on=reader.on))


def current_unit(request: HttpRequest, units: tuple[UnitLine, ...]) -> UnitLine | None:
    """Give the one the reader works in: the one asked for, else the last chosen, else the first."""
    by_id = {str(unit.public_id): unit for unit in units}
    wanted = (request.GET.get("unit", ""), request.session.get(CHOSEN_UNIT, ""))
    return next((by_id[one] for one in wanted if one in by_id), units[0] if units else None)


def _menu(reader: Reader, at: str) -> tuple[NavGroup, ...]:
    items = [
        NavItem("home", _("Overview"), reverse("desk:home") + at, "home"),
        NavItem("units", _("Organisation tree"), reverse("desk:tree") + at, "sitemap"),
    ]
    if reader.scope(Permission.READ_MEMBERS):
        items.append(NavItem("members", _("Members"), reverse("desk:members") + at, "users"))
    items.append(NavItem("search", _("Search"), reverse("desk:search") + at, "search"))
    items.append(NavItem("compare", _("Compare two days"), reverse("desk:compare") + at, "arrows-diff"))
    groups = [NavGroup(_("Register"), tuple(items))]
    if reader.scope(Permission.READ_FIGURES):
        figures = [
            NavItem("figures", _("Explore figures"), reverse("desk:figures") + at, "chart-bar"),
            NavItem("figures_check", _("Check printed figures"), reverse("desk:figures_check") + at, "list-details"),
            NavItem("questions", _("Kept questions"), reverse("desk:questions"), "bookmark"),
            NavItem("tables", _("Official tables"), reverse("desk:tables") + at, "file-spreadsheet"),
        ]
        groups.append(NavGroup(_("Figures"), tuple(figures)))
    if reading_scope(reader):
        item = NavItem("reorganisations", _("Reorganisations"), reverse("desk:reorganisations"), "git-merge")
        groups.append(NavGroup(_("Organisation"), (item,)))
    return tuple(groups)


def reading_scope(reader: Reader) -> Scope:
    """Tell within which units the reader may see reorganisations: who orders them, and who inspects."""
    scopes = [
        reader.scope(one)
        for one in (Permission.REORGANISE, Permission.APPROVE_REORGANISATIONS, Permission.READ_HISTORY)
    ]
    return Scope(tuple(sorted({root for scope in scopes for root in scope.roots})), reader.asked_on)
