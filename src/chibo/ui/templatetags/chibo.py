"""Write numbers, days, labels, icons and links as every page writes them."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django import template
from django.core.signals import setting_changed
from django.dispatch import receiver
from django.forms import Select
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chibo.kernel.partial_dates import PartialDate, Precision
from chibo.ui.web.address import address_with

register = template.Library()
NOTHING = "–"


@register.filter
def number(value: int | float | None) -> str:  # noqa: PYI041  both forms are written apart
    """Write a number with its thousands apart: 37.336, in English 37,336."""
    if value is None:
        return NOTHING
    if isinstance(value, float):
        return number_format(value, decimal_pos=1, use_l10n=True, force_grouping=True)
    whole = f"{value:,}"
    return whole if get_language() == "en" else whole.replace(",", ".")


@register.filter
def share(part: float | None, whole: float | None) -> str:
    """Write a part of a whole as a percentage, 24,5 %; of nothing there is none."""
    if part is None or not whole:
        return NOTHING
    return f"{number_format(100 * part / whole, decimal_pos=1, use_l10n=True)} %"


@register.filter
def day(value: object) -> str:
    """Write a day as 17/05/2024, a known month as 05/1975, a known year as 1958."""
    match value:
        case None | "":
            return NOTHING
        case PartialDate(precision=Precision.UNKNOWN):
            return _("not known")
        case PartialDate():
            return str(value)
        case datetime():
            return f"{timezone.localtime(value):%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case _:
            return str(value)


@register.filter
def label(code: str | None, code_list: str) -> str:
    """Name a code in the reader's language."""
    from chibo.kernel.code_lists import label_of

    if not code:
        return NOTHING
    return label_of(code_list, code, language="en" if get_language() == "en" else "vi")


@register.simple_tag
@cache
def asset(path: str) -> str:
    """Give the address of a file that comes with the pages; found out once, for every page names a dozen."""
    return static(path)


@register.simple_tag
@cache
def icon(name: str, size: int = 18) -> SafeString:
    """Draw an icon beside words that say the same; alone it needs a label on what holds it."""
    return format_html(
        '<svg class="icon" width="{}" height="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        size,
        size,
        static("ui/vendor/icons.svg"),
        name,
    )


_ANY = "00000000-0000-0000-0000-000000000000"


@cache
def _pattern(name: str) -> str:
    """Give the address of a page of one thing with a mark in place of its id: lists hold a hundred such links."""
    return reverse(name, args=[UUID(_ANY)])


@receiver(setting_changed)
def forget_addresses(**_: object) -> None:
    """Find addresses out anew where a setting has changed under a running process, as in tests."""
    for known in (asset, icon, _pattern):
        known.cache_clear()


@register.simple_tag(takes_context=True)
def link(context: Context, name: str, *args: Any, **kwargs: Any) -> str:
    """Give the address of a page of the register, on the day and as known at the instant this page was asked for."""
    if len(args) == 1 and isinstance(args[0], UUID) and not kwargs:
        address = _pattern(name).replace(_ANY, str(args[0]))
    else:
        address = reverse(name, args=args, kwargs=kwargs)
    return f"{address}{context.get('at', '')}"


@register.simple_tag(takes_context=True)
def here_with(context: Context, **changes: str | None) -> str:
    """Give the present address with single parts changed."""
    request: HttpRequest = context["request"]
    return address_with(request, **changes)


@register.inclusion_tag("ui/sort.html")
def sort(sorting: Any, key: str, text: str) -> dict[str, object]:
    """Head a column that the list can be put in order by."""
    return {
        "text": text,
        "address": sorting.links[key],
        "is_current": sorting.key == key,
        "descending": sorting.descending,
    }


_SELECTED = SafeString(" selected")


@register.inclusion_tag("ui/field.html")
def field(bound: Any) -> dict[str, object]:
    """Show one field of a form with its label, its help and what is wrong with it.

    A select is written out here: Django renders each option by a template of its own, which a list of sixty feels.
    """
    choices = getattr(bound.field, "choices", None) if type(bound.field.widget) is Select else None
    chosen = str(bound.value() or "")
    groups = tuple(
        (str(value), _pairs(text) if isinstance(text, (list, tuple)) else str(text)) for value, text in choices or ()
    )
    return {"field": bound, "options": _options(groups, chosen)}


type _Pairs = tuple[tuple[str, str], ...]


def _pairs(choices: Iterable[tuple[object, object]]) -> _Pairs:
    return tuple((str(value), str(text)) for value, text in choices)


@lru_cache(maxsize=512)
def _options(choices: tuple[tuple[str, str | _Pairs], ...], chosen: str) -> SafeString:
    """Write the options of a select; a choice that is itself several stands as a group under its name."""
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html('<option value="{}"{}>{}</option>', value, _SELECTED if value == chosen else "", text)
                if isinstance(text, str)
                else format_html('<optgroup label="{}">{}</optgroup>', value, _options(text, chosen)),
            )
            for value, text in choices
        ),
    )
