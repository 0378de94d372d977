"""Say what facts can be told by beside their own columns: what is joined to them, each table made when it is named."""

from collections.abc import Iterator, Mapping

from chibo.figures.census.census import Census
from chibo.figures.census.populations import FACTS
from chibo.kernel.census import Facts

_BY_KEY = {one.key: one for one in FACTS}
_ON = "from_on <= $on AND $on < to_on"
JOINS = {
    "unit": "LEFT JOIN {now} unit ON unit.unit_no = fact.unit_no",
    "parent": "LEFT JOIN (SELECT placed.unit_no, above.level, above.unit_kind FROM {placements} placed"
    " JOIN {now} above ON above.unit_no = placed.parent_no"
    " WHERE placed.from_on <= $on AND $on < placed.to_on) parent ON parent.unit_no = fact.unit_no",
    "begun": "LEFT JOIN {states} begun ON begun.unit_no = fact.unit_no"
    " AND begun.from_on <= fact.day AND fact.day < begun.to_on",
    "committee": f"LEFT JOIN (SELECT DISTINCT unit_no FROM {{posts}} WHERE {_ON}"
    " AND post IN ('cell_committee_member', 'committee_member')) committee ON committee.unit_no = fact.unit_no",
    "belongs": f"LEFT JOIN (SELECT DISTINCT subject_id FROM {{members}} WHERE {_ON}) belongs"
    " ON belongs.subject_id = fact.subject_id",
    "joined": "LEFT JOIN (SELECT subject_id, min(coalesce(decided_on, day)) AS since FROM {member_events}"
    " WHERE kind IN ('admitted', 'readmitted') AND day <= $on GROUP BY subject_id) joined"
    " ON joined.subject_id = fact.subject_id",
    "apart": "LEFT JOIN {apart} apart ON apart.subject_id = fact.subject_id"
    " AND apart.from_on <= $on AND $on < apart.to_on",
    # Of each commune the one area that tells of it, with whether the commune's committee leads there.
    "telling": "JOIN (WITH RECURSIVE led AS (SELECT unit_no FROM {now} committee"
    " WHERE committee.unit_kind IN ('commune', 'ward', 'township', 'special_zone')"
    " UNION SELECT placed.unit_no FROM {placements} placed JOIN led ON placed.parent_no = led.unit_no"
    f" WHERE {_ON}) SELECT area.id, led.unit_no IS NOT NULL AS is_led"
    f" FROM (SELECT id, unit_no, commune FROM {{areas}} WHERE {_ON} AND commune IS NOT NULL) area"
    " LEFT JOIN led ON led.unit_no = area.unit_no QUALIFY row_number() OVER (PARTITION BY area.commune"
    " ORDER BY led.unit_no IS NULL, area.unit_no IS NULL, area.id) = 1) telling ON telling.id = fact.id",
    "together": f"LEFT JOIN (SELECT unit_no, count(*) AS areas FROM {{areas}} WHERE {_ON}"
    " AND unit_no IS NOT NULL GROUP BY unit_no) together ON together.unit_no = fact.unit_no",
    "populated": "LEFT JOIN (SELECT unit_no FROM ({places}) GROUP BY unit_no HAVING sum(sign) > 0) populated"
    " ON populated.unit_no = fact.unit_no",
}


class Beside(Mapping[str, str]):
    """The tables that joins and expressions name in braces; facts by their key, as they stand."""

    def __init__(self, census: Census, facts: Facts) -> None:
        self.census, self.facts = census, facts

    def __getitem__(self, name: str) -> str:
        if name == "states":
            return self.census.units("unit_state")
        if name == "now":
            return f"(SELECT * FROM {self.census.units('unit_state')} WHERE {_ON})"
        if name == "apart":
            return self.census.apart(self.facts.subject)
        if name == "places":
            return " UNION ALL ".join(
                f"SELECT unit_no, {each} AS sign FROM {table} WHERE {_ON}"
                for table, each in self.census.branches(_BY_KEY["members"])
            )
        return self.census.standing(_BY_KEY[name])

    def __iter__(self) -> Iterator[str]:
        return iter(("states", "now", "apart", "places", *_BY_KEY))

    def __len__(self) -> int:
        return 4 + len(_BY_KEY)
