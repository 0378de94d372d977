"""People: who they are; members and holders of posts alike. All of it is personal data."""

from django.db import models
from django.db.models import Func

PRECISIONS = ("d", "m", "y", "u")


class Person(models.Model):
    """One row is one person; told apart by identifiers, never by name."""

    id = models.BigAutoField(primary_key=True)
    public_id = models.UUIDField(db_default=Func(function="uuidv7"), unique=True, editable=False)
    sex = models.CharField(max_length=1)
    born_on = models.DateField(null=True)
    born_precision = models.CharField(max_length=1, db_default="d")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(sex__in=("M", "F")), name="person_sex_known"),
            models.CheckConstraint(
                condition=models.Q(born_precision__in=PRECISIONS), name="person_birth_precision_known"
            ),
            models.CheckConstraint(
                condition=models.Q(born_on__isnull=True, born_precision="u")
                | models.Q(born_on__isnull=False) & ~models.Q(born_precision="u"),
                name="person_birth_day_or_unknown",
            ),
        )


class PersonName(models.Model):
    """One row is a name a person bears from a day on: the name at birth, or the name in use.

    `folded` and `sort_key` (generated) serve search without tones and the order a Vietnamese reader expects.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=5)
    first_on = models.DateField(null=True)
    name = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "kind", "first_on"), nulls_distinct=False, name="person_name_one_at_a_time"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="person_name_not_blank"),
            models.CheckConstraint(condition=models.Q(kind__in=("birth", "used")), name="person_name_kind_known"),
        )


class Identifier(models.Model):
    """One row is one number that tells a person apart, until it is withdrawn.

    `digest` is a keyed hash of kind and value, for search; the value is masked on every page unless opened.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.TextField()
    value = models.TextField()
    digest = models.BinaryField(max_length=32)
    issuer = models.TextField(blank=True, db_default="")
    issued_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("digest",), condition=models.Q(withdrawn_on__isnull=True), name="identifier_names_one_person"
            ),
            models.CheckConstraint(condition=~models.Q(value=""), name="identifier_not_blank"),
        )


class PersonAttribute(models.Model):
    """One row is one coded attribute of a person from a day on (sequence).

    Dimensions: ethnicity, religion, family_background, occupation, education, qualification, academic_title, theory,
    state_management, policy, union_member, private_owner, foreign_spouse, retired. Without a day: as recorded.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    dimension = models.TextField()
    first_on = models.DateField(null=True)
    code = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "dimension", "first_on"), nulls_distinct=False, name="person_attribute_one_at_a_time"
            ),
        )


class SheetItem(models.Model):
    """One row is one line of an item of the member sheet that no table of its own holds yet.

    `item` is the number on the sheet (5–7 places, 11 occupation in words, 12 introducers, 13 recruitment, 14 Youth
    Union, 15 associations, 16 army, 17 languages and computing, 18 health, 21–30); `part` tells lines of one item
    apart (birthplace, native_place, …).
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    item = models.SmallIntegerField()
    part = models.TextField(blank=True, db_default="")
    ordinal = models.SmallIntegerField(db_default=1)
    on = models.DateField(null=True)
    precision = models.CharField(max_length=1, db_default="u")
    text = models.TextField(blank=True, db_default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "item", "part", "ordinal"), name="sheet_item_line_once"),
            models.CheckConstraint(condition=models.Q(item__range=(1, 30)), name="sheet_item_number_known"),
            models.CheckConstraint(condition=models.Q(precision__in=PRECISIONS), name="sheet_item_precision_known"),
        )
