"""The door of the importer: files into the register, all or nothing, and back out again."""

from chibo.exchange.importing.commands import (
    ImportNotFound,
    ImportNotPermitted,
    ImportRefused,
    OnProgress,
    Outcome,
    import_files,
    undo_import,
)
from chibo.exchange.importing.plan import FATES, Plan, UnitPlan
from chibo.exchange.importing.queries import ImportMade, imports_made
from chibo.exchange.importing.reading_ahead import ReadAhead, read_ahead

__all__ = [
    "FATES",
    "ImportMade",
    "ImportNotFound",
    "ImportNotPermitted",
    "ImportRefused",
    "OnProgress",
    "Outcome",
    "Plan",
    "ReadAhead",
    "UnitPlan",
    "import_files",
    "imports_made",
    "read_ahead",
    "undo_import",
]
