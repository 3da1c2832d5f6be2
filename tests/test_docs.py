"""The documents against the code: what exists is documented, and what is documented exists."""

from __future__ import annotations

import dataclasses
import inspect
import re
import tomllib
import typing
from pathlib import Path

import pytest

from digest import cli, yamltext
from digest.model import (
    Alias,
    ColumnOptions,
    LinkOptions,
    NameOptions,
    Options,
    Pattern,
    Rule,
    Stated,
    SummaryOptions,
    TagOptions,
    TopicOptions,
)
from digest.read.content import TopicFront
from digest.read.decisions import KEYS as DECISION_KEYS
from digest.read.decisions import VERBS
from digest.read.questions import KEYS as QUESTION_KEYS
from digest.read.rules import LISTS
from tests.conftest import ROOT, SHARED

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text("utf-8")
GUIDE = (ROOT / "docs/editor-guide.md").read_text("utf-8")
NESTED = {
    "columns": ColumnOptions,
    "summary": SummaryOptions,
    "tags": TagOptions,
    "names": NameOptions,
    "topic": TopicOptions,
    "links": LinkOptions,
}


def section(document: str, heading: str) -> str:
    """What stands below `heading`, up to the next one of its level."""
    level = heading.partition(" ")[0]
    _, _, below = document.partition(f"\n{heading}\n")
    assert below, heading
    return re.split(rf"^{level} ", below, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> dict[str, list[str]]:
    """The rows of the tables in `text`: the first cell's code spans, each with the other cells."""
    found: dict[str, list[str]] = {}
    for line in re.findall(r"^\| (`.*) \|$", text, flags=re.MULTILINE):
        first, *others = re.split(r" (?<!\\)\| ", line)
        found |= dict.fromkeys(re.findall(r"`([^`]+)`", first), others)
    return found


def commands() -> dict[str, object]:
    """The verbs of the command line and their functions."""
    verbs = [(command.name, command.callback) for command in cli.app.registered_commands]
    return {name or verb.__name__: verb for name, verb in verbs if verb is not None}


def flags(function: object) -> set[str]:
    """The long options of a verb."""
    hints = typing.get_type_hints(function, include_extras=True)
    found = set()
    for name in inspect.signature(typing.cast("typing.Any", function)).parameters:
        about = typing.get_args(hints[name])[1]
        if type(about).__name__ == "OptionInfo":
            given = [word for word in about.param_decls or () if word.startswith("--")]
            given = [about.default] if isinstance(about.default, str) and about.default.startswith("--") else given
            found |= set(given) or {f"--{name.replace('_', '-')}"}
    return found


def test_every_verb_is_in_the_readme() -> None:
    documented = {
        re.split(r"[ `]", name)[1] for name in rows(section(README, "## Commands")) if name.startswith("digest ")
    }
    groups = {group.name for group in cli.app.registered_groups}
    assert documented == set(commands()) | groups


def test_every_option_is_in_the_readme_with_the_verbs_it_is_for() -> None:
    """`--root` is said to be for all but `init`."""
    documented: dict[str, set[str]] = {}
    for name, cells in rows(section(README, "## Commands")).items():
        if name.startswith("--") and len(cells) == 2:
            verbs = set(re.findall(r"`(\w+)`", cells[0]))
            documented[name.split(" ")[0]] = set(commands()) - verbs if cells[0].startswith("all but") else verbs
    real: dict[str, set[str]] = {}
    for verb, function in commands().items():
        for flag in flags(function):
            real.setdefault(flag, set()).add(verb)
    general = {"--version", "--install-completion", "--show-completion", "--help"}
    assert general <= set(documented)
    assert {flag: verbs for flag, verbs in documented.items() if flag not in general} == real


def test_every_option_of_a_site_is_in_the_guide_with_its_default() -> None:
    table = rows(section(GUIDE, "## Options: `content/site.yaml`"))
    real: dict[str, object] = {}
    for field in dataclasses.fields(Options):
        if field.name in NESTED:
            real |= {f"{field.name}.{inner.name}": inner.default for inner in dataclasses.fields(NESTED[field.name])}
        else:
            real[field.name] = field.default
    assert set(table) == set(real)
    for name, default in real.items():
        shown = (
            "–" if default in ("", (), None) else f"`{str(default).lower() if isinstance(default, bool) else default}`"
        )
        assert table[name][0] == shown, name


def test_every_key_of_an_article_is_in_the_guide() -> None:
    table = rows(section(GUIDE, "## Front matter of an article"))
    assert set(table) == {field.name for field in dataclasses.fields(Stated)}


def test_every_key_of_a_topic_is_in_the_guide() -> None:
    text = section(GUIDE, "## Topics")
    assert set(VERBS) | set(QUESTION_KEYS) <= set(rows(section(GUIDE, "## Questions and decisions")))
    assert all(f"`{key}:`" in section(GUIDE, "## Questions and decisions") for key in DECISION_KEYS)
    wanted = {field.name for kind in (TopicFront, Rule, Pattern) for field in dataclasses.fields(kind)}
    assert set(rows(text)) == wanted
    assert set(LISTS) <= set(rows(text))


def test_every_key_of_a_page_and_of_an_alias_is_in_the_guide() -> None:
    pages = section(GUIDE, "## Pages")
    assert set(re.findall(r"`(\w+)`", pages)) >= {"title", "description", "slug", "draft"}
    options = section(GUIDE, "## Options: `content/site.yaml`")
    assert all(re.search(rf"\b{field.name}:", options) for field in dataclasses.fields(Alias))


@pytest.mark.parametrize(
    "document", [*DOCUMENTS, *sorted((ROOT / "content").rglob("*.md"))], ids=lambda path: path.name
)
def test_relative_links_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        path, _, fragment = target.partition("#")
        leads_to = (document.parent / path).resolve() if path else document
        assert leads_to.is_file(), f"{document.name} links to {target}"
        if fragment:
            assert fragment in anchors(leads_to), f"{document.name} links to {target}"


def anchors(document: Path) -> set[str]:
    """The ids GitHub gives the headings of a Markdown file."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_yaml_example_of_the_guide_can_be_read() -> None:
    examples = re.findall(r"```yaml\n(.*?)```", GUIDE, flags=re.DOTALL)
    assert len(examples) == 3
    for example in examples:
        assert yamltext.parse(example).value


def test_every_make_target_named_in_a_document_exists() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    for document in DOCUMENTS:
        named = set(re.findall(r"(?:^|`)make (\w+)", document.read_text("utf-8"), flags=re.MULTILINE))
        assert named <= targets, document.name
    assert {"site", "serve", "check", "test", "bench"} <= targets


def test_every_dependency_is_explained() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, groups = settings["project"], settings["dependency-groups"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    named = [
        *project["dependencies"],
        *extras,
        *(one for group in groups.values() for one in group if isinstance(one, str)),
    ]
    text = (ROOT / "docs/dependencies.md").read_text("utf-8").lower()
    explained = [
        *re.findall(r"^\| ([^|]+) \|", text, flags=re.MULTILINE),
        *re.findall(r"^hatchling .*", text, flags=re.MULTILINE),
    ]
    first_cells = " ".join(explained)
    for requirement in named:
        name = re.split(r"[<>=\[; ]", requirement)[0].lower()
        assert name == project["name"] or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", first_cells), name


def test_the_published_schema_is_the_contract() -> None:
    contract = SHARED / "contract/digest.schema.json"
    if not contract.is_file():
        pytest.skip("the contract is not on this machine")
    assert (ROOT / "docs/export.schema.json").read_bytes() == contract.read_bytes()
