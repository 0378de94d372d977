"""Name the rows behind a figure within the reader's grants, each with its decision and the entry that wrote it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.urls import reverse

from chibo.desk.web.figures.words import written
from chibo.desk.web.reader import Reader
from chibo.desk.web.words import coded
from chibo.figures.api import RowsBehind
from chibo.kernel.named_rows import NamedRow
from chibo.register.areas.api import areas_named_on, communes_named_on
from chibo.register.members.api import events_named_on, members_named_on
from chibo.register.offices.api import holdings_named_on
from chibo.register.units.api import units_named_on
from chibo.trust.access.api import Permission, Scope
from chibo.trust.audit.api import Entry, entry_known_at, last_entries_of

type Namer = Callable[..., dict[int, NamedRow]]
_NAMERS: dict[str, tuple[Namer, Permission]] = {
    "units": (units_named_on, Permission.READ_UNITS),
    "unit_events": (units_named_on, Permission.READ_UNITS),
    "areas": (areas_named_on, Permission.READ_UNITS),
    "communes": (communes_named_on, Permission.READ_UNITS),
    "posts": (holdings_named_on, Permission.READ_MEMBERS),
    "members": (members_named_on, Permission.READ_MEMBERS),
}
_EVENTS: tuple[Namer, Permission] = (events_named_on, Permission.READ_MEMBERS)
_LEFT = {"removed", "left", "expelled", "admission_cancelled", "died", "transferred_out"}


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row as the page shows it; one that may not be seen has neither name nor anything else but its share."""

    name: str = ""
    address: str = ""
    unit_name: str = ""
    unit_address: str = ""
    day: date | None = None
    what: str = ""
    share: str = ""
    is_uncertain: bool = False
    is_of_eve: bool = False
    decision: str = ""
    entry: Entry | None = None


def rows_shown(rows: RowsBehind, reader: Reader, known_at: datetime | None) -> list[RowShown]:
    """Name each row, in their order; those that the reader may not see are only counted."""
    namer, permission = _NAMERS.get(rows.population, _EVENTS)
    scope: Scope = reader.scope(permission)
    asked_about = [(row.id, row.day) for row in rows.rows]
    named = namer(asked_about, scope=scope) if scope and asked_about else {}
    entries = _entries(list(named.values()), known_at)
    shown = []
    for place, row in enumerate(rows.rows):
        share = "" if row.share == 1 else written(row.share)
        if place not in named:
            shown.append(RowShown(share=share, is_of_eve=row.is_of_eve))
            continue
        one = named[place]
        told = _shown(rows.population, one, row.day, share, entries.get((one.table, one.row_id)), row.is_uncertain)
        shown.append(replace(told, is_of_eve=row.is_of_eve))
    return shown


def _shown(population: str, one: NamedRow, day: date, share: str, entry: Entry | None, is_uncertain: bool) -> RowShown:
    is_left = one.code_list == "event_kind" and one.what in _LEFT and population != "members"
    seen_on = day - timedelta(days=1) if is_left else day
    page = "desk:unit_history" if population in {"units", "unit_events"} else "desk:member"
    return RowShown(
        one.name or "–",
        f"{reverse(page, args=[one.subject])}?on={seen_on}" if one.subject else "",
        one.unit_name,
        f"{reverse('desk:unit', args=[one.unit])}?on={seen_on}" if one.unit else "",
        day if population not in {"units", "members", "posts", "areas", "communes"} else one.day,
        coded(one.code_list, one.what) or "",
        share,
        is_uncertain,
        decision=one.decision or "",
        entry=entry,
    )


def _entries(named: Sequence[NamedRow], known_at: datetime | None) -> dict[tuple[str, int], Entry]:
    """Find which entry wrote each row last, as far as is known."""
    until = entry_known_at(known_at) if known_at else None
    found: dict[tuple[str, int], Entry] = {}
    for table in {one.table for one in named}:
        rows = [one.row_id for one in named if one.table == table]
        found |= {(table, row): entry for row, entry in last_entries_of(table, rows, until_seq=until).items()}
    return found
