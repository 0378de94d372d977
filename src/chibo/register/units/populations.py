"""What of units can be counted."""

from chibo.kernel.populations import Dated, Dimension, Population, begins_and_ends, latest


def of_unit(dimension: str, *, unit: str, alias: str) -> str:
    """Join a unit's attribute on the day asked about."""
    return latest("units_unitattribute", "unit_id", dimension, of=unit, alias=alias)


def first_depth(expression: str) -> str:
    """Take the first part of a two-depth code: `residential` of `residential.village`."""
    return f"split_part({expression}, '.', 1)"


_PARENT = (
    "LEFT JOIN units_placement placement ON placement.unit_id = counted.id AND placement.valid_during @> %(on)s::date "
)
# Whoever sits in it: a cell without one has a secretary alone, and perhaps a deputy.
_COMMITTEE = (
    "LEFT JOIN (SELECT DISTINCT coalesce(seat.unit_id, serving.cell_id) AS unit_id FROM offices_holding holding"
    " JOIN offices_seat seat ON seat.id = holding.seat_id"
    " LEFT JOIN areas_serving serving ON serving.area_id = seat.area_id AND serving.valid_during @> %(on)s::date"
    " WHERE holding.valid_during @> %(on)s::date AND seat.post IN ('cell_committee_member', 'committee_member')) committee"
    " ON committee.unit_id = counted.id"
)
_DIMENSIONS = (
    Dimension("kind", "kind.code", of_unit("unit_kind", unit="counted.id", alias="kind"), "unit_kind"),
    Dimension("subtype", "CASE subtype.code WHEN 'base_cell' THEN 'base_cell' ELSE 'base_committee' END", of_unit("unit_kind", unit="counted.id", alias="subtype"), values=("base_committee", "base_cell")),
    Dimension("level", "level.code", of_unit("level", unit="counted.id", alias="level"), "level"),
    Dimension("setting", first_depth("setting.code"), of_unit("setting", unit="counted.id", alias="setting"), "setting", whole="setting.code"),
    Dimension("setting_detail", "setting_detail.code", of_unit("setting", unit="counted.id", alias="setting_detail"), "setting", whole="setting_detail.code"),
    Dimension("base_unit_kind", "base_unit_kind.code", of_unit("base_unit_kind", unit="counted.id", alias="base_unit_kind"), "base_unit_kind"),
    Dimension("ownership", "ownership.code", of_unit("ownership", unit="counted.id", alias="ownership"), "ownership"),
    Dimension("meeting_form", "meeting_form.code", of_unit("meeting_form", unit="counted.id", alias="meeting_form"), "meeting_form"),
    Dimension("parent_kind", "parent_kind.code", _PARENT.replace(" placement ", " placed ").replace("placement.", "placed.") + of_unit("unit_kind", unit="placed.parent_id", alias="parent_kind"), "unit_kind"),
    Dimension("has_committee", "CASE WHEN committee.unit_id IS NULL THEN 'no' ELSE 'yes' END", _COMMITTEE, values=("yes", "no"), also_of="person"),
    Dimension("parent_level", "parent_level.code", _PARENT + of_unit("level", unit="placement.parent_id", alias="parent_level"), "level"),
)  # fmt: skip

POPULATIONS = (
    Population(
        key="units",
        rows="SELECT unit.id, unit.id AS unit_id, %(on)s::date AS day, %(on)s::date AS tree_day, false AS is_uncertain"
        " FROM units_unit unit WHERE unit.valid_during @> %(on)s::date",
        dimensions=_DIMENSIONS,
        subject="unit",
    ),
    Population(
        key="unit_events",
        rows="""
            SELECT unit.id, unit.id AS unit_id, lower(unit.valid_during) AS day, lower(unit.valid_during) AS tree_day,
                   false AS is_uncertain, 'found' AS event
              FROM units_unit unit WHERE lower(unit.valid_during) BETWEEN %(since)s AND %(on)s
             UNION ALL
            SELECT unit.id, unit.id, upper(unit.valid_during), upper(unit.valid_during) - 1, false, coalesce(unit.end_kind, 'dissolve')
              FROM units_unit unit WHERE upper(unit.valid_during) BETWEEN %(since)s AND %(on)s
             UNION ALL
            SELECT unit.id, unit.id, lower(placement.valid_during), lower(placement.valid_during), false, 'receive'
              FROM units_placement placement JOIN units_unit unit ON unit.id = placement.unit_id
             WHERE lower(placement.valid_during) BETWEEN %(since)s AND %(on)s
               AND lower(placement.valid_during) > coalesce(lower(unit.valid_during), lower(placement.valid_during) - 1)
             UNION ALL
            SELECT unit.id, unit.id, upper(placement.valid_during), upper(placement.valid_during) - 1, false, 'hand_over'
              FROM units_placement placement JOIN units_unit unit ON unit.id = placement.unit_id
             WHERE upper(placement.valid_during) BETWEEN %(since)s AND %(on)s
               AND (upper(unit.valid_during) IS NULL OR upper(placement.valid_during) < upper(unit.valid_during))""",
        dimensions=(
            Dimension("event", "counted.event", code_list="reorganisation_kind"),
            Dimension(
                "level",
                "level.code",
                "LEFT JOIN LATERAL (SELECT code FROM units_unitattribute level WHERE level.unit_id = counted.id"
                " AND level.dimension = 'level' AND (level.first_on IS NULL OR level.first_on <= counted.day)"
                " ORDER BY level.first_on DESC NULLS LAST LIMIT 1) level ON true",
                "level",
            ),
            Dimension("year", "extract(year FROM counted.day)::int", pattern=r"\d{4}"),
        ),
        is_flow=True,
    ),
)

# Names and codes are not counted, so their days are none of these.
DATED = (
    *begins_and_ends("unit", "units_unit", "fact.id", begun_by="begun_by_id", ended_by="ended_by_id"),
    *begins_and_ends("unit", "units_placement", "fact.unit_id", begun_by="decision_id"),
    Dated("unit", "units_unitattribute", "{row}.first_on", "fact.unit_id", "decision_id"),
)
