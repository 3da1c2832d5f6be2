"""What a verb writes into a site stays there: no link that stands in its way is followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.cli import app
from tests.sites import SiteTest

STORY = (
    "The northern pier of {} was closed on Monday after a barge had struck two of its piles, the harbour board said.\n"
)
KEPT = "what stands elsewhere\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteTest:
    """Four texts of one story, beside a folder and a file that are not the site's."""
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "folder").mkdir(parents=True)
    (elsewhere / "file").write_text(KEPT)
    found = SiteTest(tmp_path / "site")
    for name in ("lowen", "narvia", "brack", "tarn"):
        found.seed(
            f"{name}.md", f"---\ntitle: Pier of {name} closed\ndate: 2031-03-03\n---\n{STORY.format(name.title())}"
        )
    return found


VERBS = [
    (("permalinks",), "content/permalinks.txt"),
    (("newsletter", "--since", "1990-01-01", "--base-url", "https://example.org/"), "newsletters"),
    (("topics", "suggest", "--write", "--min-articles", "2", "--all"), "content/topics"),
    (("import", "seeds/lowen.md"), "content/articles"),
    (("templates", "article.html", "--eject"), "templates"),
]


@pytest.mark.parametrize(("words", "place"), VERBS)
def test_the_verbs_write(words: tuple[str, ...], place: str, site: SiteTest) -> None:
    assert CliRunner().invoke(app, [*words, "--root", str(site.root)]).exit_code == 0
    found = site.root / place
    assert found.is_file() or any(path.is_file() for path in found.rglob("*"))


@pytest.mark.parametrize(("words", "place"), VERBS)
@pytest.mark.parametrize("kind", ["folder", "file", "missing"])
def test_no_link_is_followed(words: tuple[str, ...], place: str, kind: str, site: SiteTest) -> None:
    elsewhere, link = site.root.parent / "elsewhere", site.root / place
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(elsewhere / kind)
    CliRunner().invoke(app, [*words, "--root", str(site.root)])
    assert sorted(path.name for path in elsewhere.rglob("*")) == ["file", "folder"]
    assert (elsewhere / "file").read_text() == KEPT
