"""Change single parts of the address of a page and keep the rest."""

from urllib.parse import urlencode

from django.http import HttpRequest


def address_with(request: HttpRequest, **changes: str | None) -> str:
    """Give the present address with these parameters set, or taken out where None; a new list starts at page one."""
    changed = {"page": None, **changes}
    kept = [(name, changed.pop(name, values) if name in changed else values) for name, values in request.GET.lists()]
    parts = [(name, value) for name, value in (*kept, *changed.items()) if value is not None]
    return f"{request.path}?{urlencode(parts, doseq=True)}" if parts else request.path
