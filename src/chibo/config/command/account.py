"""Let a person sign in with a role over a unit: the first account of a register is made here."""

import argparse
import getpass
import sys
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from chibo.config.installation import require_register
from chibo.kernel.actors import OPERATOR
from chibo.kernel.clock import SystemClock
from chibo.register.units.api import find_unit
from chibo.trust.access.api import Permission, Role, grant_role, scope_of
from chibo.trust.accounts.api import register_user
from chibo.trust.audit.api import entry


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take who, in which role, over which unit."""
    parser.add_argument("username", help=gettext("the name to sign in with"))
    parser.add_argument("--name", required=True, help=gettext("the person's name, as shown"))
    parser.add_argument("--role", required=True, choices=[role.value for role in Role])
    parser.add_argument("--unit", required=True, help=gettext("code of the unit, or its name if no other bears it"))
    parser.add_argument("--until", type=date.fromisoformat, metavar="DATE", help=gettext("first day without the role"))


def run(arguments: argparse.Namespace) -> int:
    """Make the account and its grant in one entry; the password is asked for, or read from standard input."""
    require_register()
    today = SystemClock().today()
    unit = find_unit(arguments.unit, on=today, scope=scope_of(OPERATOR, Permission.KEEP_REGISTER, on=today))
    password = _password()
    with transaction.atomic(), entry(by=OPERATOR, reason=f"account {arguments.username}"):
        user = register_user(username=arguments.username, display_name=arguments.name, password=password, by=OPERATOR)
        grant_role(
            user_id=user.pk,
            role=Role(arguments.role),
            unit_id=unit.id,
            effective_on=today,
            until=arguments.until,
            reason="account",
            by=OPERATOR,
        )
    told = {"username": arguments.username, "role": arguments.role, "unit": unit.name}
    print(gettext("%(username)s may sign in: %(role)s of %(unit)s.") % told)
    return 0


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass(gettext("Password: "))
    while getpass.getpass(gettext("Again: ")) != first:
        print(gettext("The two are not alike."), file=sys.stderr)
        first = getpass.getpass(gettext("Password: "))
    return first
