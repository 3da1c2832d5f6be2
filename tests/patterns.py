"""Every regular expression of the program, and texts that would make each take longest, drawn from its own structure.

The expressions are collected where they are compiled, in a process of their own: at import, by what texts in each language call
for, and by the functions that make them from the lists of a language. Run as a program, this module prints them as JSON.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

PACKAGE = ROOT / "digest"


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression of the program."""

    file: str
    line: int
    pattern: str
    flags: int
    is_bytes: bool

    @property
    def uses(self) -> frozenset[str]:
        """The methods that the file calls on it; empty where that cannot be told, as of those that a function returns."""
        text = (PACKAGE / self.file).read_text("utf-8")
        inline = re.search(r"\bre\.(match|fullmatch)\(", text.split("\n")[self.line - 1])
        if inline is not None:
            return frozenset([inline[1]])
        above = reversed(text.split("\n")[max(self.line - 8, 0) : self.line])
        name = next((named[1] for row in above if (named := re.match(r"(_?[A-Z][A-Z_0-9]*)\b[^=]*=", row))), None)
        return frozenset(re.findall(rf"\b{name}\.(match|fullmatch|search|finditer|findall|sub|subn|split)\b", text))

    @property
    def compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern.encode("latin-1") if self.is_bytes else self.pattern, self.flags)


@cache
def expressions() -> tuple[Expression, ...]:
    """Every one that the program compiles, each once."""
    done = subprocess.run([sys.executable, "-m", __name__], capture_output=True, text=True, check=True, cwd=ROOT)
    return tuple(Expression(*row) for row in json.loads(done.stdout))


def collect() -> list[Expression]:
    """Import every module and call what makes expressions for a language, noting what is compiled on the way."""
    found: dict[tuple[str | bytes, int], Expression] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def noted(pattern: Any, flags: Any) -> Any:
        frame: Any = sys._getframe(1)
        while frame is not None and not frame.f_code.co_filename.startswith(str(PACKAGE)):
            frame = frame.f_back if frame.f_code.co_filename.endswith("re/__init__.py") else None
        if frame is not None and isinstance(pattern, str | bytes):
            place = Path(frame.f_code.co_filename).relative_to(PACKAGE).as_posix()
            text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
            one = Expression(place, frame.f_lineno, text, int(flags), isinstance(pattern, bytes))
            found.setdefault((pattern, int(flags)), one)
        return compiled(pattern, flags)

    re._compile = noted  # type: ignore[attr-defined]
    modules = [importlib.import_module(name) for name in _names()]
    languages, keys = _languages()
    for module in modules:
        for function in list(vars(module).values()):
            if hasattr(function, "cache_clear") and function.__module__ == module.__name__:
                for arguments in _arguments(function, languages, keys):
                    with contextlib.suppress(LookupError, OSError):  # a list that this language does not have
                        function(*arguments)
    for one in _inline():
        found.setdefault((one.pattern, one.flags), one)
    return list(found.values())


def _inline() -> Iterator[Expression]:
    """Those that stand where they are used: `re.search("…", text)`."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args:
                function, first = call.func, call.args[0]
                named = (
                    isinstance(function.value, ast.Name) and function.value.id == "re" and function.attr != "compile"
                )
                if named and isinstance(first, ast.Constant) and isinstance(first.value, str):
                    flags = int(re.compile(first.value).flags)
                    yield Expression(path.relative_to(PACKAGE).as_posix(), call.lineno, first.value, flags, False)


def _names() -> Iterator[str]:
    """The modules of the program, but the one that is the program."""
    for found in pkgutil.walk_packages([str(PACKAGE)], "digest."):
        if found.name != "digest.__main__":
            yield found.name


def _arguments(function: Any, languages: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What a remembered function may be called with: nothing, or each language and, where it makes an expression, each key."""
    wanted = [name for name, one in inspect.signature(function).parameters.items() if one.default is one.empty]
    makes = "Pattern" in str(inspect.signature(function).return_annotation)
    if wanted == ["language"]:
        yield from ((language,) for language in languages)
    elif makes and wanted[:1] == ["language"]:
        yield from ((language, key) for language in languages for key in keys)
    elif makes and len(wanted) == 1:
        yield from ((key,) for key in keys)
    elif not wanted:
        yield ()


def _languages() -> tuple[list[str], list[str]]:
    """The languages that have lists, and what the lists are called."""
    from digest import lexicon

    tables = [lexicon.table(path.stem) for path in (PACKAGE / "data").glob("*.toml")]
    languages = {key: rows for table in tables for key, rows in table.items() if re.fullmatch("[a-z]{2}", key)}
    named = {key for table in tables for rows in table.values() if isinstance(rows, Mapping) for key in rows}
    return sorted(languages), sorted(named | {key for table in tables for key in table})


if __name__ == "__main__":
    print(json.dumps([[one.file, one.line, one.pattern, one.flags, one.is_bytes] for one in collect()]))
