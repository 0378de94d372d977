"""Code lists: what a coded value of the register may be, with the labels of each time."""

from django.db import models


class Code(models.Model):
    """One row is one code of one list. Codes are added, never removed: past facts point to them."""

    id = models.BigAutoField(primary_key=True)
    list = models.TextField()
    code = models.TextField()
    parent_code = models.TextField(null=True)
    ordinal = models.IntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("list", "code"), name="code_once_in_a_list"),
            models.CheckConstraint(condition=~models.Q(code=""), name="code_not_blank"),
        )


class CodeMeaning(models.Model):
    """One row is what a code meant during a time: its labels, its source and further facts of the list."""

    id = models.BigAutoField(primary_key=True)
    code = models.ForeignKey(Code, models.PROTECT, related_name="+", db_index=False)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    precision = models.CharField(max_length=1, db_default="d")
    label_vi = models.TextField()
    label_en = models.TextField()
    source = models.TextField(blank=True, db_default="")
    note = models.TextField(blank=True, db_default="")
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("code", "valid_from"), nulls_distinct=False, name="code_meaning_one_from_a_day"
            ),
        )
