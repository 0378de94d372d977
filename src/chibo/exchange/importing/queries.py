"""Answer which imports were made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chibo.exchange.importing.models import Import
from chibo.trust.audit.api import Entry, entries_of


@dataclass(frozen=True, slots=True)
class ImportMade:
    """One import that changed the register; `undone_by` is the entry that took it back."""

    id: int
    entry_id: int
    recorded_at: datetime | None
    actor: str
    reason: str
    speaks_on: date
    files: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]
    undone_by: int | None

    def as_json(self) -> dict[str, Any]:
        """Give the import as plain values."""
        return {
            "id": self.id,
            "entry": self.entry_id,
            "recorded_at": self.recorded_at.isoformat() if self.recorded_at else None,
            "actor": self.actor,
            "reason": self.reason,
            "on": self.speaks_on.isoformat(),
            "files": list(self.files),
            "counts": self.counts,
            "undone_by": self.undone_by,
        }


def imports_made() -> tuple[ImportMade, ...]:
    """Which imports changed the register? Latest first."""
    entries = {entry.pk: entry for entry in entries_of("import")}
    undone = dict(Entry.objects.filter(withdraws__in=entries, seq__isnull=False).values_list("withdraws_id", "pk"))
    return tuple(
        ImportMade(
            id=made.pk,
            entry_id=made.entry_id,
            recorded_at=entries[made.entry_id].recorded_at,
            actor=entries[made.entry_id].actor_name,
            reason=entries[made.entry_id].reason,
            speaks_on=made.speaks_on,
            files=tuple(file["name"] for file in made.files),
            counts=made.counts,
            undone_by=undone.get(made.entry_id),
        )
        for made in Import.objects.order_by("-pk")
    )
