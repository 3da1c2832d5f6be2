from __future__ import annotations

import socket

import pytest

from digest.serve.guard import allowed


@pytest.mark.parametrize("header", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:65535"])
def test_this_machine_is_answered(header: str) -> None:
    assert allowed(header, "127.0.0.1")


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example@localhost",
        "localhost:8000@evil.example",
        "localhost:8000/",
        "localhost:x",
        "localhost:",
        "localhost\n",
        "192.168.1.5",
        "0.0.0.0",
        "[::1",
        "[::2]",
        "x" * 10_000,
        "ⅼocalhost",
    ],
)
def test_other_names_are_refused(header: str) -> None:
    assert not allowed(header, "127.0.0.1")


def test_the_name_asked_for_is_answered() -> None:
    assert allowed("desk.local:8000", "Desk.local")
    assert allowed("[fe80::1]:8000", "fe80::1")
    assert not allowed("other.local:8000", "desk.local")


@pytest.mark.parametrize("bound", ["0.0.0.0", "::"])
def test_a_server_open_to_the_network_answers_to_addresses_but_not_to_names(bound: str) -> None:
    assert allowed("192.168.1.5:8000", bound)
    assert allowed("[2001:db8::1]:8000", bound)
    assert allowed(socket.gethostname(), bound)
    assert not allowed("evil.example", bound)
    assert not allowed("1.2.3.4.evil.example", bound)
