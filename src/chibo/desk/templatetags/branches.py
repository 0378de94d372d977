"""Write the rows of a tree: as nodes of a template a hundred of them take longer than all else on the page."""

from collections.abc import Mapping

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from chibo.desk.templatetags.desk import here_to_open
from chibo.desk.web.tree import Branch
from chibo.ui.templatetags.chibo import icon, link, number

register = template.Library()
_ROW = (
    '<li><div class="tree-row">{opener}'
    '<span class="tree-name"><a href="{address}">{name}</a><small>{kind}</small></span>'
    '<span class="num wide">{code}</span>'
    '<span class="num wide">{cells}<span class="visually-hidden"> {cells_word}</span></span>'
    '<span class="num">{members}<span class="visually-hidden"> {members_word}</span></span>'
    "</div>{below}</li>\n"
)
_OPENER = (
    '<a class="tree-open" href="{address}" hx-get="{part}" hx-target="closest li" hx-swap="outerHTML"'
    ' aria-expanded="{is_open}" role="button" aria-label="{label}">{sign}</a>'
)
_NO_OPENER = SafeString('<span class="tree-none"></span>')


@register.simple_tag(takes_context=True)
def branch_rows(context: Context, branches: list[Branch]) -> SafeString:
    """Write branches one after another, each with what it is opened to."""
    words = {"cells_word": conditional_escape(_("cells")), "members_word": conditional_escape(_("members"))}
    return _rows(context, branches, words)


def _rows(context: Context, branches: list[Branch], words: Mapping[str, str]) -> SafeString:
    return mark_safe("".join(_row(context, branch, words) for branch in branches))  # noqa: S308  each row is escaped


def _row(context: Context, branch: Branch, words: Mapping[str, str]) -> SafeString:
    below = _rows(context, list(branch.below), words)
    return format_html(
        _ROW,
        opener=_opener(context, branch) if branch.unit.has_children else _NO_OPENER,
        address=link(context, "desk:unit", branch.unit.public_id),
        name=branch.unit.name,
        kind=branch.kind or "",
        code=branch.unit.code or "",
        cells=number(branch.count.cells),
        members=number(branch.count.members),
        below=format_html('<ul class="tree">{}</ul>', below) if below else "",
        **words,
    )


def _opener(context: Context, branch: Branch) -> SafeString:
    part, label = link(context, "desk:branch", branch.unit.public_id), _("Open %(name)s")
    address = here_to_open(context, branch.unit.public_id)
    if branch.is_open:
        part += ("&" if "?" in part else "?") + "closed=1"
        address, label = link(context, "desk:tree"), _("Close %(name)s")
    return format_html(
        _OPENER,
        address=address,
        part=part,
        is_open="true" if branch.is_open else "false",
        label=label % {"name": branch.unit.name},
        sign=icon("minus" if branch.is_open else "plus", 16),
    )
