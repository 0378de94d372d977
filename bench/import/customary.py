"""Take member rows in through django-import-export, as one would who knows nothing else: a row at a time."""

import time
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from import_export import fields, resources, widgets
from tablib import Dataset

from chibo.kernel.actors import OPERATOR
from chibo.register.members.models import Member, Place
from chibo.register.people.models import Person, PersonName
from chibo.register.units.models import Unit
from chibo.trust.audit.api import entry

_ID_FROM = 10_000_000


class _Since(widgets.DateWidget):  # type: ignore[misc]  # the library has no types
    """A day as the beginning of a period."""

    def clean(self, value: object, _row: object = None, **_more: object) -> DateRange:
        return DateRange(date.fromisoformat(str(value)), None)


class PersonResource(resources.ModelResource):  # type: ignore[misc]  # the library has no types
    """A sheet of people."""

    class Meta:
        model = Person
        fields = ("id", "sex", "born_on", "born_precision")


class NameResource(resources.ModelResource):  # type: ignore[misc]  # the library has no types
    """A sheet of names at birth."""

    person = fields.Field("person", "person", widgets.ForeignKeyWidget(Person))

    class Meta:
        model = PersonName
        fields = ("id", "person", "kind", "name")


class MemberResource(resources.ModelResource):  # type: ignore[misc]  # the library has no types
    """A sheet of memberships."""

    person = fields.Field("person", "person", widgets.ForeignKeyWidget(Person))

    class Meta:
        model = Member
        fields = ("id", "person")


class PlaceResource(resources.ModelResource):  # type: ignore[misc]  # the library has no types
    """A sheet of places in a cell."""

    member = fields.Field("member", "member", widgets.ForeignKeyWidget(Member))
    cell = fields.Field("cell", "cell", widgets.ForeignKeyWidget(Unit))
    valid_during = fields.Field("valid_during", "since", _Since())

    class Meta:
        model = Place
        fields = ("id", "member", "cell", "valid_during")


def seconds_for(rows: int) -> float:
    """Take that many people in: person, name, member and place, nothing else; roll back; return the seconds."""
    (cell,) = Unit.objects.filter(is_apex=False).order_by("-id").values_list("pk", flat=True)[:1]
    ids = range(_ID_FROM, _ID_FROM + rows)
    sheets: list[tuple[type[resources.ModelResource], list[str], list[tuple[object, ...]]]] = [
        (PersonResource, ["id", "sex", "born_on", "born_precision"], [(one, "F", "1980-05-17", "d") for one in ids]),
        (NameResource, ["id", "person", "kind", "name"], [(one, one, "birth", f"Nông Thị {one}") for one in ids]),
        (MemberResource, ["id", "person"], [(one, one) for one in ids]),
        (PlaceResource, ["id", "member", "cell", "since"], [(one, one, cell, "2010-01-01") for one in ids]),
    ]
    begun = time.perf_counter()
    with transaction.atomic():
        with entry(by=OPERATOR, reason="bench"):
            for resource, headers, content in sheets:
                resource().import_data(Dataset(*content, headers=headers), dry_run=False, raise_errors=True)
        transaction.set_rollback(True)
    return time.perf_counter() - begun
