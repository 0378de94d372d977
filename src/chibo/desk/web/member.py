"""Show a member on a day: the sheet, the events, the places, the posts."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from chibo.desk.web.reader import Reader, reader_of
from chibo.desk.web.sheet_items import items_of
from chibo.desk.web.words import coded
from chibo.kernel.clock import SystemClock
from chibo.kernel.periods import Period
from chibo.register.members.api import MemberEventSeen, MemberSeen, PlaceSeen, events_of, member_seen, places_of
from chibo.register.offices.api import posts_of
from chibo.register.people.api import sheet_of
from chibo.trust.access.api import Permission
from chibo.trust.audit.api import record_reading
from chibo.ui.api import Moment

TONES = {
    "admitted": "start",
    "readmitted": "start",
    "transferred_in": "start",
    "restored": "start",
    "recognised": "change",
}
ENDS = {"died", "removed", "left", "expelled", "transferred_out", "admission_cancelled"}


def show(request: HttpRequest, member: UUID) -> HttpResponse:
    """Show the member's sheet with its numbers masked."""
    reader = reader_of(request)
    seen = member_seen(member, on=reader.on, scope=reader.scope(Permission.READ_MEMBERS))
    return _page(request, reader, seen, opened=False)


@require_POST
def identifiers(request: HttpRequest, member: UUID) -> HttpResponse:
    """Show the sheet once with its numbers open, and record that they were read."""
    reader = reader_of(request)
    seen = member_seen(member, on=reader.on, scope=reader.scope(Permission.OPEN_IDENTIFIERS))
    record_reading(by=reader.actor, what="identifiers", of_kind="member", of_id=str(seen.public_id))
    return _page(request, reader, seen, opened=True)


def _page(request: HttpRequest, reader: Reader, seen: MemberSeen, *, opened: bool) -> HttpResponse:
    sheet = sheet_of(seen.person_id, on=reader.on, until=seen.seen_until, opened=opened)
    events, places = events_of(seen), places_of(seen)
    posts = posts_of(seen.person_id, until=seen.seen_until)
    counted = [place for place in places if place.what == "counted" and _holds(place, reader)]
    content = {
        "section": "members",
        "member": seen,
        "sheet": sheet,
        "cell": counted[0] if counted else None,
        "stage": _stage(events, reader),
        "items": items_of(sheet, events),
        "moments": [_moment(event) for event in events],
        "places": [(_place_name(place), place) for place in places],
        "posts": [(coded("post", post.post), coded("appointment_form", post.appointment_form), post) for post in posts],
        "is_opened": opened,
        "may_open": not opened and bool(reader.scope(Permission.OPEN_IDENTIFIERS)),
        "read_at": SystemClock().now(),
    }
    return render(request, "desk/member.html", content)


def _holds(place: PlaceSeen, reader: Reader) -> bool:
    return Period(place.first_on, place.ended_on).contains(reader.on)


def _stage(events: tuple[MemberEventSeen, ...], reader: Reader) -> str:
    passed = [event for event in events if event.on.on is None or event.on.on <= reader.on]
    stages = [event.kind for event in passed if event.kind in {"recognised", "readmitted", "admitted"}]
    if "recognised" in stages and (
        "readmitted" not in stages or stages.index("recognised") < stages.index("readmitted")
    ):
        return _("Full member")
    return _("Probationary member")


def _moment(event: MemberEventSeen) -> Moment:
    lines = []
    if event.exit_kind:
        lines.append(coded("exit_kind", event.exit_kind) or "")
    if event.counterpart and event.cell_name and event.kind == "moved":
        lines.append(f"{event.counterpart} → {event.cell_name}")
    else:
        lines += [one for one in (event.cell_name, event.counterpart) if one]
    if event.decided_on.on:
        lines.append(_("decided on %(day)s") % {"day": str(event.decided_on)})
    tone = "end" if event.kind in ENDS else TONES.get(event.kind, "")
    title = coded("event_kind", event.kind) or event.kind
    return Moment(event.on, title, " · ".join(lines), event.decision or "", tone=tone)


def _place_name(place: PlaceSeen) -> str:
    names = {
        "counted": _("Counted in"),
        "meeting": _("Meets in"),
        "fee": _("Pays the fee in"),
        "residence": _("Introduced at the residence to"),
    }
    return names[place.what]
