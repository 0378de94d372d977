"""Serve the desk."""

import argparse
import sys
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from django.utils.translation import gettext
from gunicorn.app.base import BaseApplication

from chibo.config.installation import prepare


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the address and the port."""
    parser.add_argument("--host", default="127.0.0.1", help=gettext("address to listen on"))
    parser.add_argument("--port", type=int, default=8000, help=gettext("port to listen on"))


def run(arguments: argparse.Namespace) -> int:
    """Bring the register up to date and serve it until stopped."""
    prepare()
    print(
        gettext("Chibo is at %(address)s (Ctrl+C stops it)") % {"address": f"http://{arguments.host}:{arguments.port}"}
    )
    sys.stdout.flush()
    serve(arguments.host, arguments.port)
    return 0


def serve(host: str, port: int) -> None:
    """Serve with two workers; each opens its own connections, so those of this process are closed first."""
    connections.close_all()
    _Server({"bind": f"{host}:{port}", "workers": 2, "threads": 4, "accesslog": None, "loglevel": "warning"}).run()


class _Server(BaseApplication):
    """gunicorn, set up from here instead of a file."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self._options.items():
            self.cfg.set(key, value)

    def load(self) -> Callable[..., Any]:
        return get_wsgi_application()
