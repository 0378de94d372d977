"""The first account of a register, made at the terminal."""

import argparse
import io
from datetime import date

import pytest

from chibo.config.command import account
from chibo.kernel.actors import Actor
from chibo.kernel.errors import ChiboError
from chibo.trust.access.api import Permission, scope_of
from chibo.trust.accounts.models import User
from tests.worlds.lam_son import World


def _asked(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    account.add_arguments(parser)
    return parser.parse_args(words)


def test_a_person_may_sign_in_and_act_over_the_unit(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("một-mật-khẩu-dài-2025\n"))

    account.run(_asked("giu.so", "--name", "Người Giữ Sổ", "--role", "registrar", "--unit", "LS.01"))

    user = User.objects.get(username="giu.so")
    scope = scope_of(Actor(user.pk, "Người Giữ Sổ"), Permission.KEEP_REGISTER, on=date(2100, 1, 1))
    assert user.check_password("một-mật-khẩu-dài-2025")
    assert scope.roots == (world.units["thach_binh"],)
    assert "Thạch Bình" in capsys.readouterr().out


def test_a_weak_password_makes_no_account_and_no_grant(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("123456\n"))

    with pytest.raises(ChiboError):
        account.run(_asked("giu.so", "--name", "Người Giữ Sổ", "--role", "registrar", "--unit", "LS.01"))

    assert not User.objects.filter(username="giu.so").exists()
