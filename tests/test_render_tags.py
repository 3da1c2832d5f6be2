"""The pages of tags that an editor lists."""

from __future__ import annotations

from pathlib import Path

from tests.sites import SiteTest

LIST = (
    "tags:\n  - label: Harbour\n    forms: [quay]\n    description: Where ships stop.\n    slug: port\n"
    "  - label: Crane\n    broader: Harbour\n"
)


def site(root: Path) -> SiteTest:
    made = SiteTest(root).edit("content/tags.yaml", LIST)
    made.seed("one.txt", "The quay is shut\n\nThe quay is shut since Monday. A crane fell on it. The crane was old.\n")
    return made.seed(
        "two.txt", "A crane fell\n\nThe crane of the harbours fell on Monday. Nobody was hurt by it.\n"
    ).build()


def test_a_term_has_its_address_its_line_and_its_wider_and_narrower_terms(tmp_path: Path) -> None:
    made = site(tmp_path)
    made.has("tags/port/index.html", "Harbour", "Where ships stop.", "Narrower tags", 'href="../crane/"')
    made.has("tags/crane/index.html", "Broader tag", 'href="../port/"')
    made.has("tags/index.html", 'href="port/"')


def test_without_the_list_nothing_of_it_is_left(tmp_path: Path) -> None:
    made = site(tmp_path).delete("content/tags.yaml").build()
    assert "tags/port/index.html" not in made.tree()
    clean = SiteTest(tmp_path / "clean")
    for name in ("one.txt", "two.txt"):
        clean.seed(name, (tmp_path / "seeds" / name).read_text("utf-8"))
    assert clean.build().tree() == made.tree()


def test_the_editor_is_told_what_is_amiss(tmp_path: Path) -> None:
    made = site(tmp_path).edit("content/tags.yaml", f"{LIST}  - label: Walrus\n    form: [seal]\n").build()
    made.told("unknown-key", "content/tags.yaml:9", 'did you mean "forms"?')
    made.told("unused-tag", "content/tags.yaml:8", '"Walrus"')
