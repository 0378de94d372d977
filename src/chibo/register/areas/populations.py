"""What of areas can be counted."""

from chibo.kernel.populations import Dimension, Population, begins_and_ends

POPULATIONS = (
    Population(
        key="areas",
        counts_unplaced=True,
        rows="""
            SELECT area.id, serving.cell_id AS unit_id, %(on)s::date AS day, %(on)s::date AS tree_day, false AS is_uncertain, area.kind,
                   count(*) FILTER (WHERE serving.cell_id IS NOT NULL)
                       OVER (PARTITION BY serving.cell_id) AS areas_of_cell
              FROM areas_area area
              LEFT JOIN areas_serving serving ON serving.area_id = area.id AND serving.valid_during @> %(on)s::date
             WHERE area.valid_during @> %(on)s::date""",
        dimensions=(
            Dimension("area_kind", "counted.kind", code_list="area_kind"),
            Dimension(
                "meeting_form",
                "CASE WHEN counted.unit_id IS NULL THEN 'none' WHEN counted.areas_of_cell = 1 THEN 'own' ELSE 'joint' END",
                values=("own", "joint", "none"),
                also_of="area",
            ),
            Dimension(
                "has_members",
                "CASE WHEN populated.cell_id IS NULL THEN 'no' ELSE 'yes' END",
                "LEFT JOIN (SELECT DISTINCT cell_id FROM members_place WHERE valid_during @> %(on)s::date) populated"
                " ON populated.cell_id = counted.unit_id",
                values=("yes", "no"),
                also_of="person",
            ),
            Dimension(
                "commune",
                "commune.commune_code",
                "LEFT JOIN areas_areacommune commune ON commune.area_id = counted.id AND commune.valid_during @> %(on)s::date",
                pattern=r"\d{5}",
            ),
        ),
        subject="area",
    ),
    Population(
        # A commune is told by one of its villages or blocks: by the first that a cell under the commune's committee
        # serves; else by the first that any cell serves; else by the first.
        key="communes",
        counts_unplaced=True,
        rows="""
            SELECT DISTINCT ON (lies.commune_code) area.id, serving.cell_id AS unit_id, %(on)s::date AS day,
                   %(on)s::date AS tree_day, false AS is_uncertain, lies.commune_code, led.unit_id IS NOT NULL AS is_led
              FROM areas_area area
              JOIN areas_areacommune lies ON lies.area_id = area.id AND lies.valid_during @> %(on)s::date
              LEFT JOIN areas_serving serving ON serving.area_id = area.id AND serving.valid_during @> %(on)s::date
              LEFT JOIN (SELECT DISTINCT path.unit_id
                           FROM (SELECT DISTINCT ON (unit_id) unit_id, code FROM units_unitattribute
                                  WHERE dimension = 'unit_kind' AND (first_on IS NULL OR first_on <= %(on)s)
                                  ORDER BY unit_id, first_on DESC NULLS LAST) kind
                           JOIN units_ancestry path
                             ON path.ancestor_id = kind.unit_id AND path.valid_during @> %(on)s::date
                          WHERE kind.code IN ('commune', 'ward', 'township', 'special_zone')) led
                ON led.unit_id = serving.cell_id
             WHERE area.valid_during @> %(on)s::date
             ORDER BY lies.commune_code, led.unit_id IS NULL, serving.cell_id IS NULL, area.id""",
        dimensions=(
            Dimension("is_led", "CASE WHEN counted.is_led THEN 'yes' ELSE 'no' END", values=("yes", "no")),
            Dimension("commune", "counted.commune_code", pattern=r"\d{5}"),
        ),
    ),
)

DATED = (
    *begins_and_ends("area", "areas_area", "fact.id"),
    *begins_and_ends("area", "areas_serving", "fact.area_id"),
    *begins_and_ends("area", "areas_areacommune", "fact.area_id"),
)
