"""Where the program begins: answers at once what takes no import of weight, and leaves the rest to the command line.

That is `digest --version`, `digest --help`, and a `digest build` that would change nothing.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False  # `typing` takes longer to import than the answers take
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

HELP = "data/help.txt"
"""What `digest --help` prints, as the command line itself words it; `make help` writes it anew."""
WIDTH = 80
"""The columns it is set for."""
_INTERRUPTED = 130
"""128 and the number of SIGINT, as shells have it."""
PATIENCE = 20.0
"""Seconds after Ctrl-C in which the program ends by itself; then the system ends it."""
_VALUED = ("--root", "--output-dir", "--base-url", "--jobs")
_SWITCHES = {"-q": "--quiet", "-v": "--verbose"} | {
    name: name for name in ("--quiet", "--verbose", "--strict", "--drafts")
}


def run() -> None:
    """Run the program as a process of its own, which ends as soon as all is said and done.

    Else Python would first let go, one by one, of all the values that a build has made (mypy ends in the same way).
    """
    try:
        main()
    except SystemExit as end:  # with its stack, and so with what the command has made
        code = end.code or 0
        if isinstance(code, int) and _is_done():
            os._exit(code)
        raise


def _is_done() -> bool:
    """Whether nothing is left to do in this process; what is asked for at its end has been done."""
    import atexit
    import threading

    if any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread()):
        return False
    atexit._run_exitfuncs()  # folders for a while, of multiprocessing among others
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError):  # who reads has gone, which Python has a way to tell
        return False
    return True


def main() -> None:
    """Run the program; Ctrl-C ends it without a word about where it was."""
    try:
        _run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command line was there to say so itself
        sys.exit(_INTERRUPTED)


def _run(words: Sequence[str]) -> None:
    if words == ["--version"]:
        from digest import __version__

        print(f"digest {__version__}")
    elif words in (["--help"], ["-h"]) and _columns() >= WIDTH:
        with open(os.path.join(os.path.dirname(__file__), HELP), encoding="utf-8") as file:
            print(file.read(), end="")
    elif words[:1] != ["build"] or not is_built(words[1:]):
        _whole()


def _whole() -> None:
    """Leave it to the command line; Ctrl-C ends that in `PATIENCE` seconds, whatever becomes of the interrupt.

    One that arrives in an import can be lost, or leave the interpreter's lock on imports taken: it is, before what lets it go is sure to
    run (`_get_module_lock` in CPython's `importlib._bootstrap`). Then threads that import wait for ever, and so does who waits for them.
    """
    import signal
    import threading

    def interrupted(number: int, frame: FrameType | None) -> None:
        if sys.platform != "win32":
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, PATIENCE)
        signal.default_int_handler(number, frame)

    is_ours = (
        signal.getsignal(signal.SIGINT) is signal.default_int_handler
        and threading.current_thread() is threading.main_thread()
    )
    try:
        if is_ours:
            signal.signal(signal.SIGINT, interrupted)
        from digest.cli import main as whole

        whole()
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:  # not a terminal
        return WIDTH


def is_built(words: Sequence[str]) -> bool:
    """Whether the site stands as `digest build WORDS` would leave it; then what the build would say has been said."""
    start = time.perf_counter()
    given = _given(words)
    if given is None:
        return False
    from digest import unchanged

    root = given.get("--root", ".")
    place = given.get("--output-dir", os.path.join(root, "site"))
    command = unchanged.Command(root, place, given.get("--base-url"), "--drafts" in given)
    said = unchanged.since_last_build(command)
    if said is None or ("--strict" in given and not all(is_note for _, is_note in said.problems)):
        return False
    shown = [line for line, is_note in said.problems if "--verbose" in given or not is_note]
    if shown:
        print("\n".join(shown), file=sys.stderr)
    if "--quiet" not in given:
        print(f"{said.summary}, {time.perf_counter() - start:.1f} s")
    return True


def _given(words: Sequence[str]) -> dict[str, str] | None:
    """The options by name; None where one is not understood here."""
    given: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if name in _VALUED:
            given[name] = value if equals else next(rest, "")
        elif word in _SWITCHES:
            given[_SWITCHES[word]] = ""
        else:
            return None
    jobs = given.get("--jobs", "auto")
    understood = all(given[name] for name in _VALUED if name in given) and (
        jobs == "auto" or (jobs.isdecimal() and int(jobs))
    )
    return given if understood else None
