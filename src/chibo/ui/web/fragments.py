"""Tell a request for a part of a page from one for the page."""

from django.http import HttpRequest


def wants_fragment(request: HttpRequest) -> bool:
    """Tell whether htmx asks for a partial of the page; a page restored from history is asked for whole."""
    return "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
