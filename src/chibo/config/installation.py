"""Bring a data folder to the state that this version of Chibo works with."""

from contextlib import nullcontext
from datetime import datetime

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from chibo.config.database.api import refuse_unsafe_server
from chibo.kernel.actors import OPERATOR
from chibo.kernel.errors import NotFound
from chibo.kernel.wording import gettext_noop
from chibo.register.areas.api import load_administrative_units
from chibo.register.codes.api import load_codes
from chibo.trust.audit.api import InstallationKind, establish_installation, installation_kind, recording_at


def prepare(kind: InstallationKind | None = None, *, begun_at: datetime | None = None) -> InstallationKind:
    """Make the register ready: schema up to date, its kind established, code lists and administrative units loaded.

    `kind` None takes the register as it is, and a new one for production. `begun_at` is when a new demo's memory
    begins. A production register refuses a server that may lose what it has confirmed. Run again, it changes nothing.
    """
    if is_behind():
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    wanted = kind or installation_kind()
    if wanted is InstallationKind.PRODUCTION:
        refuse_unsafe_server(connection)
    is_new = establish_installation(wanted)
    with recording_at(begun_at) if is_new and begun_at else nullcontext():
        load_codes(by=OPERATOR)
        if not has_administrative_units():
            load_administrative_units(by=OPERATOR)
    return wanted


class NoRegisterHere(NotFound):
    """The data folder holds no register yet."""

    def __init__(self) -> None:
        text = gettext_noop(
            "There is no register in %(folder)s yet. `chibo demo` builds the demo province, `chibo import` takes in"
            " your own; CHIBO_DATA names another folder."
        )
        super().__init__("no_register_here", text, {"folder": settings.CHIBO_DATA})


def require_register() -> None:
    """Raise `NoRegisterHere` where there is nothing to ask."""
    if "audit_installation" not in connection.introspection.table_names():
        raise NoRegisterHere


def is_behind() -> bool:
    """Tell whether migrations wait to be applied."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def has_administrative_units() -> bool:
    """Tell whether the places of the state are there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM areas_administrativeunit)")
        return bool(cursor.fetchone()[0])
