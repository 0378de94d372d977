"""Show a unit on a day: what it is, who serves it, what stands under it, what became of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.reorganisations.words import state_name
from chibo.desk.web.shell import reading_scope
from chibo.desk.web.tree import branches
from chibo.desk.web.words import coded, dimension_name
from chibo.kernel.periods import Period
from chibo.register.areas.api import areas_of_cell
from chibo.register.members.api import subtree_counts_of
from chibo.register.offices.api import Officer, officers_of
from chibo.register.reorganisations.api import ReorganisationLine, identity_of, reorganisations_listed
from chibo.register.units.api import (
    Relative,
    UnitChange,
    UnitFactRecorded,
    UnitLineage,
    UnitSeen,
    changes_of,
    children_of,
    lineage_of,
    path_of,
    steps_of,
    unit_seen,
)
from chibo.trust.access.api import Permission
from chibo.ui.api import Crumb, Fact, Moment, Tab, Tile, address_part, page_of

ALWAYS = {"unit_kind", "level"}
OF_CELLS = {"setting", "meeting_form"}
FACTS = ("unit_kind", "level", "setting", "base_unit_kind", "ownership", "meeting_form", "without_nonmembers")


def overview(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Show the facts of the unit on the day, its officers and the areas it serves."""
    reader = reader_of(request)
    seen = seen_by(reader, unit)
    count = subtree_counts_of([seen.id], on=reader.on)[seen.id]
    tiles = (
        [Tile(_("Members"), count.members)]
        if seen.is_cell
        else [Tile(_("Cells"), count.cells), Tile(_("Members"), count.members)]
    )
    officers = _officers(seen, reader)
    return render(
        request,
        "desk/unit.html",
        {
            **frame(request, reader, seen, "desk:unit"),
            "tiles": tiles,
            "facts": _facts(seen, lineage_of(seen.id), address_part(request)),
            "officers": officers,
            "may_read_members": officers is not None,
            "areas": areas_of_cell(seen.id, on=reader.on) if seen.is_cell else (),
        },
    )


