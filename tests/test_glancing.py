"""What one saved file says, found without the others, is what a look at all finds; or nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import identity, memo
from digest.glancing import glanced
from digest.hearing import Heard, hear
from digest.standing import Standing
from digest.tasks import Workshop
from digest.work import Worked
from tests.sites import SiteTest

FERRY = "The ferry to Lowmere ran again on Friday, the harbour office said. Crews had worked since 3 March."
STORM = "A storm broke the pier of Marrow Bay on Monday. Two boats sank, according to the Harbour Post."
LATER = "The quay of Orlund is closed. It will open again in May, the mayor said."


def front(text: str, **given: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in given.items()) + f"---\n{text}\n"


class Desk:
    """A site of which all was heard once."""

    def __init__(self, root: Path, options: str = "") -> None:
        self.site = SiteTest(root).seed("a.md", front(FERRY, title="Ferry")).seed("b.txt", STORM)
        self.site.seed("c.md", front(STORM, title="Storm", url="https://news.example/storm"))
        self.site.edit("content/site.yaml", "title: Harbour\n" + options)
        self.memory = memo.Memo(None, Standing())
        self.workshop = Workshop(self.memory)
        self.told = self.hear()

    def hear(self) -> Heard:
        return hear(self.site.root, {}, self.workshop)

    def glance(self, path: str = "seeds/a.md") -> Worked | None:
        return glanced(self.site.root, path, self.told, self.workshop)

    def agrees(self, found: Worked | None) -> bool:
        """Whether a look at all finds the very same."""
        told = self.hear()
        pairs = zip(told.articles, told.analyses, strict=True)
        return found is None or (found.article, found.analysis) in list(pairs)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_another_text_is_found_without_a_look_at_the_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.site.seed("a.md", front(LATER, title="Ferry"))
    with monkeypatch.context() as patch:
        patch.setattr("os.scandir", lambda *_: pytest.fail("the folder was looked through"))
        found = desk.glance()
    assert found is not None
    assert found.analysis.sentences[0].text == "The quay of Orlund is closed."
    assert desk.agrees(found)


def test_what_was_found_is_not_found_again(desk: Desk) -> None:
    desk.site.seed("a.md", front(LATER, title="Ferry"))
    found = desk.glance()
    assert found is not None
    (heard,) = (one for one in desk.hear().works if one.article.path == "seeds/a.md")
    assert heard.article.source is found.article.source


def test_a_text_goes_by_the_address_that_it_has_among_the_others(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.site.seed("d.md", front(FERRY, title="Storm"))
    desk.told = desk.hear()
    (before,) = (one for one in desk.told.works if one.article.path == "seeds/d.md")
    assert before.article.id != "storm"
    desk.site.seed("d.md", front(LATER, title="Storm"))
    found = desk.glance("seeds/d.md")
    assert found is not None
    assert found.article.id == found.analysis.article == before.article.id
    assert desk.agrees(found)


def test_what_the_editor_decides_holds_for_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    said = '"We are glad to be here again," said Ira Moss, the head of the harbour.'
    desk.site.seed("a.md", front(f"{FERRY}\n\n{said}", title="Ferry"))
    told = desk.hear()
    (name,) = identity.names(told.articles, told.analyses).quotations.values()
    decision = f"decisions:\n  - speaker: {name}\n    is: Una Brask\n"
    desk.site.topic("sea.md", f"---\ntitle: Sea\nmatch: [ferry]\n{decision}---\n")
    desk.told = desk.hear()
    desk.site.seed("a.md", front(f"{FERRY}\n\n{said}\n\n{LATER}", title="Ferry"))
    found = desk.glance()
    assert found is not None
    assert [quote.speaker for quote in found.analysis.quotes] == ["Una Brask"]
    assert desk.agrees(found)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("seeds/a.md", front(FERRY, title="Ferry")),
        ("seeds/a.md", front(FERRY, title="Boat")),
        ("seeds/a.md", front(LATER, title="Ferry", slug="boat")),
        ("seeds/a.md", front(LATER, title="Ferry", draft="true")),
        ("seeds/a.md", front(LATER, title="Ferry", url="https://news.example/ferry")),
        ("seeds/a.md", ""),
        ("seeds/a.md", None),
        ("seeds/d.md", LATER),
        ("content/site.yaml", "title: Quay\n"),
        ("content/topics/sea.md", "---\ntitle: Sea\nmatch: [ferry]\n---\n"),
    ],
)
def test_what_takes_a_look_at_all_is_not_told_at_a_glance(desk: Desk, path: str, text: str | None) -> None:
    if text is None:
        desk.site.delete(path)
    else:
        desk.site.edit(path, text)
    assert desk.glance(path) is None


def test_a_text_with_a_correction_takes_a_look_at_all(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.site.edit("content/articles/a.md", front("", title="Boat", seed="a.md"))
    desk.told = desk.hear()
    assert [one.stated.stated.seed for one in desk.told.given.corrections] == ["a.md"]
    desk.site.seed("a.md", front(LATER, title="Ferry"))
    assert desk.glance() is None


def test_a_link_in_its_place_is_not_followed(desk: Desk) -> None:
    desk.site.delete("seeds/a.md").edit("elsewhere.md", LATER)
    (desk.site.root / "seeds/a.md").symlink_to(desk.site.root / "elsewhere.md")
    assert desk.glance() is None


WORDS = st.sampled_from([FERRY, STORM, LATER, "", "Nobody knows."])
TITLES = st.sampled_from(["Ferry", "Storm", "Boat", ""])
GIVEN = st.dictionaries(
    st.sampled_from(["date", "slug", "draft", "url", "language", "author", "outlet"]),
    st.sampled_from(["2026-03-14", "boat", "true", "https://news.example/storm", "Ann Reed", "de"]),
    max_size=2,
)
EDITS = st.lists(
    st.tuples(st.sampled_from(["a.md", "b.txt", "c.md"]), WORDS, WORDS, TITLES, GIVEN), min_size=1, max_size=4
)


@settings(max_examples=40, deadline=None)
@given(edits=EDITS)
def test_a_glance_never_says_otherwise_than_a_look_at_all(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str, str, str, dict[str, str]]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("glance"))
    for name, first, second, title, more in edits:
        told = {"title": title, **more} if title else more
        desk.site.seed(name, front(f"{first}\n\n{second}", **told) if name.endswith(".md") else f"{first}\n\n{second}")
        found = desk.glance(f"seeds/{name}")
        assert desk.agrees(found)
        desk.told = desk.hear()
