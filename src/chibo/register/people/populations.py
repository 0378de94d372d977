"""How people can be told apart, wherever they are counted: as members, as holders of posts, in events."""

from chibo.kernel.populations import Dated, Dimension, Number, latest

AGE_BANDS = (
    "CASE WHEN {age} IS NULL THEN NULL WHEN {age} <= 30 THEN '18-30' WHEN {age} <= 35 THEN '31-35'"
    " WHEN {age} <= 40 THEN '36-40' WHEN {age} <= 45 THEN '41-45' WHEN {age} <= 50 THEN '46-50'"
    " WHEN {age} <= 55 THEN '51-55' WHEN {age} <= 60 THEN '56-60' ELSE '61+' END"
)
_PERSON = "LEFT JOIN people_person {alias} ON {alias}.id = counted.person_id"


def _attribute(key: str) -> Dimension:
    lookup = latest("people_personattribute", "person_id", key, of="counted.person_id", alias=key)
    return Dimension(key, f"{key}.code", lookup, key)


PERSON_DIMENSIONS = (
    Dimension("sex", "of_sex.sex", _PERSON.format(alias="of_sex"), "sex"),
    Dimension(
        "age_band",
        AGE_BANDS.format(age="extract(year FROM age(counted.day, aged.born_on))"),
        _PERSON.format(alias="aged"),
        values=("18-30", "31-35", "36-40", "41-45", "46-50", "51-55", "56-60", "61+"),
    ),
    Dimension(
        "age",
        "extract(year FROM age(counted.day, of_age.born_on))::int",
        _PERSON.format(alias="of_age"),
        pattern=r"\d{1,3}",
    ),
    Dimension(
        "minority",
        "CASE WHEN minority.code IS NULL THEN NULL WHEN minority.code = '01' THEN 'no' ELSE 'yes' END",
        latest("people_personattribute", "person_id", "ethnicity", of="counted.person_id", alias="minority"),
        values=("yes", "no"),
    ),
    *(
        _attribute(key)
        for key in (
            "ethnicity", "religion", "occupation", "education", "qualification", "academic_title", "theory",
            "state_management", "union_member", "private_owner", "foreign_spouse", "retired",
        )
    ),
)  # fmt: skip

PERSON_NUMBERS = (
    Number("age", "extract(year FROM age(counted.day, aged.born_on))::int", _PERSON.format(alias="aged")),
)

DATED = (Dated("person", "people_personattribute", "{row}.first_on", "fact.person_id"),)
