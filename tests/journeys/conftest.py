"""Open windows on the register of the test.

Playwright keeps an event loop in the thread it runs in, which Django takes for asynchronous code: it would give that
thread other connections. So the browser has a thread of its own; a journey runs in it, with the connection of the test.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from pytest_django import Settings

from tests.journeys.window import Window

if TYPE_CHECKING:
    from tests.worlds.lam_son import World

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@dataclass
class Chromium:
    """A browser and the one thread that may speak to it."""

    browser: Browser
    thread: ThreadPoolExecutor


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """Start Debian's Chromium in a thread of its own, one for all journeys."""
    # Django refuses to work beside an event loop; here nothing else runs in it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # As root, Chromium's own sandbox cannot be set up.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with ThreadPoolExecutor(1, "browser") as thread:
        playwright = thread.submit(sync_playwright().start).result()
        browser = thread.submit(lambda: playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)).result()
        yield Chromium(browser, thread)
        thread.submit(browser.close).result()
        thread.submit(playwright.stop).result()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a journey in the thread of its browser, with the connection and the transaction of the test."""
    chromium = pyfuncitem.funcargs.get("chromium")
    if not isinstance(chromium, Chromium):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
    shared = connections["default"]
    shared.inc_thread_sharing()

    def journey() -> None:
        connections["default"] = shared
        pyfuncitem.obj(**arguments)

    try:
        chromium.thread.submit(journey).result()
    finally:
        shared.dec_thread_sharing()
    return True


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    """Find static files where they are written."""
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture
def open_window(chromium: Chromium, world: "World") -> Iterator[Callable[..., Window]]:
    """Open windows as readers of the world; they are closed at the end."""
    contexts: list[BrowserContext] = []
    shared = connections["default"]

    def opened(reader: str = "", *, width: int = 1280, scripts: bool = True) -> Window:
        client = Client()
        if reader:
            client.force_login(world.user(reader), backend="allauth.account.auth_backends.AuthenticationBackend")
        context = chromium.browser.new_context(viewport={"width": width, "height": 850}, java_script_enabled=scripts)
        contexts.append(context)
        return Window(context.new_page(), client, shared)

    yield opened
    for context in contexts:
        chromium.thread.submit(context.close).result()
