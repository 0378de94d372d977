"""Every page carries its policy, speaks Vietnamese first, and says what went wrong."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from chibo.kernel.errors import Conflict, NotFound, NotPermitted, RuleBroken
from chibo.ui.web.errors import ExpectedErrors


def nothing(_request: HttpRequest) -> HttpResponse:
    """Answer with nothing."""
    return HttpResponse()


FORBIDDEN_IN_POLICY = ("unsafe-inline", "unsafe-eval", "http:", "https:", "*")


def test_a_page_forbids_what_is_not_its_own(client: Client) -> None:
    policy = client.get("/sign-in/")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    for wanted in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert wanted in policy
    assert not [word for word in FORBIDDEN_IN_POLICY if word in policy]


def test_a_page_speaks_vietnamese_whatever_the_browser_prefers(client: Client) -> None:
    answer = client.get("/sign-in/", headers={"accept-language": "en-US,en;q=0.9"})

    assert '<html lang="vi">' in answer.content.decode()
    assert answer["Content-Language"] == "vi"


def test_english_is_a_click_away_and_stays(client: Client) -> None:
    answer = client.post("/language/", {"language": "en", "next": "/sign-in/"}, follow=True)

    assert '<html lang="en">' in answer.content.decode()
    assert '<html lang="en">' in client.get("/sign-in/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_the_language_switch_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    answer = client.post("/language/", {"language": "en", "next": elsewhere})

    assert "example.org" not in answer.get("Location", "")
    assert "javascript" not in answer.get("Location", "")


def test_a_server_error_is_told_in_both_languages_without_asking_anything_of_the_server() -> None:
    body = render_to_string("500.html")

    assert "Máy chủ gặp lỗi" in body
    assert "The server failed" in body


@pytest.mark.django_db
def test_a_form_from_an_old_page_is_refused_and_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/language/", {"language": "en"})

    assert answer.status_code == 403
    assert "Biểu mẫu đã hết hạn" in answer.content.decode()


@pytest.mark.parametrize(
    ("family", "status"), [(NotPermitted, 403), (NotFound, 404), (Conflict, 409), (RuleBroken, 422)]
)
def test_each_family_of_errors_has_its_status(rf: RequestFactory, family: type, status: int) -> None:
    request = rf.get("/")

    answer = ExpectedErrors(nothing).process_exception(request, family("x", "Something"))

    assert answer is not None
    assert answer.status_code == status


def test_an_unexpected_error_is_left_to_the_server(rf: RequestFactory) -> None:
    assert ExpectedErrors(nothing).process_exception(rf.get("/"), ValueError("x")) is None
