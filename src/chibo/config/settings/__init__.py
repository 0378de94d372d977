"""Settle how this installation runs, from its data folder and its environment alone."""

import os
import sys
from datetime import date
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from chibo.config.data_folder import data_folder
from chibo.config.secret_key import secret_key
from chibo.config.settings.security import *  # noqa: F403

PACKAGE = Path(__file__).resolve().parents[2]

CHIBO_DATA = data_folder()
SECRET_KEY = secret_key(CHIBO_DATA)
DEBUG = False
# CHIBO_HOSTS names, with commas between, under which other machines reach this one.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *filter(None, os.environ.get("CHIBO_HOSTS", "").split(","))]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "chibo.ui",
    "chibo.trust.audit",
    "chibo.trust.accounts",
    "chibo.trust.access",
    "chibo.register.codes",
    "chibo.register.decisions",
    "chibo.register.units",
    "chibo.register.areas",
    "chibo.register.people",
    "chibo.register.members",
    "chibo.register.offices",
    "chibo.register.reorganisations",
    "chibo.figures.questions",
    "chibo.figures.indicators",
    "chibo.figures.tables",
    "chibo.exchange.importing",
    "chibo.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "chibo.ui.web.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chibo.trust.accounts.web.idle.IdleSession",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "chibo.ui.web.errors.ExpectedErrors",
    "chibo.desk.web.demo_day.DemoDay",
    "chibo.ui.web.canonical_day.CanonicalDay",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chibo.ui.web.context.page",
                "chibo.desk.web.shell.shell",
            ],
        },
    }
]

ROOT_URLCONF = "chibo.config.urls"

_url = os.environ.get("CHIBO_DATABASE_URL", "").strip()
_given = conninfo_to_dict(_url) if _url else {}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql" if _url else "chibo.config.database.backend",
        "NAME": _given.pop("dbname", "chibo"),
        "USER": _given.pop("user", ""),
        "PASSWORD": _given.pop("password", ""),
        "HOST": _given.pop("host", ""),
        "PORT": _given.pop("port", ""),
        # Room for the temporary tables of an import; a session cannot ask for it any more once it had one.
        "OPTIONS": {"options": "-c temp_buffers=128MB", **_given},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = PACKAGE.parents[1] / "build" / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Whether a question has the census counted ahead by a process of its own, once much has changed.
CHIBO_COUNTS_AHEAD = os.environ.get("CHIBO_COUNTS_AHEAD", "yes") == "yes"

# What pages start beside a request: `chibo` itself, as a process of its own.
CHIBO_COMMAND = [sys.executable, "-P", "-m", "chibo.config.command"]

# In a demo folder, pages that are asked for no day open on the last one the demo tells of.
CHIBO_DEMO_DAY = date(2025, 6, 30)

# What the server did not expect goes to its standard error with its trace; what people merely typed wrong does not.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"dated": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "dated", "level": "ERROR"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "INFO"}},
}
