"""Show the sign-in page and end a session."""

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from chibo.trust.accounts.web.forms import SignInForm


class SignIn(LoginView):  # type: ignore[misc]  # allauth has no types
    """allauth's sign-in, with its limits on attempts, on our page."""

    template_name = "accounts/sign_in.html"

    def form_valid(self, form: SignInForm) -> HttpResponse:
        """Let the person in, in the language of their account where this browser has chosen none."""
        response: HttpResponse = super().form_valid(form)
        user = self.request.user
        if settings.LANGUAGE_COOKIE_NAME not in self.request.COOKIES and not isinstance(user, AnonymousUser):
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax", httponly=True)
        return response


@method_decorator(require_POST, name="dispatch")
class SignOut(LogoutView):  # type: ignore[misc]  # allauth has no types
    """allauth's sign-out, by POST alone, so that no link or image can sign anyone out."""
