"""Publishing: one whole site or the other, nothing written that stands, nothing of others removed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import publish, system
from digest.model import Output
from digest.problems import DigestError


def outputs(**files: str) -> tuple[Output, ...]:
    return tuple(Output(name.replace("__", "/") + ".html", text.encode(), "test") for name, text in files.items())


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*.html")}


def test_publishes_and_then_writes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = publish.publish(outputs(index="a", topics__x="b"), site)
    assert first.written == (publish.MANIFEST, "index.html", "topics/x.html")
    assert tree(site) == {"index.html": "a", "topics/x.html": "b"}
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")} | {site: site.stat().st_ino}
    second = publish.publish(outputs(index="a", topics__x="b"), site)
    assert second.written == second.removed == ()
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} | {site: site.stat().st_ino} == before


def test_removes_what_is_no_longer_made(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.publish(outputs(index="a", old__page="b"), site)
    change = publish.publish(outputs(index="a"), site)
    assert change.removed == ("old/page.html",)
    assert tree(site) == {"index.html": "a"}
    assert not (site / "old").exists()


def test_keeps_files_of_others(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.publish(outputs(index="a"), site)
    (site / "CNAME").write_text("news.example")
    publish.publish(outputs(index="b"), site)
    assert (site / "CNAME").read_text() == "news.example"
    assert tree(site) == {"index.html": "b"}


def test_refuses_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    with pytest.raises(DigestError, match="did not make"):
        publish.publish(outputs(index="a"), tmp_path)
    assert (tmp_path / "thesis.doc").read_text() == "years of work"
    with pytest.raises(DigestError, match="not a folder"):
        publish.publish(outputs(index="a"), tmp_path / "thesis.doc")


def test_compare_changes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    change = publish.compare(outputs(index="a"), site)
    assert change.written == (publish.MANIFEST, "index.html")
    assert not site.exists()


def test_a_fault_while_staging_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    publish.publish(outputs(index="old", other="old"), site)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device", "other.html")

    monkeypatch.setattr(system, "_of_linux", lambda _name: None)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DigestError, match="No space left on device"):
        publish.publish(outputs(index="new", other="new"), site)
    monkeypatch.undo()
    assert tree(site) == {"index.html": "old", "other.html": "old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_what_a_killed_build_left_is_cleaned_up(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (tmp_path / ".site.digest-staging" / "half").mkdir(parents=True)
    publish.publish(outputs(index="a"), site)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_without_exchange_two_renames_serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    monkeypatch.setattr(system, "_of_linux", lambda _name: None)
    publish.publish(outputs(index="a"), site)
    publish.publish(outputs(index="b"), site)
    assert tree(site) == {"index.html": "b"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_file_where_a_folder_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.publish((Output("a/b.html", b"1", "test"),), site)
    publish.publish((Output("a", b"2", "test"),), site)
    assert (site / "a").read_bytes() == b"2"
    publish.publish((Output("a/b.html", b"3", "test"),), site)
    assert (site / "a" / "b.html").read_bytes() == b"3"


def test_an_old_site_made_read_only_is_replaced_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish.publish(outputs(index="a", topics__x="a"), site)
    (site / "topics").chmod(0o555)
    site.chmod(0o555)
    publish.publish(outputs(index="b", topics__x="b"), site)
    publish.publish(outputs(index="c", topics__x="b"), site)
    assert tree(site) == {"index.html": "c", "topics/x.html": "b"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_linked_folder_of_somebody_else_is_carried_over(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (tmp_path / "photos").mkdir()
    publish.publish(outputs(index="a"), site)
    (site / "photos").symlink_to(tmp_path / "photos")
    publish.publish(outputs(index="b"), site)
    assert (site / "photos").readlink() == tmp_path / "photos"


def test_a_site_that_cannot_be_looked_into_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    publish.publish(outputs(index="a"), site)

    def closed(_handle: int, _size: int) -> bytes:
        raise PermissionError(13, "Permission denied", "index.html")

    monkeypatch.setattr(os, "read", closed)
    with pytest.raises(DigestError, match=r"Permission denied .*nothing was changed; see to its permissions"):
        publish.compare(outputs(index="a"), site)


# -- the tree that was replaced, kept for the next build ---------------------------------------------------


def whole(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


FILES = st.dictionaries(
    st.sampled_from(("index", "a", "a__b", "a__b__c", "d__e", "f")), st.sampled_from("xyz"), min_size=1
)
"""Outputs as of `outputs`; `a.html` is a file, `a` a folder."""
MEDDLING = st.sampled_from(("nothing", "foreign", "edit", "delete", "replace", "spare", "plant", "folder"))


def meddle(how: str, site: Path, spare: Path) -> None:
    """What somebody else may do between two builds."""
    first = site / "index.html"
    if how == "foreign":
        (site / "CNAME").write_text("news.example")
    elif how == "edit" and first.exists():
        first.write_bytes(first.read_bytes()[:-1] + b"!")
    elif how == "delete" and first.exists():
        first.unlink()
    elif how == "replace" and first.exists():
        (site / "new").write_text("a whole other text")
        (site / "new").replace(first)
    elif how == "spare" and spare.exists():
        shutil.rmtree(spare)
    elif how == "plant" and spare.exists():
        (spare / "planted.html").write_text("forged")
    elif how == "folder" and (site / "a").exists():
        shutil.rmtree(site / "a")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(FILES, MEDDLING, st.booleans()), min_size=1, max_size=7))
def test_with_a_spare_the_folder_holds_the_outputs_and_what_is_others(
    tmp_path_factory: pytest.TempPathFactory, builds: list[tuple[dict[str, str], str, bool]]
) -> None:
    root = tmp_path_factory.mktemp("spare")
    site, spare = root / "site", root / ".digest/spare"
    lasting = publish.Publisher(site, spare=spare, lasting=True)
    for files, meddling, lasts in builds:
        made = outputs(**files)
        foreign = {name: data for name, data in whole(site).items() if name == "CNAME"} if site.exists() else {}
        before = whole(site) if site.exists() else {}
        publisher = lasting if lasts else publish.Publisher(site, spare=spare)
        change = publisher.publish(made)
        expected = {output.path: output.data for output in made} | foreign
        assert {name: data for name, data in whole(site).items() if name != publish.MANIFEST} == expected
        assert all(before.get(path) == data for path, data in whole(site).items() if path in change.unchanged)
        assert not [place for place, folders, names in os.walk(site) if not folders and not names]
        assert sorted(path.name for path in root.iterdir()) in (["site"], [".digest", "site"])
        if not (
            lasts and meddling in ("edit", "plant")
        ):  # a text written over in place leaves no mark; a spare of one's own is known
            meddle(meddling, site, spare)
    shutil.rmtree(root)


def test_a_spare_that_others_changed_is_not_trusted(tmp_path: Path) -> None:
    site, spare = tmp_path / "site", tmp_path / ".digest/spare"
    for text in ("a", "b", "c"):
        publish.Publisher(site, spare=spare).publish(outputs(index=text, other="same"))
    (spare / "other.html").unlink()
    (spare / "other.html").write_text("forged")
    publish.Publisher(site, spare=spare).publish(outputs(index="d", other="same"))
    assert tree(site) == {"index.html": "d", "other.html": "same"}


def test_only_what_changed_is_touched_in_the_spare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, spare = tmp_path / "site", tmp_path / ".digest/spare"
    for text in ("a", "b"):
        publish.Publisher(site, spare=spare).publish(outputs(index=text, one="same", two="same"))
    monkeypatch.delattr(os, "link")
    publish.Publisher(site, spare=spare).publish(outputs(index="c", one="same", two="same"))
    assert tree(site) == {"index.html": "c", "one.html": "same", "two.html": "same"}


def test_a_file_of_somebody_else_that_a_build_without_changes_has_seen_is_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    live = publish.Publisher(site, spare=tmp_path / ".digest/spare", lasting=True)
    for text in ("a", "b"):
        live.publish(outputs(index=text))
    (site / "CNAME").write_text("news.example")
    for text in ("b", "c"):
        live.publish(outputs(index=text))
    assert (site / "CNAME").read_text() == "news.example"
