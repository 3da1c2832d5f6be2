"""The laws of the house, read from the code itself."""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from digest import memo
from tests.conftest import ROOT

PACKAGE = ROOT / "digest"
FILES = sorted(PACKAGE.rglob("*.py"))

# A room may import rooms that stand on a lower floor, and what is inside itself. The stages share a floor.
FLOORS = (
    ("inflection", "scoring"),
    ("model", "problems", "progress", "lexicon", "words", "locales", "disguise", "packing", "table", "collector"),
    ("schema", "yamltext", "markdown", "identity", "standing", "terms", "paths", "below", "hands"),
    (
        "background",
        "config",
        "aliases",
        "attribution",
        "when",
        "coherence",
        "quotation",
        "referring",
        "tagging",
        "stance",
        "meaning",
        "tolls",
        "database",
    ),
    ("read", "clean", "segment", "analyse", "relate", "render"),
    ("system", "unchanged", "lock", "shelves"),
    ("memo", "publish", "worker", "fetch", "atomic"),
    ("budget",),
    ("tasks", "guard", "search", "programs", "work"),
    ("remote",),
    ("inputs", "addresses", "drawing", "printed"),
    ("hearing", "scheduler"),
    ("glancing",),
    ("build",),
    ("corrections", "deploy", "permalinks", "warm", "cluster"),
    ("add", "check", "newsletter", "scaffold", "explain", "suggest", "templates", "serve", "workshop"),
    ("api", "console"),
    ("__init__",),
    ("commands",),
    ("cli",),
    ("entry",),
    ("__main__",),
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
SAME_FLOOR = {("yamltext", "schema"), ("clean", "segment")}
ONE_IMPORTER = {
    "sumy", "jinja2", "yaml", "watchdog", "trafilatura", "pydantic", "markdown_it", "nupunkt", "py3langid",
    "babel", "httpx", "httpcore", "protego", "charset_normalizer", "slugify", "snowballstemmer", "stopwordsiso",
    "text_unidecode", "spacy", "css_inline", "PIL", "pagefind", "ghp_import", "distributed", "dask", "fsspec", "aiohttp", "paramiko",
}  # fmt: skip
OPTIONAL = {"spacy"}
"""Libraries that an editor may add; what they shape is remembered under their version and their model's."""
WRITERS = {"atomic", "publish", "database", "unchanged", "lock", "below"}
MOST_LINES = 250
MOST_LINES_OF_A_FUNCTION = 50


def room(path: Path) -> str:
    """The room a file belongs to: a module or folder right below the package."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The dotted names a file imports, wherever in it, but not those for the type checker alone."""
    tree = ast.parse(path.read_text("utf-8"))
    unseen = {id(node) for block in ast.walk(tree) if _for_types_only(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in unseen:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_every_room_stands_on_a_floor() -> None:
    assert {room(path) for path in FILES} <= FLOOR.keys()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "digest" or len(parts) == 1:
            continue
        there = parts[1] if parts[1] in FLOOR else "__init__"
        allowed = there == here or (here, there) in SAME_FLOOR or there == "__init__" or FLOOR[there] < FLOOR[here]
        assert allowed, f"{path.relative_to(ROOT)} imports {name}, which is not below it"


def test_each_outside_library_has_one_importer() -> None:
    importers: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        for name in imports(path):
            importers[name.split(".")[0]].add(path.relative_to(PACKAGE).as_posix())
    several = {library: files for library, files in importers.items() if library in ONE_IMPORTER and len(files) > 1}
    assert not several


def test_what_is_remembered_is_known_by_the_versions_of_all_libraries_that_shape_it() -> None:
    shaping = [path for path in FILES if FLOOR[room(path)] < FLOOR["memo"] and room(path) not in ("render", "locales")]
    used = (
        {name.split(".")[0] for path in shaping for name in imports(path)}
        - sys.stdlib_module_names
        - {"digest", *OPTIONAL}
    )
    distributions = metadata.packages_distributions()
    missing = {
        name
        for name in used
        if not {one.lower().replace("_", "-") for one in distributions[name]} & set(memo.LIBRARIES)
    }
    assert len(used) > 10
    assert not missing


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_are_written_in_few_places(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    writing = {
        "write_text",
        "write_bytes",
        "unlink",
        "rename",
        "replace",
        "rmtree",
        "mkdir",
        "copy",
        "copy2",
        "copyfile",
    }
    named = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute) and _on_files(call.func)}
    opened = [call for call in calls if _opens_for_writing(call)]
    if room(path) not in WRITERS:
        assert not (named & writing)
        assert not opened


def _on_files(function: ast.Attribute) -> bool:
    """Leaves out the namesakes of values: `str.replace`, `dataclasses.replace`, `dict.copy`."""
    return function.attr not in {"replace", "copy"} or (
        isinstance(function.value, ast.Name) and function.value.id in {"os", "shutil"}
    )


def _opens_for_writing(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    modes = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    texts = [mode.value for mode in modes if isinstance(mode, ast.Constant) and isinstance(mode.value, str)]
    return name == "open" and any(set(text) & set("wax+") and len(text) <= 3 for text in texts)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MOST_LINES_OF_A_FUNCTION, f"{path}: {node.name}"


def test_the_nouns_know_nothing_else_of_ours() -> None:
    nouns = [PACKAGE / "problems.py", *(PACKAGE / "model").glob("*.py")]
    ours = {name for path in nouns for name in imports(path) if name.startswith("digest")}
    assert all(name.startswith("digest.model.") for name in ours)
