"""People with an account come in, by name and password; nobody else does."""

import unicodedata
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from pytest_django import Settings

from chibo.kernel.clock import SystemClock
from chibo.trust.accounts.models import User

PASSWORD = "Chi bộ Bản Tàn 2024"


@pytest.fixture(autouse=True)
def surroundings(settings: Settings) -> None:
    """Render from the sources, and count attempts anew for each test."""
    settings.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(id(settings))}
    }


@pytest.fixture
def hoa(db: None) -> User:
    """Give an account."""
    return User.objects.create_user(
        "hòa", password=unicodedata.normalize("NFC", PASSWORD), display_name="Nguyễn Thị Hòa"
    )


def sign_in(client: Client, name: str, password: str, **more: str) -> str:
    """Try to sign in; give the address led to, empty where the page was shown again."""
    answer = client.post("/sign-in/", {"login": name, "password": password, **more})
    return str(answer.get("Location", ""))


def test_the_right_password_leads_to_the_first_page(client: Client, hoa: User) -> None:
    assert sign_in(client, "hòa", PASSWORD) == "/"


def test_the_password_is_the_same_however_the_keyboard_composes_letters(client: Client, hoa: User) -> None:
    apart = unicodedata.normalize("NFD", PASSWORD)
    assert apart != PASSWORD

    assert sign_in(client, unicodedata.normalize("NFD", "hòa"), apart) == "/"


@pytest.mark.parametrize(("name", "password"), [("hòa", "sai"), ("ai", PASSWORD), ("ai", "sai")])
def test_a_wrong_name_and_a_wrong_password_are_answered_alike(
    client: Client, hoa: User, name: str, password: str
) -> None:
    answer = client.post("/sign-in/", {"login": name, "password": password})

    assert answer.status_code == 200
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in answer.content.decode()


def test_a_closed_account_stays_outside_and_is_told_so(client: Client, hoa: User) -> None:
    User.objects.filter(pk=hoa.pk).update(is_active=False)

    address = sign_in(client, "hòa", PASSWORD)

    assert "Tài khoản này đã khóa" in client.get(address).content.decode()
    assert client.get("/").status_code == 302


def test_after_some_failures_even_the_right_password_waits(client: Client, hoa: User) -> None:
    for _ in range(10):
        sign_in(client, "hòa", "sai")

    assert sign_in(client, "hòa", PASSWORD) == ""


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", "\\\\example.org"]
)
def test_one_is_led_on_inside_alone(client: Client, hoa: User, elsewhere: str) -> None:
    assert sign_in(client, "hòa", PASSWORD, next=elsewhere) == "/"


def test_one_is_led_on_to_the_page_asked_for(client: Client, hoa: User) -> None:
    assert client.get("/units/?on=2024-05-17")["Location"] == "/sign-in/?next=/units/%3Fon%3D2024-05-17"
    assert sign_in(client, "hòa", PASSWORD, next="/units/?on=2024-05-17") == "/units/?on=2024-05-17"


def test_nobody_signs_up_and_nothing_else_of_the_sign_in_library_has_an_address(client: Client) -> None:
    for name in ("account_signup", "account_reset_password", "account_email"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert {name for name in get_resolver().reverse_dict if str(name).startswith("account")} == {
        "account_login",
        "account_logout",
    }


def test_an_idle_session_ends_after_half_an_hour_and_an_active_one_does_not(client: Client, hoa: User) -> None:
    began = SystemClock().now()
    with time_machine.travel(began) as clock:
        client.force_login(hoa, backend="allauth.account.auth_backends.AuthenticationBackend")
        for _ in range(4):
            clock.move_to(clock_now() + timedelta(minutes=20))
            assert client.get("/search/").status_code == 200
        clock.move_to(clock_now() + timedelta(minutes=31))

        assert client.get("/search/").status_code == 302


def clock_now() -> datetime:
    """Give the present instant of the travelling clock."""
    return SystemClock().now()


def test_signing_out_takes_a_form_and_no_link_does_it(client: Client, hoa: User) -> None:
    client.force_login(hoa, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/sign-out/").status_code == 405
    assert client.get("/search/").status_code == 200
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert client.get("/search/").status_code == 302


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: Client, hoa: User) -> None:
    sign_in(client, "hòa", PASSWORD)

    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
