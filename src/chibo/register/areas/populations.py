"""What of areas can be counted."""

from chibo.kernel.populations import Dimension, Population

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
            ),
            Dimension(
                "has_members",
                "CASE WHEN populated.cell_id IS NULL THEN 'no' ELSE 'yes' END",
                "LEFT JOIN (SELECT DISTINCT cell_id FROM members_place WHERE valid_during @> %(on)s::date) populated"
                " ON populated.cell_id = counted.unit_id",
                values=("yes", "no"),
            ),
            Dimension(
                "commune",
                "commune.commune_code",
                "LEFT JOIN areas_areacommune commune ON commune.area_id = counted.id AND commune.valid_during @> %(on)s::date",
                pattern=r"\d{5}",
            ),
        ),
    ),
)
