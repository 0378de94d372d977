"""The door of the accounts room."""

from chibo.trust.accounts.commands import DemoSignInRefused, PasswordTooWeak, SignInNameTaken, register_user
from chibo.trust.accounts.models import User

__all__ = ["DemoSignInRefused", "PasswordTooWeak", "SignInNameTaken", "User", "register_user"]
