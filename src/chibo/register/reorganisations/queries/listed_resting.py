"""Name the later entries that rest on units a reorganisation founded."""

from chibo.register.reorganisations.models import PlannedChange
from chibo.register.reorganisations.rules.plan import Change
from chibo.trust.audit.api import TouchingEntry, entries_touching

_RESTING = (
    ("units_unit", "id"),
    ("units_unitname", "unit_id"),
    ("units_unitcode", "unit_id"),
    ("units_unitattribute", "unit_id"),
    ("units_placement", "unit_id"),
    ("units_placement", "parent_id"),
    ("units_lineage", "predecessor_id"),
    ("units_term", "unit_id"),
    ("members_place", "cell_id"),
    ("areas_serving", "cell_id"),
    ("offices_seat", "unit_id"),
    ("access_grant", "unit_id"),
)


def entries_resting_on(rehearsal_id: int, *, after_seq: int) -> tuple[TouchingEntry, ...]:
    """Which entries after that one wrote of units that the plan founds? In order."""
    founded = PlannedChange.objects.filter(rehearsal=rehearsal_id, change=Change.FOUND)
    ids = list(founded.values_list("subject_id", flat=True))
    found = {
        one.id: one
        for table, column in _RESTING
        if ids
        for one in entries_touching(table, column, ids, after_seq=after_seq)
    }
    return tuple(sorted(found.values(), key=lambda one: one.seq))
