"""What no two facts may do at a time, and what nothing may outlive: the SELECTs, put together from one table of spells."""

from collections.abc import Iterator

# By table: whose fact it is; of whom there is one on a day.
_ONE_AT_A_TIME = (
    ("units_placement", "unit", "unit_id", ""),
    ("units_unitcode", "unit", "unit_id", ""),
    ("units_term", "unit", "unit_id", ""),
    ("areas_areacommune", "area", "area_id", ""),
    ("areas_serving", "area", "area_id", ""),
    ("members_place", "member", "member_id", ""),
    ("members_meetingplace", "member", "member_id", ""),
    ("members_feeplace", "member", "member_id", ""),
    ("members_residenceplace", "member", "member_id", ""),
    ("offices_seat", "unit", "unit_id, post", " WHERE unit_id IS NOT NULL"),
    ("offices_seat", "area", "area_id, post", " WHERE area_id IS NOT NULL"),
    ("offices_holding", "seat", "seat_id", " WHERE is_single"),
    ("offices_holding", "seat and person", "seat_id, person_id", " WHERE NOT is_single"),
    ("units_unitcode", "code", "code", ""),
)

# By table: what it rests on, and where the life of that stands.
_WITHIN = (
    ("units_placement", "unit", "unit_id", "units_unit"),
    ("units_placement", "unit", "parent_id", "units_unit"),
    ("units_unitcode", "unit", "unit_id", "units_unit"),
    ("units_term", "unit", "unit_id", "units_unit"),
    ("areas_areacommune", "area", "area_id", "areas_area"),
    ("areas_serving", "area", "area_id", "areas_area"),
    ("areas_serving", "unit", "cell_id", "units_unit"),
    ("members_place", "unit", "cell_id", "units_unit"),
    ("members_meetingplace", "unit", "cell_id", "units_unit"),
    ("members_feeplace", "unit", "cell_id", "units_unit"),
    ("members_residenceplace", "unit", "cell_id", "units_unit"),
    ("offices_seat", "unit", "unit_id", "units_unit"),
    ("offices_seat", "area", "area_id", "areas_area"),
    ("offices_holding", "seat", "seat_id", "offices_seat"),
)

SPELLS = tuple(dict.fromkeys(["units_unit", "areas_area", *(table for table, *_ in _WITHIN)]))
KEPT = (*SPELLS, "units_unitname", "units_unitattribute", "units_lineage", "members_memberevent")


def overlaps() -> str:
    """Name by table, subject and days each fact that holds beside another where only one may."""
    return " UNION ALL ".join(_overlaps())


def _overlaps() -> Iterator[str]:
    for table, subject, columns, where in _ONE_AT_A_TIME:
        named = " || ' ' || ".join(columns.split(", "))
        yield f"""
        SELECT format('{table}: {subject} %s, %s', subject, valid_during * before) FROM (
            SELECT {named}::text AS subject, valid_during,
                   lag(valid_during) OVER (PARTITION BY {columns} ORDER BY lower(valid_during) NULLS FIRST) AS before
              FROM {table}{where}) spells
         WHERE valid_during && before
        """


def outlivings() -> str:
    """Name by table, subject and days each fact that reaches beyond the life of what it rests on."""
    return " UNION ALL ".join(
        f"""
        SELECT format('{table}: {subject} %s, %s', held.{column}, held.valid_during)
          FROM {table} held LEFT JOIN {lives} life ON life.id = held.{column}
         WHERE held.{column} IS NOT NULL AND (life.valid_during @> held.valid_during) IS NOT TRUE
        """
        for table, subject, column, lives in _WITHIN
    )


def unsound_periods() -> str:
    """Name by table and id each period of no day, or with a bound that is no day."""
    return " UNION ALL ".join(
        f"SELECT format('{table} %s, %s', id, valid_during) FROM {table} WHERE NOT period_is_sound(valid_during)"
        for table in SPELLS
    )


def apart_from_history() -> str:
    """Name by table and id each living row that is not the last image history keeps of it."""
    return " UNION ALL ".join(
        f"""
        SELECT format('{table} %s', coalesce(living.id, past.id)) FROM {table} living
          FULL JOIN (SELECT DISTINCT ON (id) * FROM history.{table} ORDER BY id, history_id DESC) past ON past.id = living.id
         WHERE (living.id IS NULL) IS DISTINCT FROM (past.operation = 'D')
            OR (living.id IS NOT NULL AND NOT to_jsonb(past) @> to_jsonb(living))
        """
        for table in KEPT
    )
