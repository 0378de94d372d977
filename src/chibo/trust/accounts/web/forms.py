"""Take a name and a password."""

import unicodedata
from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """A name and a password, both in the one Unicode form in which passwords are kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        name, password = self.fields["login"], self.fields["password"]
        name.label, password.label = _("Sign-in name"), _("Password")
        name.widget.attrs.pop("placeholder", None)
        password.widget.attrs.pop("placeholder", None)
        password.help_text = ""

    def clean_login(self) -> str:
        """Bring the name into NFC: keyboards differ in how they send letters with marks."""
        name: str = super().clean_login()
        return unicodedata.normalize("NFC", name)

    def clean_password(self) -> str:
        """Bring the password into NFC: its other form would not match what was stored."""
        return unicodedata.normalize("NFC", self.cleaned_data["password"])
