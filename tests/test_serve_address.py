from __future__ import annotations

import socket

import pytest

from digest.problems import DigestError
from digest.serve import address


def test_port_0_takes_a_free_one_and_the_address_says_which() -> None:
    with address.listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert address.url(listener, "127.0.0.1", "/") == f"http://127.0.0.1:{port}/"
        assert address.url(listener, "0.0.0.0", "/my repo/") == f"http://127.0.0.1:{port}/my%20repo/"
        assert address.url(listener, "::1", "/") == f"http://[::1]:{port}/"
        with socket.create_connection(("127.0.0.1", port), timeout=10):
            pass


def test_a_taken_port_is_one_clear_line() -> None:
    with address.listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(DigestError, match=rf"port {port} on 127.0.0.1 is taken .*--port"):
            address.listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["203.0.113.1", "no-such-name.invalid"])
def test_an_address_of_another_machine_is_one_clear_line(host: str) -> None:
    with pytest.raises(DigestError, match=rf"cannot serve at {host}: .*--host"):
        address.listen(host, 0)


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_cannot_be_is_one_clear_line(port: int) -> None:
    with pytest.raises(DigestError, match="port"):
        address.listen("127.0.0.1", port)


@pytest.mark.parametrize(
    ("typed", "meant"), [("", "/"), ("/", "/"), ("repo", "/repo/"), ("/repo", "/repo/"), ("/a/b/", "/a/b/")]
)
def test_a_base_path_has_a_slash_at_both_ends(typed: str, meant: str) -> None:
    assert address.base_path(typed) == meant


@pytest.mark.parametrize(("host", "name"), [("::", "[::1]"), ("::1", "[::1]"), ("0.0.0.0", "127.0.0.1")])
def test_the_address_that_is_said_is_one_that_answers(host: str, name: str) -> None:
    try:
        listener = address.listen(host, 0)
    except DigestError:
        pytest.skip("this machine has no IPv6")
    with listener:
        port = listener.getsockname()[1]
        assert address.url(listener, host, "/") == f"http://{name}:{port}/"
        with socket.create_connection((name.strip("[]"), port), timeout=10):
            pass
