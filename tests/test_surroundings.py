"""What every test may rely on: a data folder of its own run, and a network that is shut."""

import socket
import warnings
from pathlib import Path

import pytest
from django.conf import settings


def test_the_network_is_shut() -> None:
    with socket.socket() as somewhere, pytest.raises(Warning, match="tried to use socket"):
        somewhere.connect(("192.0.2.1", 443))


def test_the_machine_itself_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning, match="mind this"):
        warnings.warn("mind this", stacklevel=1)


def test_the_data_folder_of_the_checkout_is_left_alone() -> None:
    assert Path.cwd() not in settings.CHIBO_DATA.parents
