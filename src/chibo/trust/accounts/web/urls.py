"""Give sign-in and sign-out their addresses; of allauth's own, only these two exist."""

from django.urls import path

from chibo.trust.accounts.web.views import SignIn, SignOut

# The names are those by which allauth looks for its own pages.
urlpatterns = [
    path("sign-in/", SignIn.as_view(), name="account_login"),
    path("sign-out/", SignOut.as_view(), name="account_logout"),
]
