"""What the census takes over of members: where each is counted since when until when, stages of membership, events."""

from chibo.kernel.census import CensusPart, Constants, Counted, Facet, Facts, FirstOf, Link, Taken, Tells, Values
from chibo.kernel.populations import certain_from
from chibo.register.members.populations import ADMISSION_ERAS, POPULATIONS
from chibo.register.people.census import facets_of_people, numbers_of_people
from chibo.register.units.census import CELL_KIND, FACETS_OF_THE_UNIT

_BY_KEY = {population.key: population for population in POPULATIONS}
_OF_A_MEMBER = {
    "member_id": "BIGINT", "id": "BIGINT", "unit_id": "BIGINT", "from_on": "DATE", "to_on": "DATE", "certain_on": "DATE",
}  # fmt: skip
_OF_EVENTS = ("occupation", "education", "qualification", "theory", "religion", "union_member")
_STAGES = {
    "stage": ("full", "probationary"),
    "exempt": ("yes", "no"),
    "readmitted": ("yes", "no"),
    "origin": ("transferred", "admitted"),
}
_EVENT_FACETS = (
    *facets_of_people(is_flow=True, without=_OF_EVENTS),
    *(Facet(key, f"fact.{key}_then") for key in _OF_EVENTS),
    *FACETS_OF_THE_UNIT,
    CELL_KIND,
    Facet("stage", "coalesce(apart.stage, 'probationary')", joins=("apart",)),
    Facet("event", "fact.kind"),
    Facet("exit_kind", "fact.exit_kind", whole="fact.exit_kind"),
    Facet("year", "year(fact.day)"),
    Facet("quarter", "year(fact.day) || '-Q' || quarter(fact.day)"),
    Facet("month", "strftime(fact.day, '%Y-%m')"),
)
_CONDITIONS = {
    "admissions": ("fact.kind IN ('admitted', 'readmitted')", "fact.day"),
    "transfers_in": ("fact.kind = 'transferred_in'", "fact.day"),
    "transfers_out": ("fact.kind = 'transferred_out'", "fact.day - 1"),
    "deaths": ("fact.kind = 'died'", "fact.day - 1"),
    "member_changes": (
        "fact.kind IN ('recognised', 'moved', 'exempted', 'exemption_ended', 'suspended', 'suspension_ended', 'restored')",
        "fact.day",
    ),
    "exits": ("fact.kind IN ('removed', 'left', 'expelled', 'admission_cancelled')", "fact.day - 1"),
    "decreases": (
        "fact.kind IN ('removed', 'left', 'expelled', 'admission_cancelled', 'died', 'transferred_out')",
        "fact.day - 1",
    ),
}
# Counted from the decision on the first admission; of those admitted again the gap to take off is not known.
_YEARS_IN_PARTY = Facet(
    "years_in_party",
    "CASE WHEN fact.readmitted = 'no' AND joined.since <= $on THEN"
    " year($on) - year(joined.since) - ((month($on), day($on)) < (month(joined.since), day(joined.since)))::int END",
    joins=("joined",),
)
_OF_MEMBERS = "SELECT member.person_id FROM history.{table} image JOIN history.members_member member ON member.id = image.member_id"

# An event without a day has always been, but ends nothing that it is not known to follow.
_TELLS = (
    Tells("recognised", "stage", "full"),
    Tells("readmitted", "stage", "probationary", without_day=False),
    Tells("exempted", "exempt", "yes"),
    Tells("exemption_ended", "exempt", "no", without_day=False),
    Tells("readmitted", "readmitted", "yes"),
    Tells("transferred_in", "origin", "transferred"),
)

CENSUS = CensusPart(
    links=(
        Link(
            "member",
            "person",
            Taken(
                "SELECT person_id, id FROM members_member",
                {"subject_id": "BIGINT", "id": "BIGINT"},
                {"members_member": "SELECT image.person_id FROM history.members_member image"},
            ),
        ),
    ),
    values=(
        Values(
            "person",
            tuple(_STAGES),
            events="member_events", tells=_TELLS,
            wins={"stage": "probationary", "exempt": "no"},
            otherwise={key: no for key, (_, no) in _STAGES.items()},
        ),
    ),
    constants=(Constants(
            "person", {"admission_era": "VARCHAR"}, events="member_events",
            first_of=FirstOf("admitted", ADMISSION_ERAS),
        ),),
    facts=(
        Facts(
            "members",
            "person",
            Taken(
                "SELECT member_id, member_id AS row_id, cell_id, lower(valid_during), upper(valid_during),"
                f" {certain_from('lower(valid_during)', 'from_precision')} FROM members_place",
                _OF_A_MEMBER,
                {"members_place": _OF_MEMBERS.format(table="members_place")},
                via="member",
            ),
            of_unit=("setting", "unit_kind"),
            is_many=True,
        ),
        Facts(
            "member_events",
            "person",
            Taken(
                'SELECT member_id, id, cell_id, "on", NULL::date,'
                f" {certain_from('"on"', 'precision')}, kind, exit_kind, occupation, education,"
                " qualification, theory, religion, CASE union_member WHEN true THEN 'yes' WHEN false THEN 'no' END,"
                " counterpart_id, decided_on FROM members_memberevent",
                {
                    **_OF_A_MEMBER, "kind": "VARCHAR", "exit_kind": "VARCHAR",
                    **{f"{key}_then": "VARCHAR" for key in _OF_EVENTS}, "counterpart_id": "BIGINT", "decided_on": "DATE",
                },
                {"members_memberevent": _OF_MEMBERS.format(table="members_memberevent")},
                via="member",
            ),
            is_event=True,
            without=("exempt", "readmitted", "origin", "admission_era", *_OF_EVENTS),
            apart=("stage",),
            is_many=True,
        ),
    ),
    counted=(
        Counted(
            _BY_KEY["members"],
            "members",
            (
                *facets_of_people(), *FACETS_OF_THE_UNIT, CELL_KIND,
                *(Facet(key, f"fact.{key}") for key in (*_STAGES, "admission_era")),
            ),
            numbers=(*numbers_of_people(), _YEARS_IN_PARTY),
        ),
        *(
            Counted(_BY_KEY[key], "member_events", _EVENT_FACETS, condition, tree_day, numbers_of_people(is_flow=True))
            for key, (condition, tree_day) in _CONDITIONS.items()
        ),
    ),
)  # fmt: skip
