"""Ask for members by two attributes on a day as one would first write it with the ORM."""

from collections import Counter
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from chibo.register.members.models import Place
from chibo.register.people.models import PersonAttribute


def members_by_attributes(on: date, first: str, second: str) -> Counter[tuple[str | None, str | None]]:
    """Count the members of the day by the two attributes, each looked up for each member."""
    places = Place.objects.filter(valid_during__contains=on).annotate(
        first=Subquery(_latest(first, on)), second=Subquery(_latest(second, on))
    )
    return Counter(places.values_list("first", "second"))


def _latest(dimension: str, on: date) -> QuerySet[PersonAttribute, str]:
    return (
        PersonAttribute.objects.filter(
            Q(first_on__isnull=True) | Q(first_on__lte=on), person_id=OuterRef("member__person_id"), dimension=dimension
        )
        .order_by(F("first_on").desc(nulls_last=True))
        .values("code")[:1]
    )
