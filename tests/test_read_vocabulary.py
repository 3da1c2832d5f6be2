"""`content/tags.yaml`: the editor's own list of tags."""

from __future__ import annotations

import dataclasses
import re

import pytest

from digest import read
from digest.model import Pattern, Term, Vocabulary
from digest.problems import DigestError
from digest.read import RawFile
from digest.read.vocabulary import Entry, Sheet
from tests.conftest import ROOT
from tests.growth import MOST, growth


def listed(text: str | bytes) -> tuple[Vocabulary, list[str]]:
    data = text if isinstance(text, bytes) else text.encode()
    found, problems = read.vocabulary([RawFile("content/tags.yaml", data), RawFile("seeds/a.txt", b"Ships.\n")])
    return found, [str(problem) for problem in problems]


def test_a_term_with_all_its_keys() -> None:
    found, problems = listed(
        "only: true\nnever: [weather, Monday]\ntags:\n  - Harbours\n  - label: Port of Lee\n    kind: place\n"
        "    forms: [Lee harbour,  the  Lee ]\n    match:\n      - near: [dredg*, quay]\n        within: 4\n      - cranes\n"
        "    always: true\n    broader: harbours\n    description: Where ships stop.\n    slug: lee\n"
    )
    assert problems == []
    assert (found.only, found.never) == (True, ("weather", "Monday"))
    assert found.terms[0] == Term("Harbours", 4)
    assert found.terms[1] == Term(
        label="Port of Lee",
        line=5,
        kind="place",
        forms=("Lee harbour", "the Lee"),
        match=(Pattern(near=("dredg*", "quay"), within=4), Pattern(text="cranes")),
        always=True,
        broader="harbours",
        description="Where ships stop.",
        slug="lee",
    )


def test_without_the_file_there_is_an_empty_list() -> None:
    assert read.vocabulary([RawFile("seeds/a.txt", b"Ships.\n")]) == (Vocabulary(), ())
    assert listed("") == (Vocabulary(), [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tag: [a]\n", '1: unknown key "tag"; did you mean "tags"? [unknown-key]'),
        ("tags:\n  - label: Quay\n    form: [Pier]\n", '3: unknown key "form"; did you mean "forms"? [unknown-key]'),
        ("tags:\n  - label: Quay\n    always: often\n", '3: "always": expected true or false, not "often" [bad-value]'),
        ("tags: Quay\n", '1: "tags": expected a list of tags, each with a line "- label: …" [bad-value]'),
        ("tags:\n  - [Quay]\n", '2: "tags": expected a list of tags, each with a line "- label: …" [bad-value]'),
        ("tags:\n  - forms: [Pier]\n", "2: a tag without a label; add `label: …` [no-label]"),
        (
            "tags:\n  - label: Quay\n    match:\n      - near: [a, b]\n        text: c\n",
            "4: a pattern needs exactly one of text, name, near; this has text and near; give each its own item [bad-pattern]",
        ),
        (
            "tags:\n  - Quay\n  - label: Pier\n    forms: [quay]\n",
            '3: "quay" is claimed by "Pier" and, on line 2, by "Quay"; leave it to one of them [same-form]',
        ),
        (
            "tags:\n  - Quay\n  - label: Pier\n    slug: quay\n",
            '3: the slug "quay" is already that of "Quay" on line 2; give one of them another `slug` [same-slug]',
        ),
        (
            "tags:\n  - Harbour\n  - label: Pier\n    broader: Harbor\n",
            '3: the broader term "Harbor" is not in the list; did you mean "Harbour"? [unknown-tag]',
        ),
        (
            "never: [QUAY]\ntags:\n  - Quay\n",
            '1: "Quay" is never a tag, and is one on line 3; take it out of one of the two lists [same-form]',
        ),
        (
            "tags:\n  - label: Quay\n    slug: The Quay\n",
            '2: "slug": expected small letters, digits and hyphens, not "The Quay"; `the-quay` is used [bad-value]',
        ),
        (
            "tags:\n  - label: Quay\n    match: [{text: pier, weight: 2}]\n",
            '3: "weight" counts for topics and not for tags; remove it [idle-key]',
        ),
    ],
)
def test_a_slip_is_named_with_its_line(text: str, told: str) -> None:
    assert listed(text)[1] == [f"content/tags.yaml:{told}"]


def test_one_bad_term_does_not_lose_the_others() -> None:
    found, problems = listed("tags:\n  - label: Quay\n    kind: pier\n  - label: Pier\n")
    assert [term.label for term in found.terms] == ["Quay", "Pier"]
    assert len(problems) == 1
    assert '"kind": expected' in problems[0]
    assert problems[0].startswith("content/tags.yaml:3:")


@pytest.mark.parametrize("text", ["tags: [\n", "tags: &a [x]\n", b"tags: [\xff]\n"])
def test_what_cannot_be_read_at_all_stops_the_build(text: str | bytes) -> None:
    with pytest.raises(DigestError, match=r"content/tags\.yaml:[12]: "):
        listed(text)


def test_terms_of_one_script_and_another_are_two() -> None:
    found, problems = listed("tags:\n  - Київ\n  - Львів\n")
    assert problems == []
    assert len(found.terms) == 2


def test_every_key_is_documented() -> None:
    text = (ROOT / "docs/vocabulary.md").read_text("utf-8")
    documented = set(re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE))
    keys = {field.name for kind in (Sheet, Entry) for field in dataclasses.fields(kind)}
    assert keys <= documented


def test_the_example_of_the_document_can_be_used() -> None:
    text = (ROOT / "docs/vocabulary.md").read_text("utf-8")
    found, problems = listed(text.partition("```yaml\n")[2].partition("```")[0])
    assert problems == []
    assert [term.label for term in found.terms] == ["Ceasefire", "Lowmere harbour", "Lowmere", "Arms deliveries"]
    assert found.never == ("spokesperson", "weather")


def test_the_list_of_the_example_site_has_no_slip() -> None:
    found, problems = listed((ROOT / "content/tags.yaml").read_bytes())
    assert problems == []
    assert len(found.terms) > 5


def test_the_time_for_a_list_grows_with_its_length() -> None:
    def read_list(text: str) -> object:
        return read.vocabulary([RawFile("content/tags.yaml", f"tags: [{text.rpartition(',')[0]}]".encode())])

    assert growth(read_list, "".join(f"bridge {n}, " for n in range(4_000))) < MOST
    items = "".join(f"- {{label: bridge {n}, broader: tower}}\n" for n in range(1_200))
    assert (
        growth(
            lambda text: read.vocabulary(
                [RawFile("content/tags.yaml", f"tags:\n{text[: text.rfind(chr(10))]}\n".encode())]
            ),
            items,
        )
        < MOST
    )
