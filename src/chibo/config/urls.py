"""Give every page of every room its address."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("chibo.desk.web.urls")),
    path("", include("chibo.trust.accounts.web.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
]

handler400 = "chibo.ui.web.errors.bad_request"
handler403 = "chibo.ui.web.errors.permission_denied"
handler404 = "chibo.ui.web.errors.page_not_found"
