"""Give every test its surroundings: a data folder of this run alone, the settings, and a browser where there is one.

The settings are chosen here, before pytest-django looks for them, because they read the data folder when loaded.
The workers of one run share the folder, and with it one database server; each has a database of its own on it.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, sync_playwright

from tests.databases import committed_database, django_db_setup, kept_template
from tests.worlds.fixtures import committed_world, world, world_kept

__all__ = ["committed_database", "committed_world", "django_db_setup", "kept_template", "world", "world_kept"]

IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

if not IS_WORKER:
    os.environ["CHIBO_DATA"] = tempfile.mkdtemp(prefix="chibo-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "chibo.config.settings"
os.environ["CHIBO_COUNTS_AHEAD"] = "no"

# How long an example takes says nothing on a busy machine; continuous integration takes the same examples each time.
hypothesis_settings.register_profile("chibo", deadline=None, derandomize="CI" in os.environ)
hypothesis_settings.load_profile("chibo")

# Waits for the run to end (its pipe closes) and for the server to stop, then removes the folder of the run.
SWEEP = """
cat >/dev/null
tries=0
while [ -e "$1/postgres/postmaster.pid" ] && [ $tries -lt 300 ]; do sleep 0.1; tries=$((tries + 1)); done
rm -rf "$1"
"""


def pytest_configure(config: pytest.Config) -> None:
    """Make the settings count, and leave nothing behind: the folder is swept away however this run ends."""
    # pytest-django looked for the settings before this file was read; without this, no test could import a model.
    django.setup()
    if not IS_WORKER:
        command = ["sh", "-c", SWEEP, "sweep", os.environ["CHIBO_DATA"]]
        config.stash[SWEEPER] = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)


SWEEPER = pytest.StashKey["subprocess.Popen[bytes]"]()


# Files that take longest: begun first, so that at the end no worker waits for another.
LONGEST = (
    "journeys/test_every_page", "config/database/test_crashes", "figures/test_two_readings", "register/attacks/",
    "demo/", "exchange/importing/test_all_or_nothing", "config/database/test_users", "figures/",
)  # fmt: skip


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the browser tests, each by its name, where there is no browser; begin with what takes longest."""
    items.sort(
        key=lambda item: next((place for place, name in enumerate(LONGEST) if name in item.nodeid), len(LONGEST))
    )
    for item in items:
        if CHROMIUM is None and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=f"{item.name}: no Chromium on this machine"))


@pytest.fixture(autouse=True)
def language() -> None:
    """Begin every test in the language that Chibo speaks unasked, whatever an earlier test left its thread in."""
    translation.deactivate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a space and Vietnamese letters in its name, as people have them."""
    place = tmp_path / "Dữ liệu chi bộ"
    place.mkdir()
    return place


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium, one for all browser tests."""
    # Playwright keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # As root, Chromium's own sandbox cannot be set up.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield opened
        opened.close()