def below(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Show what stands directly under the unit on the day, with counts."""
    reader = reader_of(request)
    seen = seen_by(reader, unit)
    lines = branches(children_of(seen.id, on=reader.on), on=reader.on)
    return render(request, "desk/unit_below.html", {**frame(request, reader, seen, "desk:units_below"), "below": lines})


def history(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Show what became of the unit through time, and each fact with both its times: true from when, recorded when."""
    reader = reader_of(request)
    seen = seen_by(reader, unit)
    page = page_of(request)
    total, steps = steps_of(seen.id, offset=page.offset, rows=page.rows)
    content = {
        **frame(request, reader, seen, "desk:unit_history"),
        "moments": [
            _moment(change, address_part(request)) for change in changes_of(seen.id) if not _is_ahead(change, reader)
        ],
        "steps": [_step(step) for step in steps],
        "pages": page.of(request, total),
    }
    return render(request, "desk/unit_history.html", content)


def planned(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Show what is to become of the unit after today, each with its decision."""
    reader = reader_of(request)
    seen = seen_by(reader, unit)
    ahead = [change for change in changes_of(seen.id) if _is_ahead(change, reader)]
    content = {
        **frame(request, reader, seen, "desk:unit_planned"),
        "moments": [_moment(change, address_part(request)) for change in reversed(ahead)],
        "today": reader.today,
        "reorganisations": _speaking_of(seen, reader),
    }
    return render(request, "desk/unit_planned.html", content)


def _speaking_of(seen: UnitSeen, reader: Reader) -> list[tuple[ReorganisationLine, str]]:
    """Give the reorganisations that speak of the unit and are not applied yet, to those who may see them."""
    scope = reading_scope(reader)
    if not scope or reader.known_at is not None:
        return []
    _total, lines = reorganisations_listed(reader=identity_of(reader.actor), scope=scope, unit=seen.id)
    return [(line, state_name(line.state)) for line in lines if not line.is_applied]


def _is_ahead(change: UnitChange, reader: Reader) -> bool:
    return isinstance(change.on, date) and change.on > reader.today


def seen_by(reader: Reader, unit: UUID, permission: Permission = Permission.READ_UNITS) -> UnitSeen:
    """Load the unit and see to it in one step that the reader may see it."""
    return unit_seen(unit, on=reader.on, scope=reader.scope(permission))


def frame(request: HttpRequest, reader: Reader, seen: UnitSeen, current: str) -> dict[str, object]:
    """Give what all pages of a unit share: its path, its name and the views of it."""
    at = address_part(request)
    scope = reader.scope(Permission.READ_UNITS)
    steps = path_of(seen.id, on=reader.on, scope=scope)
    views = [("desk:unit", _("Facts"))]
    if not seen.is_cell:
        views.append(("desk:units_below", _("Units below")))
    if reader.scope(Permission.READ_MEMBERS):
        views.append(("desk:unit_members", _("Members")))
    views.append(("desk:unit_history", _("History")))
    views.append(("desk:unit_planned", _("Planned")))
    return {
        "section": "units",
        "unit": seen,
        "kind": coded("unit_kind", seen.attributes.get("unit_kind")),
        "exists": Period(seen.first_on, seen.ended_on).contains(reader.on),
        "crumbs": [Crumb(step.name, reverse("desk:unit", args=[step.public_id]) + at) for step in steps],
        "tabs": [Tab(label, reverse(name, args=[seen.public_id]) + at, name == current) for name, label in views],
    }  # fmt: skip


def _facts(seen: UnitSeen, lineage: UnitLineage, at: str) -> list[Fact]:
    facts = [Fact(_("Code"), seen.code)]
    facts += [
        Fact(dimension_name(dimension), coded(dimension, seen.attributes.get(dimension)))
        for dimension in FACTS
        if dimension in seen.attributes or dimension in ALWAYS or (seen.is_cell and dimension in OF_CELLS)
    ]  # fmt: skip
    founded = f"{seen.first_on:%d/%m/%Y}" if seen.first_on else None
    facts.append(Fact(_("Founded"), founded, note=seen.begun_by or ""))
    facts += [_tie(_("Came from"), one, at) for one in lineage.came_from]
    if seen.ended_on:
        ended = f"{seen.ended_on:%d/%m/%Y}"
        facts.append(
            Fact(_("Ended"), [ended, coded("reorganisation_kind", seen.end_kind) or ""], note=seen.ended_by or "")
        )
    facts += [_tie(_("Goes on as"), one, at) for one in lineage.went_to]
    return facts


def _tie(label: str, other: Relative, at: str) -> Fact:
    note = f"{other.first_on:%d/%m/%Y}" + (f" · {_share(str(other.share))}" if other.share != 1 else "")
    return Fact(label, other.name, reverse("desk:unit", args=[other.public_id]) + at, note)


def _share(share: str) -> str:
    return _("%(share)s of the former unit") % {"share": share}


def _officers(seen: UnitSeen, reader: Reader) -> list[tuple[str, Officer]] | None:
    """Names are personal: only who may read members sees who holds a post."""
    if not reader.scope(Permission.READ_MEMBERS):
        return None
    return [(coded("post", officer.post) or officer.post, officer) for officer in officers_of(seen.id, on=reader.on)]


def _moment(change: UnitChange, at: str) -> Moment:
    if change.what == "founded":
        return Moment(change.on, _("Founded"), basis=change.decision or "", tone="start")
    if change.what == "ended":
        ended = coded("reorganisation_kind", change.value) or ""
        return Moment(change.on, _("Ended"), ended, change.decision or "", tone="end")
    if change.what in {"came_from", "went_to"}:
        title = _("Came from %(unit)s") if change.what == "came_from" else _("Goes on as %(unit)s")
        address = reverse("desk:unit", args=[change.other_id]) + at
        share = _share(change.former) if change.former else ""
        return Moment(change.on, title % {"unit": change.value}, share, change.decision or "", address, tone="change")
    if change.what == "term":
        text = _("Congress %(ordinal)s, until %(day)s") % {"ordinal": change.value or "–", "day": change.former or "–"}
        return Moment(change.on, _("Term"), text, change.decision or "")
    value, former = (coded(change.what, one) if change.what in FACTS else one for one in (change.value, change.former))
    text = f"{former} → {value}" if former else value or ""
    return Moment(
        change.on or _("as recorded"),
        dimension_name(change.what),
        text,
        change.decision or "",
        tone="change" if former else "",
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded fact in words."""

    name: str
    value: str
    deed: str
    fact: UnitFactRecorded


def _step(fact: UnitFactRecorded) -> Step:
    deeds = {"I": _("written"), "U": _("changed"), "D": _("taken back")}
    names = {"life": _("Life of the unit"), "came_from": _("Came from"), "went_to": _("Goes on as")}
    value = coded(fact.what, fact.value) if fact.what in FACTS else fact.value
    if fact.what == "life":
        value = coded("reorganisation_kind", fact.value)
    return Step(names.get(fact.what) or dimension_name(fact.what), value or "", deeds[fact.operation], fact)
