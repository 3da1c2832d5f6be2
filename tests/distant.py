"""Real servers on loopback that hand out a folder, each with settings and keys of its own, ended with the test: nginx, sshd, moto's S3."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

PATIENCE = 60.0
"""Seconds until a wait is given up."""


def program(name: str) -> str:
    """Where a server's program is; the test is skipped where it is not installed."""
    path = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextlib.contextmanager
def running(command: Sequence[str], port: int, log: Path, settings: Mapping[str, str] | None = None) -> Iterator[None]:
    """A server while the block runs, from when it answers."""
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **(settings or {})}
        )
    try:
        end = time.monotonic() + PATIENCE
        while True:
            assert server.poll() is None, log.read_text("utf-8", "replace")
            assert time.monotonic() < end, log.read_text("utf-8", "replace")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextlib.contextmanager
def nginx(folder: Path, work: Path) -> Iterator[str]:
    """The address at which nginx lists and hands out `folder`; `work/access.log` has what it was asked."""
    binary, port = program("nginx"), free_port()
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    spaces = "\n".join(f"  {kind}_temp_path {work}/{kind};" for kind in kinds)
    (work / "nginx.conf").write_text(
        f"""daemon off;
worker_processes 1;
pid {work}/nginx.pid;
error_log {work}/error.log;
{f"user {getpass.getuser()};" if os.getuid() == 0 else ""}
events {{}}
http {{
  access_log {work}/access.log;
{spaces}
  server {{
    listen 127.0.0.1:{port};
    location /texts/ {{ alias {folder}/; autoindex on; }}
  }}
}}
""",
        "utf-8",
    )
    with running([binary, "-c", f"{work}/nginx.conf", "-e", f"{work}/error.log"], port, work / "nginx.log"):
        yield f"http://127.0.0.1:{port}/texts/"


@contextlib.contextmanager
def sshd(folder: Path, work: Path) -> Iterator[str]:
    """The address at which sshd hands out `folder`, to the key in `work/home/.ssh`, where its own is known."""
    binary, keygen, port = program("sshd"), program("ssh-keygen"), free_port()
    home = work / "home/.ssh"
    home.mkdir(parents=True, mode=0o700)
    for key in (work / "host", home / "id_ed25519"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    (work / "allowed").write_bytes((home / "id_ed25519.pub").read_bytes())
    kind, public = (work / "host.pub").read_text("utf-8").split()[:2]
    (home / "known_hosts").write_text(f"[127.0.0.1]:{port} {kind} {public}\n", "utf-8")
    Path("/run/sshd").mkdir(exist_ok=True) if os.getuid() == 0 else None
    (work / "sshd_config").write_text(
        f"""Port {port}
ListenAddress 127.0.0.1
HostKey {work}/host
PidFile {work}/sshd.pid
AuthorizedKeysFile {work}/allowed
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
""",
        "utf-8",
    )
    with running([binary, "-D", "-e", "-f", f"{work}/sshd_config"], port, work / "sshd.log"):
        yield f"sftp://{getpass.getuser()}@127.0.0.1:{port}{folder}/"


@contextlib.contextmanager
def s3(folder: Path, work: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a bucket in which the files of `folder` lie."""
    pytest.importorskip("s3fs", reason="s3fs is not installed")
    pytest.importorskip("moto.server", reason="moto's server is not installed")
    port = free_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    command = [sys.executable, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(port)]
    with running(command, port, work / "s3.log"):
        put(folder, "archive", make=True)
        yield "s3://archive/texts/"


def put(folder: Path, bucket: str, *, make: bool = False) -> None:
    """Copy the files of `folder` into the bucket, as another program would."""
    import s3fs

    system = s3fs.S3FileSystem(skip_instance_cache=True)
    if make:
        system.mkdir(bucket)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            system.pipe_file(f"{bucket}/texts/{path.relative_to(folder).as_posix()}", path.read_bytes())
