"""What the census takes over of offices: who held which post where, since when until when."""

from chibo.kernel.census import CensusPart, Counted, Facet, Facts, Taken
from chibo.kernel.populations import certain_from
from chibo.register.offices.populations import POPULATIONS
from chibo.register.people.census import facets_of_people, numbers_of_people
from chibo.register.units.census import FACETS_OF_THE_UNIT

CENSUS = CensusPart(
    facts=(
        Facts(
            "posts",
            "person",
            Taken(
                # A post of an area stands in the cell that serves it, as long as it does.
                "SELECT holding.person_id, holding.id, coalesce(seat.unit_id, serving.cell_id), lower(held.during), upper(held.during),"
                f" {certain_from('lower(holding.valid_during)', 'holding.from_precision')}, seat.post, holding.appointment_form, holding.congress_ordinal"
                " FROM offices_holding holding JOIN offices_seat seat ON seat.id = holding.seat_id"
                " LEFT JOIN areas_serving serving ON serving.area_id = seat.area_id AND seat.unit_id IS NULL"
                " AND serving.valid_during && holding.valid_during"
                " CROSS JOIN LATERAL (SELECT coalesce(serving.valid_during * holding.valid_during, holding.valid_during) AS during) held"
                " WHERE seat.unit_id IS NOT NULL OR serving.cell_id IS NOT NULL",
                {
                    "subject_id": "BIGINT", "id": "BIGINT", "unit_id": "BIGINT", "from_on": "DATE", "to_on": "DATE",
                    "certain_on": "DATE", "post": "VARCHAR", "appointment_form": "VARCHAR",
                    "congress_ordinal": "VARCHAR",
                },
                {
                    "offices_holding": "SELECT image.person_id FROM history.offices_holding image",
                    "offices_seat": "SELECT holding.person_id FROM history.offices_seat image"
                    " JOIN history.offices_holding holding ON holding.seat_id = image.id",
                    "areas_serving": "SELECT holding.person_id FROM history.areas_serving image"
                    " JOIN history.offices_seat seat ON seat.area_id = image.area_id"
                    " JOIN history.offices_holding holding ON holding.seat_id = seat.id",
                },
            ),
            without=("stage", "exempt", "readmitted"),
        ),
        Facts(
            "holdings",
            "person",
            Taken(
                "SELECT holding.person_id, holding.id, NULL::bigint, lower(holding.valid_during), upper(holding.valid_during),"
                " NULL::date, seat.post FROM offices_holding holding JOIN offices_seat seat ON seat.id = holding.seat_id",
                {
                    "subject_id": "BIGINT", "id": "BIGINT", "unit_id": "BIGINT", "from_on": "DATE", "to_on": "DATE",
                    "certain_on": "DATE", "post": "VARCHAR",
                },
                {
                    "offices_holding": "SELECT image.person_id FROM history.offices_holding image",
                    "offices_seat": "SELECT holding.person_id FROM history.offices_seat image"
                    " JOIN history.offices_holding holding ON holding.seat_id = image.id",
                },
            ),
            is_cut=False,
        ),
    ),
    counted=(
        Counted(
            POPULATIONS[0],
            "posts",
            (
                *facets_of_people(), Facet("post", "fact.post"), Facet("appointment_form", "fact.appointment_form"),
                Facet("congress_ordinal", "fact.congress_ordinal"),
                Facet("is_member", "(belongs.subject_id IS NULL)::int", codes=("yes", "no"), joins=("belongs",)),
                *FACETS_OF_THE_UNIT,
                Facet(
                    "also_holds",
                    "fact.subject_id IN (SELECT other.subject_id FROM {holdings} other"
                    " WHERE other.post = $value AND other.from_on <= $on AND $on < other.to_on)",
                    needs_value=True,
                ),
            ),
            numbers=numbers_of_people(),
        ),
    ),
)  # fmt: skip
