"""Lead from a unit to its place in the tree, and write the rows of a long list."""

from collections.abc import Iterable
from functools import cache
from html import escape
from uuid import UUID

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chibo.desk.web.words import coded
from chibo.register.members.api import MemberLine
from chibo.ui.templatetags.chibo import day, link

register = template.Library()
NOTHING = "–"
# Written out here: as nodes of a template fifty rows take longer than all else on the page.
_ROW = (
    '<tr><th scope="row"><a href="{{address}}">{{name}}</a></th>'
    '<td data-label="{sex_head}">{{sex}}</td>'
    '<td data-label="{born_head}" class="nowrap">{{born}}</td>'
    '<td data-label="{ethnicity_head}">{{ethnicity}}</td>'
    '<td data-label="{admitted_head}" class="nowrap">{{admitted}}</td>'
    '<td data-label="{stage_head}">{{stage}}</td>'
    '<td data-label="{cell_head}"><a href="{{cell}}">{{cell_name}}</a></td></tr>\n'
)


@register.simple_tag(takes_context=True)
def here_to_open(context: Context, unit: object) -> str:
    """Give the address of the tree opened down to a unit, on the day of this page where one was asked for."""
    address = f"{reverse('desk:tree')}?open={unit}"
    return address + str(context.get("at", "")).replace("?", "&")


@register.simple_tag(takes_context=True)
def member_rows(context: Context, lines: Iterable[MemberLine]) -> SafeString:
    """Write the rows of a list of members."""
    row = _ROW.format(**{name: escape(head) for name, head in _heads().items()})
    full = escape(_("Full"))
    probationary = f'<span class="tag tag-past">{escape(_("Probationary"))}</span>'
    exempt = f' <span class="tag">{escape(_("exempt"))}</span>'

    @cache
    def named(code_list: str, code: str | None) -> str:
        return escape(coded(code_list, code) or NOTHING)

    @cache
    def address(name: str, public_id: UUID) -> str:
        return escape(link(context, name, public_id))

    rows = (
        row.format(
            address=address("desk:member", line.public_id),
            name=escape(line.name),
            sex=named("sex", line.sex),
            born=escape(day(line.born)),
            ethnicity=named("ethnicity", line.ethnicity),
            admitted=escape(day(line.admitted)),
            stage=(full if line.is_full else probationary) + (exempt if line.is_exempt else ""),
            cell=address("desk:unit", line.cell_id),
            cell_name=escape(line.cell_name),
        )
        for line in lines
    )
    return mark_safe("".join(rows))  # noqa: S308  each value is escaped above


def _heads() -> dict[str, str]:
    return {
        "sex_head": _("Sex"),
        "born_head": _("Born"),
        "ethnicity_head": _("Ethnic group"),
        "admitted_head": _("Admitted"),
        "stage_head": _("Stage"),
        "cell_head": _("Cell"),
    }
