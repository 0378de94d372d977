"""Give people the means to sign in."""

import unicodedata

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from chibo.kernel.actors import Actor
from chibo.kernel.errors import Conflict, RuleBroken
from chibo.kernel.wording import gettext_noop
from chibo.trust.accounts.models import User
from chibo.trust.audit.api import InstallationKind, entry, installation_kind


class SignInNameTaken(Conflict):
    """Somebody else signs in under this name."""


class PasswordTooWeak(RuleBroken):
    """The password is short, common or too like the name."""


class DemoSignInRefused(RuleBroken):
    """A demo sign-in was asked for outside a demo data folder."""


def register_user(*, username: str, display_name: str, password: str, is_demo: bool = False, by: Actor) -> User:
    """Let a person sign in under the name; what they may do is for grants to say.

    A demo sign-in exists only in a demo data folder. Raises `SignInNameTaken`, `PasswordTooWeak`, `DemoSignInRefused`.
    """
    if is_demo and installation_kind() is not InstallationKind.DEMO:
        raise DemoSignInRefused("demo_sign_in_refused", gettext_noop("Demo sign-ins exist only in a demo data folder."))
    user = User(username=unicodedata.normalize("NFC", username), display_name=display_name, is_demo=is_demo)
    if not is_demo:
        _refuse_weak(password, user)
    user.set_password(unicodedata.normalize("NFC", password))
    try:
        with transaction.atomic(), entry(by=by, reason=f"sign-in {username}"):
            user.save()
    except IntegrityError as taken:
        text = gettext_noop("The sign-in name %(username)s is taken.")
        raise SignInNameTaken("sign_in_name_taken", text, {"username": username}) from taken
    return user


def _refuse_weak(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        text = gettext_noop("The password will not do: %(why)s")
        raise PasswordTooWeak("password_too_weak", text, {"why": " ".join(weak.messages)}) from weak
