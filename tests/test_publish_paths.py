"""Publishing writes, removes and changes nothing but its own folder, whatever was planted beside or in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest import below, publish, unchanged
from digest.model import Output
from digest.problems import DigestError
from tests.test_publish import outputs, tree, whole


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A folder of somebody else's, beside the site's."""
    folder = tmp_path / "precious"
    folder.mkdir(mode=0o755)
    (folder / "thesis.txt").write_text("years of work")
    return folder


def intact(precious: Path) -> bool:
    return whole(precious) == {"thesis.txt": b"years of work"} and precious.stat().st_mode & 0o777 == 0o755


def root(tmp_path: Path) -> Path:
    (tmp_path / "root/.digest").mkdir(parents=True)
    return tmp_path / "root"


def twice(folder: Path, lasting: bool = False) -> None:
    """Two builds, the second of which has the first one's spare."""
    for text in ("a", "b", "c"):
        publisher = publish.Publisher(folder / "site", spare=folder / ".digest/spare", lasting=lasting)
        publisher.publish(outputs(index=text, topics__x="same", **{text: text}))
    assert tree(folder / "site") == {"index.html": "c", "topics/x.html": "same", "c.html": "c"}


@pytest.mark.parametrize("place", [".digest/spare", ".site.digest-staging", ".site.digest-old"])
def test_a_link_where_a_tree_of_ours_is_kept_is_removed_and_not_followed(
    tmp_path: Path, precious: Path, place: str
) -> None:
    (root(tmp_path) / place).symlink_to(precious)
    twice(tmp_path / "root")
    assert intact(precious)


def test_a_link_in_the_spare_is_not_written_through(tmp_path: Path, precious: Path) -> None:
    spare = root(tmp_path) / ".digest/spare"
    twice(tmp_path / "root")
    (spare / "topics/x.html").unlink()
    (spare / "topics").rmdir()
    (spare / "topics").symlink_to(precious)
    publish.Publisher(tmp_path / "root/site", spare=spare).publish(
        outputs(index="d", topics__x="e", topics__thesis="f")
    )
    assert tree(tmp_path / "root/site") == {"index.html": "d", "topics/x.html": "e", "topics/thesis.html": "f"}
    assert intact(precious)


@pytest.mark.parametrize(
    "line",
    [
        "../../precious/thesis.txt",
        "../precious/thesis.txt",
        "{precious}/thesis.txt",
        "topics/../../../precious/thesis.txt",
    ],
)
def test_a_list_that_names_files_elsewhere_removes_nothing(tmp_path: Path, precious: Path, line: str) -> None:
    folder = root(tmp_path)
    twice(folder)
    line = line.format(precious=precious)
    with (folder / "site" / publish.MANIFEST).open("a") as manifest:
        manifest.write(f"{line}\n")
    change = publish.Publisher(folder / "site", spare=folder / ".digest/spare").publish(outputs(index="d"))
    assert line not in change.removed
    assert tree(folder / "site") == {"index.html": "d"}
    assert intact(precious)


def test_a_file_planted_in_the_spare_is_not_published(tmp_path: Path) -> None:
    spare = root(tmp_path) / ".digest/spare"
    twice(tmp_path / "root")
    (spare / "evil.html").write_text("planted")
    (spare / "deep/empty").mkdir(parents=True)
    (spare / "deep/evil").symlink_to("..")
    os.mkfifo(spare / "topics/pipe")
    publish.Publisher(tmp_path / "root/site", spare=spare).publish(outputs(index="d"))
    assert {path.name for path in (tmp_path / "root/site").rglob("*")} == {publish.MANIFEST, "index.html"}


def test_a_link_for_a_record_or_for_a_trial_is_not_written_through(tmp_path: Path, precious: Path) -> None:
    folder = root(tmp_path)
    for name in ("unchanged.part", "unchanged"):
        (folder / ".digest" / name).symlink_to(precious / "thesis.txt")
    twice(folder)
    command = unchanged.Command(str(folder), str(folder / "site"))
    assert unchanged.look(command) is not None
    unchanged.keep(command, unchanged.Seen(b"", is_settled=True), ["index.html"], unchanged.Said(""))
    assert intact(precious)


def test_a_folder_swapped_for_a_link_while_it_is_written_ends_the_build_and_leads_nowhere(
    tmp_path: Path, precious: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, write = root(tmp_path) / "site", below.write
    staging = site.parent / ".site.digest-staging"
    swapped: list[str] = []

    def swapping(name: str, data: bytes, folder: int) -> int:
        if name == "index.html" and not swapped:
            (staging / "topics").symlink_to(precious)
            swapped.append(name)
        return write(name, data, folder)

    monkeypatch.setattr(below, "write", swapping)
    with pytest.raises(DigestError, match="nothing was changed"):
        publish.publish(outputs(index="a", topics__x="b"), site)
    assert swapped
    assert not site.exists()
    assert intact(precious)


def test_a_file_with_another_name_elsewhere_is_replaced_and_not_written_over(tmp_path: Path, precious: Path) -> None:
    site = root(tmp_path) / "site"
    publish.publish(outputs(index="a"), site)
    (site / "index.html").unlink()
    os.link(precious / "thesis.txt", site / "index.html")
    publish.publish(outputs(index="b"), site)
    assert tree(site) == {"index.html": "b"}
    assert intact(precious)


def test_a_linked_file_in_the_place_of_a_page_is_replaced_by_the_page(tmp_path: Path, precious: Path) -> None:
    site = root(tmp_path) / "site"
    publish.publish(outputs(index="years of work"), site)
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(precious / "thesis.txt")  # which holds the very same
    publish.publish(outputs(index="years of work"), site)
    assert not (site / "index.html").is_symlink()
    assert intact(precious)


@pytest.mark.parametrize("make", ["link", "file", "pipe"])
def test_what_stands_where_a_folder_is_to_be_is_named(tmp_path: Path, precious: Path, make: str) -> None:
    site = root(tmp_path) / "site"
    publish.publish(outputs(index="a"), site)
    place = site / "topics"
    if make == "link":
        place.symlink_to(precious)
    elif make == "file":
        place.touch()
    else:
        os.mkfifo(place)
    with pytest.raises(DigestError, match="topics is not Digest's and stands where a page is to be"):
        publish.publish(outputs(index="b", topics__x="c"), site)
    assert tree(site) == {"index.html": "a"}
    assert intact(precious)


def test_a_pipe_in_the_place_of_a_page_is_not_waited_for(tmp_path: Path) -> None:
    site = root(tmp_path) / "site"
    publish.publish((Output("index.html", b"", "test"),), site)
    (site / "index.html").unlink()
    os.mkfifo(site / "index.html")
    publish.publish((Output("index.html", b"", "test"),), site)
    assert (site / "index.html").is_file()
