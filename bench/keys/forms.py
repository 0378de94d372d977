"""The forms of a dated table, and the rows to load them with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

UNITS = 2_000
ANCESTORS = 6
_FIRST = date(2010, 1, 1)

_LISTED = Path("src/chibo/register/codes/migrations/sql/listed.sql").read_text(encoding="utf-8")
_CHECK_OF_LISTS = _LISTED[_LISTED.index("CREATE FUNCTION codes_refuse_unlisted") : _LISTED.index("END $$;")] + "END $$;"

SETTING_UP = (
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    "CREATE TABLE unit (id bigint, valid_during daterange, UNIQUE (id, valid_during WITHOUT OVERLAPS))",
    f"INSERT INTO unit SELECT number, '[2000-01-01,)' FROM generate_series(0, {UNITS - 1}) number",
    "CREATE TABLE member (id bigint, valid_during daterange, UNIQUE (id, valid_during WITHOUT OVERLAPS))",
    "INSERT INTO member SELECT number, '[2000-01-01,)' FROM generate_series(0, :members) number",
    "CREATE TABLE plain_unit (id bigint PRIMARY KEY)",
    f"INSERT INTO plain_unit SELECT number FROM generate_series(0, {UNITS - 1}) number",
    "CREATE TABLE codes_code (list text, code text, UNIQUE (list, code))",
    "INSERT INTO codes_code SELECT 'education', 'E' || number FROM generate_series(0, 9) number",
    _CHECK_OF_LISTS,
    "ANALYZE",
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name, which rows it is loaded with, and the statements that make it as table `measured`."""

    name: str
    loads: str
    makes: tuple[str, ...]


_SPELL = "CREATE TABLE measured (member_id bigint, unit_id bigint, valid_during daterange{})"
_ATTRIBUTE = "CREATE TABLE measured (subject_id bigint, dimension text, first_on date, code text{})"
_PATH = "CREATE TABLE measured (unit_id bigint, ancestor_id bigint, depth smallint, valid_during daterange)"
_WITHOUT_OVERLAPS = ", UNIQUE (member_id, valid_during WITHOUT OVERLAPS)"
_LATE = " DEFERRABLE INITIALLY DEFERRED"
_ONE_FROM_A_DAY = ", UNIQUE NULLS NOT DISTINCT (subject_id, dimension, first_on)"


def _towards(column: str, table: str) -> str:
    return f", FOREIGN KEY ({column}, PERIOD valid_during) REFERENCES {table} (id, PERIOD valid_during){_LATE}"


FORMS = (
    Form("spells: plain COPY", "spells", (_SPELL.format(""),)),
    Form(
        "spells: b-tree unique (member, first day)",
        "spells",
        (_SPELL.format(""), "CREATE UNIQUE INDEX ON measured (member_id, lower(valid_during))"),
    ),
    Form("spells: WITHOUT OVERLAPS", "spells", (_SPELL.format(_WITHOUT_OVERLAPS),)),
    Form(
        "spells: EXCLUDE",
        "spells",
        (_SPELL.format(", EXCLUDE USING gist (member_id WITH =, valid_during WITH &&)"),),
    ),
    Form(
        "spells: WITHOUT OVERLAPS, plain foreign key to 2,000 units",
        "spells",
        (_SPELL.format(_WITHOUT_OVERLAPS + f", FOREIGN KEY (unit_id) REFERENCES plain_unit (id){_LATE}"),),
    ),
    Form(
        "spells: WITHOUT OVERLAPS, PERIOD key to 2,000 units",
        "spells",
        (_SPELL.format(_WITHOUT_OVERLAPS + _towards("unit_id", "unit")),),
    ),
    Form(
        "spells: WITHOUT OVERLAPS, PERIOD key to a member for two rows",
        "spells",
        (_SPELL.format(_WITHOUT_OVERLAPS + _towards("member_id", "member")),),
    ),
    Form("sequences: plain COPY", "attributes", (_ATTRIBUTE.format(""),)),
    Form(
        "sequences: b-tree unique (subject, dimension, first day)", "attributes", (_ATTRIBUTE.format(_ONE_FROM_A_DAY),)
    ),
    Form(
        "sequences: the same, foreign key to the code list",
        "attributes",
        (
            _ATTRIBUTE.format(
                _ONE_FROM_A_DAY + f", FOREIGN KEY (dimension, code) REFERENCES codes_code (list, code){_LATE}"
            ),
        ),
    ),
    Form(
        "sequences: the same, code list by statement trigger",
        "attributes",
        (
            _ATTRIBUTE.format(_ONE_FROM_A_DAY),
            """CREATE TRIGGER code_is_listed AFTER INSERT ON measured REFERENCING NEW TABLE AS changed_rows
               FOR EACH STATEMENT EXECUTE FUNCTION codes_refuse_unlisted('column', 'dimension', 'code')""",
        ),
    ),
    Form("ancestry: plain COPY", "paths", (_PATH,)),
    Form(
        "ancestry: two b-trees",
        "paths",
        (
            _PATH,
            "CREATE INDEX ON measured (ancestor_id, depth) INCLUDE (unit_id, valid_during)",
            "CREATE INDEX ON measured (unit_id)",
        ),
    ),
    Form(
        "ancestry: GiST (unit, ancestor, period) WITHOUT OVERLAPS",
        "paths",
        (_PATH, "ALTER TABLE measured ADD UNIQUE (unit_id, ancestor_id, valid_during WITHOUT OVERLAPS)"),
    ),
)


def spell_rows(number: int) -> Iterator[tuple[object, ...]]:
    """Give two spells a member, one after the other, in units taken in turn."""
    for member in range(number // 2):
        turn = _FIRST + timedelta(days=member % 5000)
        yield member, member % UNITS, f"[{_FIRST},{turn + timedelta(days=1)})"
        yield member, (member * 7 + 1) % UNITS, f"[{turn + timedelta(days=1)},)"


def attribute_rows(number: int) -> Iterator[tuple[object, ...]]:
    """Give two values a subject: one as recorded, one from a day on."""
    for subject in range(number // 2):
        yield subject, "education", r"\N", f"E{subject % 10}"
        yield subject, "education", _FIRST + timedelta(days=subject % 5000), f"E{(subject + 1) % 10}"


def path_rows(number: int) -> Iterator[tuple[object, ...]]:
    """Give the path of each unit up to the root, of six steps."""
    for unit in range(number // ANCESTORS):
        for depth in range(ANCESTORS):
            yield unit, unit // 10**depth + depth * 10_000_000, depth, f"[{_FIRST},)"
