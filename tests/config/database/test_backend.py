"""Django finds its server, and finds it again."""

import os
import signal

from chibo.config.database.folders import DataFolder
from tests.config.database.conftest import Come
from tests.config.database.people import eventually, postmaster_of

# Answers each question as a request would: connections are looked over before and after.
REQUESTS = """
import json, sys
from django.conf import settings
from pathlib import Path
settings.configure(CHIBO_DATA=Path(sys.argv[1]), DATABASES={"default": {
    "ENGINE": "chibo.config.database.backend", "NAME": "chibo", "CONN_MAX_AGE": %s, "CONN_HEALTH_CHECKS": True}})
from django.db import Error, close_old_connections, connection
for question in sys.stdin:
    close_old_connections()
    try:
        with connection.cursor() as cursor:
            cursor.execute(question)
            answer = cursor.fetchone()[0]
    except Error as error:
        answer = str(error)
    close_old_connections()
    print(json.dumps(answer), flush=True)
"""


def test_a_request_starts_the_server(come: Come) -> None:
    assert come(REQUESTS % 0).ask("SELECT current_user") == "chibo"


def test_the_next_request_after_a_crash_finds_a_server(come: Come, place: DataFolder) -> None:
    for age in (0, 60):
        site = come(REQUESTS % age)
        begun = site.ask("SELECT pg_postmaster_start_time()::text")

        os.kill(postmaster_of(place), signal.SIGKILL)
        eventually(lambda begun=begun: site.ask("SELECT pg_postmaster_start_time()::text") != begun)  # type: ignore[misc]  # noqa: B023

        assert site.ask("SELECT 'well'") == "well"


def test_what_is_wrong_for_another_reason_is_said_as_it_is(come: Come) -> None:
    site = come((REQUESTS % 0).replace('"NAME": "chibo"', '"NAME": "nowhere"'))

    assert 'database "nowhere" does not exist' in site.ask("SELECT 1")
