"""What of members can be counted: those on the list on a day, and the events of a span."""

from datetime import date

from chibo.kernel.populations import Dated, Dimension, Number, Population, begins_and_ends, may_lie_after
from chibo.register.people.populations import PERSON_DIMENSIONS, PERSON_NUMBERS
from chibo.register.units.populations import first_depth, of_unit

_CELL_DIMENSIONS = (
    Dimension("setting", first_depth("setting.code"), of_unit("setting", unit="counted.unit_id", alias="setting"), "setting", whole="setting.code"),
    Dimension("setting_detail", "setting_detail.code", of_unit("setting", unit="counted.unit_id", alias="setting_detail"), "setting", whole="setting_detail.code"),
    Dimension("cell_kind", "cell_kind.code", of_unit("unit_kind", unit="counted.unit_id", alias="cell_kind"), "unit_kind"),
)  # fmt: skip
# When a member came into the Party, in the spans that its statistics tell apart (by the first admission).
ADMISSION_ERAS = (
    ("1945", date(1945, 8, 19)), ("1954", date(1954, 7, 21)), ("1975", date(1975, 5, 1)), ("now", None),
)  # fmt: skip
_ERA = "CASE {} END".format(
    " ".join(
        f"WHEN came.first_on {f"< '{before}'" if before else 'IS NOT NULL'} THEN '{era}'"
        for era, before in ADMISSION_ERAS
    )
)
_FIRST_ADMISSION = (
    'LEFT JOIN (SELECT event.member_id, min(event."on") AS first_on FROM members_memberevent event'
    " WHERE event.kind = 'admitted' GROUP BY 1) came ON came.member_id = counted.member_id"
)
_EVENT_ATTRIBUTES = ("occupation", "education", "qualification", "theory", "religion")

# Counted from the decision on the first admission. Of those admitted again the gap to take off is not known, nor the years.
_YEARS_IN_PARTY = Number(
    "years_in_party",
    "CASE WHEN NOT joined.again AND joined.since <= %(on)s THEN extract(year FROM age(%(on)s::date, joined.since))::int END",
    "LEFT JOIN (SELECT event.member_id, bool_or(event.kind = 'readmitted') AS again,"
    ' min(coalesce(event.decided_on, event."on")) FILTER (WHERE event."on" <= %(on)s) AS since'
    " FROM members_memberevent event WHERE event.kind IN ('admitted', 'readmitted')"
    ' AND (event."on" IS NULL OR event."on" <= %(on)s) GROUP BY event.member_id) joined'
    " ON joined.member_id = counted.member_id",
)


def _has_event(key: str, kinds: str, until: str, yes: str, no: str) -> Dimension:
    ended = f'AND NOT EXISTS (SELECT 1 FROM members_memberevent later WHERE later.kind = \'{until}\' AND later.member_id = event.member_id AND later."on" <= %(on)s AND (event."on" IS NULL OR later."on" >= event."on"))'
    lookup = (
        f"LEFT JOIN (SELECT DISTINCT event.member_id FROM members_memberevent event WHERE event.kind IN ({kinds})"
        f' AND (event."on" IS NULL OR event."on" <= %(on)s) {ended if until else ""}) {key} ON {key}.member_id = counted.member_id'
    )
    return Dimension(key, f"CASE WHEN {key}.member_id IS NULL THEN '{no}' ELSE '{yes}' END", lookup, values=(yes, no))


_STAGE = _has_event("stage", "'recognised'", "readmitted", "full", "probationary")


def _events(key: str, kinds: str, *, days_before: int = 0) -> Population:
    """Count events of these kinds; of an exit, the tree is that of the last day as a member."""
    return Population(
        key=key,
        rows=f"""
            SELECT event.id, event.cell_id AS unit_id, event."on" AS day, event."on" - {days_before} AS tree_day,
                   member.person_id, event.member_id, event.kind,
                   event.exit_kind, event.occupation, event.education, event.qualification, event.theory, event.religion,
                   CASE event.union_member WHEN true THEN 'yes' WHEN false THEN 'no' END AS union_member,
                   {may_lie_after('event."on"', "event.precision")} AS is_uncertain
              FROM members_memberevent event JOIN members_member member ON member.id = event.member_id
             WHERE event.kind IN ({kinds}) AND event."on" BETWEEN %(since)s AND %(on)s""",
        dimensions=(
            *(one for one in PERSON_DIMENSIONS if one.key not in (*_EVENT_ATTRIBUTES, "union_member")),
            *(Dimension(name, f"counted.{name}", code_list=name) for name in (*_EVENT_ATTRIBUTES, "union_member")),
            *_CELL_DIMENSIONS,
            _STAGE,
            Dimension("event", "counted.kind", code_list="event_kind"),
            Dimension("exit_kind", "counted.exit_kind", code_list="exit_kind", whole="counted.exit_kind"),
            Dimension("year", "extract(year FROM counted.day)::int", pattern=r"\d{4}"),
            Dimension("quarter", "to_char(counted.day, 'YYYY-\"Q\"Q')", pattern=r"\d{4}-Q[1-4]"),
            Dimension("month", "to_char(counted.day, 'YYYY-MM')", pattern=r"\d{4}-\d{2}"),
        ),
        is_flow=True,
        person="counted.person_id",
        numbers=PERSON_NUMBERS,
    )


POPULATIONS = (
    Population(
        key="members",
        rows=f"""
            SELECT place.member_id AS id, place.cell_id AS unit_id, %(on)s::date AS day, %(on)s::date AS tree_day,
                   member.person_id, place.member_id,
                   {may_lie_after("lower(place.valid_during)", "place.from_precision")} AS is_uncertain
              FROM members_place place LEFT JOIN members_member member ON member.id = place.member_id
             WHERE place.valid_during @> %(on)s::date""",
        dimensions=(
            *PERSON_DIMENSIONS,
            *_CELL_DIMENSIONS,
            _STAGE,
            _has_event("exempt", "'exempted'", "exemption_ended", "yes", "no"),
            _has_event("readmitted", "'readmitted'", "", "yes", "no"),
            Dimension("admission_era", _ERA, _FIRST_ADMISSION, values=tuple(era for era, _ in ADMISSION_ERAS)),
            _has_event("origin", "'transferred_in'", "", "transferred", "admitted"),
        ),
        person="counted.person_id",
        numbers=(*PERSON_NUMBERS, _YEARS_IN_PARTY),
        subject="person",
    ),
    _events("admissions", "'admitted', 'readmitted'"),
    _events("transfers_in", "'transferred_in'"),
    _events("transfers_out", "'transferred_out'", days_before=1),
    _events("deaths", "'died'", days_before=1),
    _events(
        "member_changes",
        "'recognised', 'moved', 'exempted', 'exemption_ended', 'suspended', 'suspension_ended', 'restored'",
    ),
    _events("exits", "'removed', 'left', 'expelled', 'admission_cancelled'", days_before=1),
    _events(
        "decreases", "'removed', 'left', 'expelled', 'admission_cancelled', 'died', 'transferred_out'", days_before=1
    ),
)

_MEMBER = "JOIN members_member member ON member.id = fact.member_id"
DATED = (
    *begins_and_ends("person", "members_place", "member.person_id", join=_MEMBER),
    Dated("person", "members_memberevent", '{row}."on"', "member.person_id", "decision_id", _MEMBER),
)
