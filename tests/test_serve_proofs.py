"""Pages that are shown before they are in the site."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from digest.serve.outcome import Due, Outcome
from tests.serving import PAGE, Desk, until

pytestmark = pytest.mark.alone


class Slow(Desk):
    """A build that shows `soon` before it does what takes long."""

    gate = threading.Event()

    def build(self) -> Outcome:
        if self.builds == 0:
            return super().build()
        soon = {"index.html": PAGE.format(text="soon").encode()}
        return Outcome(("index.html",), proofs=soon, rest=self._whole)

    def _whole(self, _: Due) -> Outcome:
        self.gate.wait(30)
        return super().build()


def test_a_proof_stands_in_place_of_the_page_until_the_site_has_it(tmp_path: Path) -> None:
    desk = Slow(tmp_path)
    desk.write("content/index.txt", "one")
    with desk.open():
        try:
            assert "<main>one</main>" in desk.get().body
            desk.write("content/index.txt", "two")
            until(lambda: "<main>soon</main>" in desk.get().body, "the proof is shown")
            assert "data-version" in desk.get().body
            assert "<main>one</main>" in (desk.site / "index.html").read_text("utf-8")
        finally:
            desk.gate.set()
        until(lambda: "<main>two</main>" in desk.get().body, "the page is shown")
        assert "<main>two</main>" in (desk.site / "index.html").read_text("utf-8")
