"""Lead from a unit to its place in the tree."""

from django import template
from django.template import Context
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def here_to_open(context: Context, unit: object) -> str:
    """Give the address of the tree opened down to a unit, on the day of this page where one was asked for."""
    address = f"{reverse('desk:tree')}?open={unit}"
    return f"{address}&on={context['on']:%Y-%m-%d}" if context.get("on_asked") else address
