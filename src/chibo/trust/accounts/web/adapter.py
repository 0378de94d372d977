"""Tell allauth how this house lets people in."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are given by an administrator: nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "The name or the password is not right. Mind capitals and the keyboard’s language."
        ),
        "too_many_login_attempts": _("There were too many failed attempts. Wait a quarter of an hour and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth names it
        """Keep the door closed."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: object) -> HttpResponse:  # noqa: ARG002  allauth names them
        """Lead a closed account back to the door, which says so."""
        return HttpResponseRedirect(f"{reverse('account_login')}?closed=1")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the page after signing in shows it."""
