"""Let a browser read pages straight from the register of the test, without a server between.

Each request of the browser is answered by Django's test client inside the test's own transaction. Nothing listens
anywhere, and what the test wrote is there to be read and gone afterwards.
"""

from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpResponseBase
from django.test import Client
from playwright.sync_api import Page, Route

HERE = "http://127.0.0.1:8999"
AXE = Path("node_modules/axe-core/axe.min.js")
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
type Open = Callable[..., "Window"]


class Window:
    """A browser window with a reader signed in; `faults` are what the browser complained of."""

    def __init__(self, page: Page, client: Client, connection: BaseDatabaseWrapper) -> None:
        self.page = page
        self.client = client
        self.connection = connection
        self.faults: list[str] = []
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.route("**/*", self._answer)

    def go(self, address: str) -> None:
        """Open an address."""
        self.page.goto(HERE + address)

    def serious_faults_of_access(self) -> list[str]:
        """Ask axe what keeps people from using this page."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run()")
        return [
            f"{one['id']}: {one['nodes'][0]['html']}"
            for one in found["violations"]
            if one["impact"] in {"serious", "critical"}
        ]

    def overflows(self) -> bool:
        """Tell whether the page is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def _answer(self, route: Route) -> None:
        # Playwright calls from a context of its own, in which Django knows of no connection yet.
        connections["default"] = self.connection
        asked = urlsplit(route.request.url)
        if f"{asked.scheme}://{asked.netloc}" != HERE:
            self.faults.append(f"the page asked for {route.request.url}")
            route.abort()
        elif asked.path.startswith("/static/"):
            file = Path(str(finders.find(asked.path.removeprefix("/static/"))))
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            self._answer_by_django(route, f"{asked.path}?{asked.query}" if asked.query else asked.path)

    def _answer_by_django(self, route: Route, address: str) -> None:
        request = route.request
        headers = {name: value for name, value in request.headers.items() if name.startswith("hx-")}
        answer: HttpResponseBase
        if request.method == "POST":
            form = request.headers.get("content-type", "application/x-www-form-urlencoded")
            answer = self.client.post(address, request.post_data_buffer or b"", content_type=form, headers=headers)
        else:
            answer = self.client.get(address, headers=headers)
        if answer.status_code == 302:
            # A redirect given straight to Chromium would be followed past this window.
            onward = f'<meta http-equiv="refresh" content="0;url={escape(answer["Location"])}">'
            route.fulfill(body=onward, content_type="text/html")
            return
        body = b"".join(answer) if answer.streaming else answer.content
        kept = {name: value for name, value in answer.items() if name.lower() != "set-cookie"}
        route.fulfill(status=answer.status_code, headers=kept, body=body)
