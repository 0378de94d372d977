"""Change single parts of the address of a page and keep the rest."""

from django.http import HttpRequest


def address_with(request: HttpRequest, **changes: str | None) -> str:
    """Give the present address with these parameters set, or taken out where None; a new list starts at page one."""
    asked = request.GET.copy()
    if "page" not in changes:
        asked.pop("page", None)
    for name, value in changes.items():
        if value is None:
            asked.pop(name, None)
        else:
            asked[name] = value
    return f"{request.path}?{asked.urlencode()}" if asked else request.path
