"""A spaCy model of the editor's own beside the rules."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from digest import aliases
from digest.analyse import installed
from digest.analyse.names import names
from digest.model import NameOptions
from digest.problems import DigestError
from tests.analysing import article

TEXT = "Sailors feared the Grey Widow off Skarholm.\nThe lighthouse of Skarholm is lit.\n"


def found(options: NameOptions, language: str = "en") -> set[tuple[str, str]]:
    made, sentences = article(TEXT, language=language)
    return {(name.kind, name.label) for name in names(made, sentences, aliases.table(), options)}


def test_without_a_model_nothing_is_asked() -> None:
    assert installed.versions(NameOptions()) == ()
    assert installed.model(NameOptions(), "en") == ""


def test_a_model_is_for_its_language() -> None:
    assert installed.model(NameOptions("en_core_web_sm"), "en-GB") == "en_core_web_sm"
    assert installed.model(NameOptions("en_core_web_sm"), "de") == ""
    both = NameOptions({"en": "en_core_web_sm", "de": "de_core_news_sm"})
    assert [installed.model(both, language) for language in ("en", "de", "fr")] == [
        "en_core_web_sm",
        "de_core_news_sm",
        "",
    ]


def test_what_is_not_installed_is_named_with_the_command_that_installs_it() -> None:
    with pytest.raises(DigestError, match=r"pip install|spacy download xx_no_such_model"):
        installed.versions(NameOptions("xx_no_such_model"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small pipeline that knows two names."""
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("spaCy is not installed; it is an extra, and too large for the tests' own")
    import spacy

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "WORK_OF_ART", "pattern": "Grey Widow"}, {"label": "GPE", "pattern": "Skarholm"}])
    place = tmp_path_factory.mktemp("model")
    pipeline.to_disk(place)
    return str(place)


def test_its_entities_are_evidence(folder: str) -> None:
    assert {("work", "Grey Widow"), ("place", "Skarholm")} <= found(NameOptions(folder))
    assert ("work", "Grey Widow") not in found(NameOptions())


def test_it_is_known_by_its_bytes(folder: str) -> None:
    installed._version.cache_clear()
    (before,) = installed.versions(NameOptions(folder))
    meta = Path(folder) / "meta.json"
    meta.write_text(meta.read_text("utf-8").replace('"version":"0.0.0"', '"version":"0.0.1"'), "utf-8")
    installed._version.cache_clear()
    assert installed.versions(NameOptions(folder)) != (before,)
