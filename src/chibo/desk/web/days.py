"""Take a day in a form as people write it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from chibo.kernel.partial_dates import DateNotUnderstood, Precision, parse_partial_date


class DayField(forms.CharField):
    """A day written as people write it: 01/07/2025."""

    def clean(self, value: Any) -> Any:
        """Read the day."""
        text = super().clean(value)
        if not text:
            return None
        try:
            found = parse_partial_date(text)
        except DateNotUnderstood as fault:
            raise ValidationError(fault.said(_)) from fault
        if found.precision is not Precision.DAY or found.on is None:
            raise ValidationError(_("“%(value)s” names no single day. Write it as 01/07/2025.") % {"value": text[:60]})
        return found.on
