"""What the census takes over of units: their lives, their places in the tree, their dated values and their events."""

from chibo.kernel.census import CensusPart, Counted, Facet, Facts, Taken, Values
from chibo.register.units.populations import POPULATIONS

_BY_KEY = {population.key: population for population in POPULATIONS}
_VALUES = ("unit_kind", "setting", "ownership", "base_unit_kind", "meeting_form", "level")
_DATED = {"subject_id": "BIGINT", "dimension": "VARCHAR", "first_on": "DATE", "code": "VARCHAR"}
_FACT = {
    "subject_id": "BIGINT", "id": "BIGINT", "unit_id": "BIGINT", "from_on": "DATE", "to_on": "DATE", "certain_on": "DATE",
}  # fmt: skip
_FIRST_DEPTH = "split_part({}.setting::VARCHAR, '.', 1)"

FACETS_OF_THE_UNIT = (
    Facet(
        "setting",
        _FIRST_DEPTH.format("unit"),
        whole="unit.setting",
        joins=("unit",),
        finer="unit.setting",
        coarsens="split_part({0}::VARCHAR, '.', 1)",
    ),
    Facet("setting_detail", "unit.setting", whole="unit.setting", joins=("unit",)),
)
CELL_KIND = Facet("cell_kind", "unit.unit_kind", joins=("unit",))

CENSUS = CensusPart(
    values=(
        Values(
            "unit",
            _VALUES,
            Taken(
                "SELECT unit_id, dimension, first_on, code FROM units_unitattribute",
                _DATED,
                {"units_unitattribute": "SELECT image.unit_id FROM history.units_unitattribute image"},
            ),
        ),
    ),
    facts=(
        Facts(
            "units",
            "unit",
            Taken(
                "SELECT id, id AS row_id, id AS unit_id, lower(valid_during), upper(valid_during), NULL::date, is_apex FROM units_unit",
                {**_FACT, "is_apex": "BOOLEAN"},
                {"units_unit": "SELECT image.id FROM history.units_unit image"},
            ),
        ),
        Facts(
            "placements",
            "unit",
            Taken(
                "SELECT unit_id, id, unit_id AS placed_id, lower(valid_during), upper(valid_during), NULL::date, parent_id FROM units_placement",
                {**_FACT, "parent_id": "BIGINT"},
                {"units_placement": "SELECT image.unit_id FROM history.units_placement image"},
            ),
            is_cut=False,
        ),
        Facts(
            "unit_events",
            "unit",
            Taken(
                """
                SELECT unit.id, unit.id AS row_id, unit.id AS unit_id, lower(unit.valid_during), NULL::date, NULL::date, lower(unit.valid_during) AS tree_day, 'found' AS event
                  FROM units_unit unit WHERE NOT lower_inf(unit.valid_during)
                 UNION ALL
                SELECT unit.id, unit.id, unit.id, upper(unit.valid_during), NULL, NULL, upper(unit.valid_during) - 1, coalesce(unit.end_kind, 'dissolve')
                  FROM units_unit unit WHERE NOT upper_inf(unit.valid_during)
                 UNION ALL
                SELECT placement.unit_id, unit.id, unit.id, lower(placement.valid_during), NULL, NULL, lower(placement.valid_during), 'receive'
                  FROM units_placement placement JOIN units_unit unit ON unit.id = placement.unit_id
                 WHERE NOT lower_inf(placement.valid_during)
                   AND (lower_inf(unit.valid_during) OR lower(placement.valid_during) > lower(unit.valid_during))
                 UNION ALL
                SELECT placement.unit_id, unit.id, unit.id, upper(placement.valid_during), NULL, NULL, upper(placement.valid_during) - 1, 'hand_over'
                  FROM units_placement placement JOIN units_unit unit ON unit.id = placement.unit_id
                 WHERE NOT upper_inf(placement.valid_during)
                   AND (upper_inf(unit.valid_during) OR upper(placement.valid_during) < upper(unit.valid_during))""",
                {**_FACT, "tree_day": "DATE", "event": "VARCHAR"},
                {
                    "units_unit": "SELECT image.id FROM history.units_unit image",
                    "units_placement": "SELECT image.unit_id FROM history.units_placement image",
                },
            ),
            is_cut=False,
        ),
    ),
    counted=(
        Counted(
            _BY_KEY["units"],
            "units",
            (
                Facet("kind", "fact.unit_kind"),
                Facet("subtype", "coalesce((fact.unit_kind = 'base_cell')::int, 0)", codes=("base_committee", "base_cell")),
                Facet("level", "fact.level"),
                Facet("setting", _FIRST_DEPTH.format("fact"), whole="fact.setting"),
                Facet("setting_detail", "fact.setting", whole="fact.setting"),
                Facet("base_unit_kind", "fact.base_unit_kind"),
                Facet("ownership", "fact.ownership"),
                Facet("meeting_form", "fact.meeting_form"),
                Facet("parent_kind", "parent.unit_kind", joins=("parent",)),
                Facet("has_committee", "(committee.unit_no IS NULL)::int", codes=("yes", "no"), joins=("committee",)),
                Facet("parent_level", "parent.level", joins=("parent",)),
            ),
        ),
        Counted(
            _BY_KEY["unit_events"],
            "unit_events",
            (
                Facet("event", "fact.event"),
                Facet("level", "begun.level", joins=("begun",)),
                Facet("year", "year(fact.day)"),
            ),
            tree_day="fact.tree_day",
        ),
    ),
)  # fmt: skip
