"""History keeps what every kind of statement did, by whom, and the register can be read as it was known."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from chibo.kernel.actors import OPERATOR, Actor
from chibo.register.people.models import Person
from chibo.trust.audit.api import entry, entry_known_at, known_at, recording_day
from chibo.trust.audit.models import Entry, Installation
from tests.databases import sealed
from tests.trust.audit.register_rows import images_of, names_known, rows, write_person
from tests.worlds.lam_son import World
from tests.worlds.recording import VIETNAM

CLERK = Actor(9, "the clerk")
NOON = datetime(2030, 1, 1, 12, tzinfo=VIETNAM)


def _write(name: str, recorded_at: datetime) -> None:
    with transaction.atomic(), sealed(), entry(by=CLERK, reason="backdated", recorded_at=recorded_at):
        write_person(name)


def _write_in(over: Entry) -> None:
    """Write by the id of an entry that is over."""
    with transaction.atomic():
        rows("SELECT set_config('chibo.entry', %s, true)", str(over.pk))
        write_person("Hai")


def test_copy_keeps_its_actor(db: None) -> None:
    question = "COPY people_person (id, sex, born_precision) FROM STDIN"
    with sealed(), entry(by=CLERK, reason="a bulk load"), connection.cursor() as cursor, cursor.copy(question) as copy:
        copy.write_row((900_001, "M", "u"))
        copy.write_row((900_002, "F", "u"))

    assert images_of("people_person", 900_001) == images_of("people_person", 900_002) == [("I", "the clerk")]


def test_insert_select_raw_update_and_delete_are_kept_each_with_its_image(db: None) -> None:
    with sealed(), entry(by=CLERK, reason="written"), connection.cursor() as cursor:
        cursor.execute("INSERT INTO people_person (id, sex, born_precision) SELECT 900001, 'M', 'u'")
    with sealed(), entry(by=OPERATOR, reason="changed"), connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET sex = 'F' WHERE id = 900001")
    with sealed(), entry(by=CLERK, reason="taken out"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_person WHERE id = 900001")

    assert images_of("people_person", 900_001) == [("I", "the clerk"), ("U", "operator"), ("D", "the clerk")]
    assert rows("SELECT sex FROM history.people_person WHERE id = 900001 ORDER BY history_id") == ["M", "F", "F"]


def test_bulk_update_and_queryset_delete_are_kept(db: None) -> None:
    with sealed(), entry(by=CLERK, reason="many"):
        people = Person.objects.bulk_create(Person(sex="M", born_precision="u") for _ in range(3))
        for person in people:
            person.sex = "F"
        Person.objects.bulk_update(people, ["sex"])
        Person.objects.filter(pk__in=[person.pk for person in people]).delete()

    assert [images_of("people_person", person.pk) for person in people] == [
        [("I", "the clerk"), ("U", "the clerk"), ("D", "the clerk")]
    ] * 3


def test_a_statement_that_touches_no_row_needs_no_entry(db: None) -> None:
    assert Person.objects.filter(pk=-1).update(sex="F") == 0


def test_the_register_is_read_as_known_before_and_after_each_entry(db: None) -> None:
    with sealed(), entry(by=CLERK, reason="one", recorded_at=NOON):
        first = write_person("Một")
    with sealed(), entry(by=CLERK, reason="two", recorded_at=NOON + timedelta(hours=1)):
        rows("UPDATE people_personname SET name = 'Một Khác' WHERE person_id = %s RETURNING id", first)
    with sealed(), entry(by=CLERK, reason="three", recorded_at=NOON + timedelta(hours=2)):
        rows("DELETE FROM people_personname WHERE person_id = %s RETURNING id", first)

    known = []
    for minutes in (-1, 0, 59, 60, 119, 120):
        with known_at(NOON + timedelta(minutes=minutes)):
            known.append(names_known())
    assert known == [set(), {"Một"}, {"Một"}, {"Một Khác"}, {"Một Khác"}, set()]


def test_after_reading_the_past_the_present_is_read_again(world: World) -> None:
    with known_at(NOON - timedelta(days=365 * 40)):
        before_all = names_known()

    assert before_all == set()
    assert "Nông Thị Trẻ" in names_known()


def test_ancestry_is_known_as_the_placements_were(world: World) -> None:
    question = "SELECT count(*) FROM units_ancestry WHERE unit_id = %s AND ancestor_id = %s AND depth > 0"
    moved = Entry.objects.get(reason__startswith="Bản Luông goes").recorded_at
    assert moved is not None
    pair = (world.units["ban_luong"], world.units["muong_chanh"])

    with known_at(moved - timedelta(seconds=1)):
        before = rows(question, *pair)
    with known_at(moved):
        after = rows(question, *pair)

    assert (before, after) == ([0], [1])


def test_before_the_first_entry_nothing_is_known(db: None) -> None:
    assert entry_known_at(datetime(2000, 1, 1, tzinfo=VIETNAM)) == 0


@pytest.mark.parametrize("table", ["people_person", "history.people_person", "history.units_unit", "codes_codemeaning"])
def test_truncate_is_refused(table: str, world: World) -> None:
    with pytest.raises(IntegrityError, match="never rewritten"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


def test_truncate_of_entries_is_refused(world: World) -> None:
    with pytest.raises(IntegrityError, match="never rewritten"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE audit_entry CASCADE")


def test_the_entry_of_another_transaction_cannot_be_used(committed_database: str) -> None:
    with entry(by=CLERK, reason="over") as over:
        write_person("Một")

    with pytest.raises(IntegrityError, match="needs an entry"):
        _write_in(over)


def test_a_sealed_entry_takes_no_more_writes(db: None) -> None:
    with transaction.atomic(), entry(by=CLERK, reason="once"):
        with sealed():
            write_person("Một")
        with pytest.raises(IntegrityError, match="needs an entry"), transaction.atomic():
            write_person("Hai")


def test_an_entry_inside_another_joins_it(db: None) -> None:
    with entry(by=CLERK, reason="the whole") as whole, entry(by=OPERATOR, reason="a part") as part:
        person = write_person("Một")

    assert part.pk == whole.pk
    assert images_of("people_person", person) == [("I", "the clerk")]


def test_after_an_entry_is_over_nothing_may_be_written_in_the_same_transaction(db: None) -> None:
    with entry(by=CLERK, reason="once"):
        write_person("Một")

    with pytest.raises(IntegrityError, match="needs an entry"), transaction.atomic():
        write_person("Hai")


def test_in_production_recorded_at_cannot_be_set(db: None) -> None:
    Installation.objects.update(kind="production")

    with pytest.raises(DatabaseError, match="demo or test data folder only"):
        _write("Một", NOON)


def test_in_a_demo_recorded_at_never_goes_backwards(db: None) -> None:
    Installation.objects.update(kind="demo")
    with sealed(), entry(by=CLERK, reason="one", recorded_at=NOON):
        write_person("Một")

    with pytest.raises(IntegrityError, match="before the last entry"):
        _write("Hai", NOON - timedelta(seconds=1))


def test_entries_of_one_given_instant_follow_each_other(db: None) -> None:
    seals = []
    for name in ("Một", "Hai"):
        with sealed(), entry(by=CLERK, reason=name, recorded_at=NOON) as one:
            write_person(name)
        one.refresh_from_db()
        assert one.seq
        assert one.recorded_at
        seals.append((one.seq, one.recorded_at))

    numbers, instants = zip(*seals, strict=True)
    assert numbers[0] < numbers[1]
    assert instants[0] < instants[1]


def test_rights_are_asked_on_the_day_of_recording(db: None) -> None:
    with entry(by=CLERK, reason="late in the evening", recorded_at=NOON.replace(hour=23)):
        day = recording_day()

    assert day == NOON.date()


def test_what_an_entry_changed_is_found_by_small_ranges_of_every_history(db: None) -> None:
    small = rows(
        "SELECT 'pages_per_range=16' = ANY (named.reloptions)"
        "  FROM pg_class named JOIN pg_am way ON way.oid = named.relam WHERE way.amname = 'brin'"
    )

    assert small == [True] * len(rows("SELECT name FROM audit_kept_table"))
