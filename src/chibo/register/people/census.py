"""What the census takes over of people: sex and birth, and the dated values by which people are told apart."""

from chibo.kernel.census import CensusPart, Constants, Facet, Taken, Values

_DATED = (
    "ethnicity", "religion", "occupation", "education", "qualification", "academic_title", "theory", "state_management",
    "union_member", "private_owner", "foreign_spouse", "retired",
)  # fmt: skip

AGE_BANDS = ("18-30", "31-35", "36-40", "41-45", "46-50", "51-55", "56-60", "61+")
_BORN_BY = tuple(f"born_{age}" for age in (31, 36, 41, 46, 51, 56, 61))
_AGE = " + ".join(f"(fact.born_on <= ${day})::int" for day in _BORN_BY)
_YEARS = "(year(fact.from_on) - year(fact.born_on) - ((month(fact.from_on), day(fact.from_on)) < (month(fact.born_on), day(fact.born_on)))::int)"
_AGE_THEN = "CASE WHEN fact.born_on IS NULL THEN NULL{} ELSE 0 END".format(
    "".join(f" WHEN {_YEARS.replace('from_on', 'day')} >= {age} THEN {place}" for place, age in ((7, 61), (6, 56), (5, 51), (4, 46), (3, 41), (2, 36), (1, 31)))
)  # fmt: skip
_NUMBER = "(year({0}) * 10000 + month({0}) * 100 + day({0}))"


def facets_of_people(*, is_flow: bool = False, without: tuple[str, ...] = ()) -> tuple[Facet, ...]:
    """Give the ways to tell people apart: on the day asked about, or for a flow by the age on the fact's own day."""
    return (
        Facet("sex", "fact.sex"),
        Facet("age_band", _AGE_THEN, codes=AGE_BANDS)
        if is_flow
        else Facet("age_band", _AGE, codes=AGE_BANDS, dated="fact.born_on", edges=_BORN_BY),
        Facet(
            "age", f"({_NUMBER.format('fact.day' if is_flow else '$on')} - {_NUMBER.format('fact.born_on')}) // 10000"
        ),
        Facet(
            "minority",
            "(fact.ethnicity = '01')::int",
            codes=("yes", "no"),
            finer="fact.ethnicity",
            coarsens="CASE WHEN {0}::VARCHAR = '01' THEN 'no' WHEN {0} IS NOT NULL THEN 'yes' END",
        ),
        *(Facet(key, f"fact.{key}") for key in _DATED if key not in without),
    )


def numbers_of_people(*, is_flow: bool = False) -> tuple[Facet, ...]:
    """Give the numbers that people have: the age on the day asked about, or for a flow on the fact's own day."""
    return (Facet("age", _YEARS.replace("fact.from_on", "fact.day" if is_flow else "$on")),)


CENSUS = CensusPart(
    constants=(
        Constants(
            "person",
            {"sex": "VARCHAR", "born_on": "DATE"},
            Taken(
                "SELECT id, sex, born_on FROM people_person",
                {"subject_id": "BIGINT", "sex": "VARCHAR", "born_on": "DATE"},
                {"people_person": "SELECT image.id FROM history.people_person image"},
            ),
        ),
    ),
    values=(
        Values(
            "person",
            _DATED,
            Taken(
                "SELECT person_id, dimension, first_on, code FROM people_personattribute"
                " WHERE dimension IN ({})".format(", ".join(f"'{name}'" for name in _DATED)),
                {"subject_id": "BIGINT", "dimension": "VARCHAR", "first_on": "DATE", "code": "VARCHAR"},
                {"people_personattribute": "SELECT image.person_id FROM history.people_personattribute image"},
            ),
        ),
    ),
)
