"""The door of the audit room."""

from chibo.trust.audit.commands import (
    EntryAlreadyWithdrawn,
    EntryNotFound,
    InstallationIsOfAnotherKind,
    LaterFactsRestOnEntry,
    entry,
    establish_installation,
    record_reading,
    recording_at,
    renew_epoch,
    withdraw_entry,
)
from chibo.trust.audit.models import Entry, EntryKind, InstallationKind
from chibo.trust.audit.queries import (
    LaterChange,
    TouchingEntry,
    changes_after,
    entries_of,
    entries_touching,
    entry_known_at,
    installation_kind,
    known_at,
    known_held,
    recording_day,
)

__all__ = [
    "Entry",
    "EntryAlreadyWithdrawn",
    "EntryKind",
    "EntryNotFound",
    "InstallationIsOfAnotherKind",
    "InstallationKind",
    "LaterChange",
    "LaterFactsRestOnEntry",
    "TouchingEntry",
    "changes_after",
    "entries_of",
    "entries_touching",
    "entry",
    "entry_known_at",
    "establish_installation",
    "installation_kind",
    "known_at",
    "known_held",
    "record_reading",
    "recording_at",
    "recording_day",
    "renew_epoch",
    "withdraw_entry",
]
