"""What the census takes over of areas: their lives, the commune they lie in and the cell that serves them."""

from chibo.kernel.census import CensusPart, Counted, Facet, Facts, Taken
from chibo.register.areas.populations import POPULATIONS

# An area is cut where its cell or its commune changes, and stands without one between.
_PIECES = """
SELECT area.id, area.id AS row_id, serving.cell_id, piece.from_on, piece.to_on, NULL::date, area.kind, commune.commune_code
  FROM (SELECT cut.area_id, cut.from_on, lead(cut.from_on) OVER (PARTITION BY cut.area_id ORDER BY cut.from_on NULLS FIRST) AS to_on
          FROM (SELECT id AS area_id, lower(valid_during) AS from_on FROM areas_area
                 UNION SELECT area_id, lower(valid_during) FROM areas_serving
                 UNION SELECT area_id, upper(valid_during) FROM areas_serving WHERE NOT upper_inf(valid_during)
                 UNION SELECT area_id, lower(valid_during) FROM areas_areacommune
                 UNION SELECT area_id, upper(valid_during) FROM areas_areacommune WHERE NOT upper_inf(valid_during)
                 UNION SELECT id, upper(valid_during) FROM areas_area WHERE NOT upper_inf(valid_during)) cut) piece
  JOIN areas_area area ON area.id = piece.area_id AND area.valid_during @> daterange(piece.from_on, piece.to_on)
  LEFT JOIN areas_serving serving ON serving.area_id = area.id AND serving.valid_during @> daterange(piece.from_on, piece.to_on)
  LEFT JOIN areas_areacommune commune ON commune.area_id = area.id AND commune.valid_during @> daterange(piece.from_on, piece.to_on)"""

CENSUS = CensusPart(
    facts=(
        Facts(
            "areas",
            "area",
            Taken(
                _PIECES,
                {
                    "subject_id": "BIGINT", "id": "BIGINT", "unit_id": "BIGINT", "from_on": "DATE", "to_on": "DATE",
                    "certain_on": "DATE", "area_kind": "VARCHAR", "commune": "VARCHAR",
                },
                {
                    "areas_area": "SELECT image.id FROM history.areas_area image",
                    "areas_serving": "SELECT image.area_id FROM history.areas_serving image",
                    "areas_areacommune": "SELECT image.area_id FROM history.areas_areacommune image",
                },
            ),
            is_cut=False,
        ),
    ),
    counted=(
        Counted(
            POPULATIONS[0],
            "areas",
            (
                Facet("area_kind", "fact.area_kind"),
                Facet(
                    "meeting_form",
                    "CASE WHEN fact.unit_no IS NULL THEN 2 WHEN together.areas = 1 THEN 0 ELSE 1 END",
                    codes=("own", "joint", "none"),
                    joins=("together",),
                ),
                Facet("has_members", "(populated.unit_no IS NULL)::int", codes=("yes", "no"), joins=("populated",)),
                Facet("commune", "fact.commune"),
            ),
        ),
        Counted(
            POPULATIONS[1],
            "areas",
            (
                Facet("is_led", "(NOT telling.is_led)::int", codes=("yes", "no")),
                Facet("commune", "fact.commune"),
            ),
            joins=("telling",),
        ),
    ),
)  # fmt: skip
