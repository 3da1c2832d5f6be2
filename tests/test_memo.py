"""The memo: what is remembered comes back; what is broken is a miss."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from digest import memo
from digest.model import Found, Stated, When
from tests.forging import forge


def test_remembers_between_openings(tmp_path: Path) -> None:
    value = When(date(2025, 3, 3), date(2025, 3, 14), "range", "inferred", "3 to 14 March")
    store = memo.Memo(tmp_path)
    store.replace({"a": value, "b": Found("x", "stated")})
    store.close()
    again = memo.Memo(tmp_path)
    assert again.get(["a", "c"], When) == {"a": value}
    again.close()


def test_forgets_what_is_not_kept(tmp_path: Path) -> None:
    store = memo.Memo(tmp_path)
    store.replace({"a": Found("x", "stated"), "b": Found("y", "stated")})
    store.replace({"b": Found("y", "stated")})
    assert store.get(["a", "b"], Found) == {"b": Found("y", "stated")}
    store.close()


def test_a_changed_entry_is_a_miss_and_is_mended(tmp_path: Path) -> None:
    store = memo.Memo(tmp_path)
    store.replace({"a": Found("true", "stated")})
    store.close()
    assert forge(tmp_path / "memo.sqlite", b"true", b"fake")
    store = memo.Memo(tmp_path)
    assert store.get(["a"], Found) == {}
    store.replace({"a": Found("true", "stated")})
    assert store.get(["a"], Found) == {"a": Found("true", "stated")}
    store.close()


def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "memo.sqlite").write_bytes(b"not a database, and long enough to be looked at " * 10)
    store = memo.Memo(tmp_path)
    store.replace({"a": Found("x", "stated")})
    assert store.get(["a"], Found) == {"a": Found("x", "stated")}
    store.close()


def test_no_folder_remembers_nothing() -> None:
    store = memo.Memo(None)
    store.replace({"a": Found("x", "stated")})
    assert store.get(["a"], Found) == {}
    store.close()


def test_keys_tell_values_apart() -> None:
    keys = {memo.key("a", "b"), memo.key("ab", ""), memo.key("a", Stated()), memo.key("a", Stated(title="b"))}
    assert len(keys) == 4
    assert memo.key("a", Stated(title="b")) == memo.key("a", Stated(title="b"))
