"""Every table of the register keeps history, with all its columns; what has none is named here with its reason."""

import pytest
from django.apps import apps
from django.db import connection

WITHOUT_HISTORY = {
    "audit_installation": "one row, written when the data folder is made",
    "audit_entry": "it is the history: rows are added and never change",
    "audit_reading": "rows are added and never change; reading writes nothing of the register",
    "accounts_user": "sign-in writes it without an entry (last_login); what a user may do stands in grants",
    "units_ancestry": "derived from lives and placements, and derived anew from what was known of them",
    "reorganisations_rehearsal": "rows are added and never change: what was rehearsed is what was approved",
    "reorganisations_plannedchange": "rows are added and never change, with their rehearsal",
    "reorganisations_finding": "rows are added and never change, with their rehearsal",
    "reorganisations_run": "how far a process is; what it did to the register stands in the entry",
    "questions_question": "what a person asks again and again: their own, and nothing of the register",
    "importing_import": "rows are added and never change; the content is in the register",
}


def _tables() -> list[str]:
    rooms = [config for config in apps.get_app_configs() if config.name.startswith("chibo.")]
    return sorted(model._meta.db_table for room in rooms for model in room.get_models())


@pytest.mark.parametrize("table", [name for name in _tables() if name not in WITHOUT_HISTORY])
def test_history_is_written_by_statement_for_all_columns(table: str, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgname LIKE 'history_%%'"
            " AND tgenabled = 'O' ORDER BY 1",
            [table],
        )
        triggers = [name for (name,) in cursor.fetchall()]
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
            " EXCEPT SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND NOT attisdropped",
            [table, f"history.{table}"],
        )
        not_kept = cursor.fetchall()

    assert triggers == ["history_of_delete", "history_of_insert", "history_of_update", "history_refuses_truncate"]
    assert not_kept == []


@pytest.mark.parametrize("table", [name for name in _tables() if name not in WITHOUT_HISTORY])
def test_it_can_be_read_as_known(table: str, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f"known.{table}"])

        assert cursor.fetchone() == (True,)


def test_nothing_is_exempt_that_is_not_there(db: None) -> None:
    assert set(WITHOUT_HISTORY) <= set(_tables())


def test_a_row_rests_only_on_tables_kept_before_its_own(db: None) -> None:
    """Withdrawal puts rows back in that order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT child.name, parent.name FROM pg_constraint tie"
            " JOIN audit_kept_table child ON child.name = tie.conrelid::regclass::text"
            " JOIN audit_kept_table parent ON parent.name = tie.confrelid::regclass::text"
            " WHERE tie.contype = 'f' AND NOT tie.condeferrable AND parent.position > child.position"
        )

        assert cursor.fetchall() == []
