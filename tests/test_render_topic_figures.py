"""Figures side by side on a topic page."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

FIRST = "The Vell flood in Port Vell has killed 31 people, officials said on Tuesday."
SECOND = "The death toll from the Vell flood in Port Vell rose to 43 on Thursday."


def test_a_table_for_each_thing_that_sources_count(tmp_path: Path) -> None:
    for name, day, text in (("a", 12, FIRST), ("b", 14, SECOND)):
        seed = tmp_path / "seeds" / f"{name}.md"
        seed.parent.mkdir(exist_ok=True)
        seed.write_text(
            f"---\ntitle: {name}\noutlet: Paper {name}\ndate: 2025-03-{day}\nlanguage: en\n---\n{text}\n", "utf-8"
        )
    topic = tmp_path / "content" / "topics" / "flood.md"
    topic.parent.mkdir(parents=True)
    topic.write_text("---\ntitle: Flood\nmatch:\n  any:\n    - text: flood\n  threshold: 0.5\n---\n", "utf-8")
    subprocess.run([sys.executable, "-m", "digest", "build"], cwd=tmp_path, check=True, capture_output=True)
    page = next((tmp_path / "site").rglob("topics/flood/index.html")).read_text("utf-8")
    section = page[page.index('id="tallies"') :]
    rows = re.findall(r'<bdi class="figure">(.*?)</bdi>', section)
    assert rows == ["31", "43"]
    assert section.index("in Port Vell") < section.index("officials")
