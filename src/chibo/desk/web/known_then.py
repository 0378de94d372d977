"""Show a page of the register as the register was known at an instant, to those who may read history."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponseBase

from chibo.desk.web.reader import reader_of
from chibo.trust.access.api import Permission
from chibo.trust.audit.api import known_at, known_held
from chibo.ui.api import asked_instant

type View = Callable[..., HttpResponseBase]


# What lists go through from row to row, with the columns by which they do.
OF_TREE = {
    "units_unit": ("id",),
    "units_unitname": ("unit_id",),
    "units_unitcode": ("unit_id",),
    "units_unitattribute": ("unit_id",),
    "units_placement": ("unit_id", "parent_id"),
    "units_ancestry": ("unit_id", "ancestor_id"),
    "units_lineage": ("predecessor_id", "successor_id"),
}
OF_MEMBERS = {
    **OF_TREE,
    "people_person": ("id",),
    "people_personname": ("person_id",),
    "people_personattribute": ("person_id",),
    "members_member": ("id", "person_id"),
    "members_memberevent": ("member_id",),
    "members_place": ("member_id", "cell_id"),
}


def as_known(view: View, held: Mapping[str, Sequence[str]] | None = None) -> View:
    """Let the view read what was known at `known_at=` of the address; without it, what is known now.

    Rights are those of the day of asking, so they are asked before. To whoever may not read history anywhere, a page as
    known then is not found; who may do so in some of their units alone finds those. `held` are the tables that the page
    goes through from row to row.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"} or asked_instant(request) is None:
            return view(request, *args, **kwargs)
        reader = reader_of(request)
        if not reader.scope(Permission.READ_HISTORY):
            raise Http404
        with known_at(reader.known_at), known_held(held or {}):
            return view(request, *args, **kwargs)

    return shown
