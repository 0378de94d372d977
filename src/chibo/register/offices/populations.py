"""What of posts can be counted: the posts held on a day, with what else their holders hold on it."""

from chibo.kernel.populations import Dimension, Population, begins_and_ends, may_lie_after
from chibo.register.people.populations import PERSON_DIMENSIONS, PERSON_NUMBERS
from chibo.register.units.populations import first_depth, of_unit

POPULATIONS = (
    Population(
        key="posts",
        person="counted.person_id",
        subject="person",
        numbers=PERSON_NUMBERS,
        rows=f"""
            SELECT holding.id, coalesce(seat.unit_id, serving.cell_id) AS unit_id, %(on)s::date AS day, %(on)s::date AS tree_day,
                   holding.person_id, seat.post, holding.appointment_form, holding.congress_ordinal,
                   {may_lie_after("lower(holding.valid_during)", "holding.from_precision")} AS is_uncertain
              FROM offices_holding holding
              JOIN offices_seat seat ON seat.id = holding.seat_id
              LEFT JOIN areas_serving serving ON serving.area_id = seat.area_id AND serving.valid_during @> %(on)s::date
             WHERE holding.valid_during @> %(on)s::date""",
        dimensions=(
            *PERSON_DIMENSIONS,
            Dimension("post", "counted.post", code_list="post"),
            Dimension("appointment_form", "counted.appointment_form", code_list="appointment_form"),
            Dimension("congress_ordinal", "counted.congress_ordinal", pattern=r"\d{1,3}"),
            Dimension(
                "is_member",
                "CASE WHEN belongs.person_id IS NULL THEN 'no' ELSE 'yes' END",
                "LEFT JOIN (SELECT DISTINCT member.person_id FROM members_place place"
                " JOIN members_member member ON member.id = place.member_id"
                " WHERE place.valid_during @> %(on)s::date) belongs ON belongs.person_id = counted.person_id",
                values=("yes", "no"),
            ),
            Dimension("setting", first_depth("setting.code"), of_unit("setting", unit="counted.unit_id", alias="setting"), "setting", whole="setting.code"),
            Dimension("setting_detail", "setting_detail.code", of_unit("setting", unit="counted.unit_id", alias="setting_detail"), "setting", whole="setting_detail.code"),
            Dimension(
                "also_holds",
                "EXISTS (SELECT 1 FROM offices_holding other JOIN offices_seat other_seat ON other_seat.id = other.seat_id"
                " WHERE other.person_id = counted.person_id AND other.valid_during @> %(on)s::date AND other_seat.post = %(value)s)",
                code_list="post",
                needs_value=True,
            ),
        ),
    ),
)  # fmt: skip

# A post of an area stands in the cell that serves it: where another comes to serve it, who holds the post is concerned.
_HELD_THEN = (
    "JOIN offices_seat seat ON seat.area_id = fact.area_id JOIN offices_holding holding ON holding.seat_id = seat.id"
    " AND holding.valid_during && daterange({day} - 1, {day}, '[]')"
)
DATED = (
    *begins_and_ends("person", "offices_holding", "fact.person_id", begun_by="decision_id"),
    *begins_and_ends("person", "areas_serving", "holding.person_id", join=_HELD_THEN),
)
