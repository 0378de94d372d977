"""Give the tests of pages their readers."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.test import Client
from pytest_django import Settings

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LAUNCH = "chibo.desk.web.reorganisations.runs.launch"
type SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    """Let pages be rendered from the sources, whether or not the static files were collected since."""
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture
def as_reader(db: None) -> SignIn:
    """Sign somebody of the world in by their account's name."""

    def sign_in(username: str) -> Client:
        from chibo.trust.accounts.models import User

        client = Client()
        client.force_login(User.objects.get(username=username), backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def runs_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what goes on beside the pages be carried out at once, in the test's own transaction."""
    from chibo.kernel.errors import ChiboError
    from chibo.register.reorganisations.api import carry_out_run

    def at_once(run: int) -> None:
        with suppress(ChiboError):
            carry_out_run(run)

    monkeypatch.setattr(LAUNCH, at_once)
