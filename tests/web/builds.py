"""The sites on which the checks are made, each built once for a whole run of the tests, whichever process asks first."""

from __future__ import annotations

import fcntl
import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.sites import SiteTest
from tests.web import coast

_OPTIONS = "title: {title}\nurl: {url}\ndescription: {description}\n"
_BRIDGE = """---
title: The Wharf of Orlund is closed until the autumn
outlet: Demo Harbour Paper
author: Una Brask
date: 2031-03-05
url: https://harbour.example/wharf?part=1&page=2
---

The wharf of Orlund was closed on Tuesday after divers found holes in its oldest wall.

“Nobody shall unload here before the wall is mended,” said Ida Kolm, the harbour master.

The repair will cost 3.4 million crowns, according to the Institute of Tides.

Fishing boats are sent to Sand Bay, ten miles to the north, until October.
"""
_QUAI = """---
title: Le quai d’Orlund reste fermé
outlet: Démo du Rivage
date: 2031-03-06
language: fr
url: https://rivage.example/quai
---

Le quai d’Orlund est fermé depuis mardi, parce que des plongeurs ont trouvé des trous dans son mur le plus ancien.

« Personne ne déchargera ici avant la réparation du mur », a déclaré Ida Kolm, la capitaine du port.

Selon l’Institut des marées, la réparation coûtera 3,4 millions de couronnes.
"""
_TOPIC = "---\ntitle: {title}\nmatch:\n  any: [{words}]\n---\n\n{text}\n"
_HOSTILE = """---
title: '"><img src=x onerror=alert(1)> & </title> {{ 7 * 7 }}'
outlet: "<script>alert('outlet')</script> & Sons"
author: "]]> --> <b>Nobody</b>"
date: 2031-02-01
url: "https://hostile.example/?a=%22&b=<c>#</script>"
---

""" + "\n\n".join(
    f"“</p><script>alert({number})</script> & <!-- {number} --> &amp;nbsp;,” said Ab\u202ecd O’Neil-{number} of the "
    f"“<i>Bureau</i>” on March {number + 1}, 2031, and {'Donaudampfschifffahrtsgesellschaft' * 4} was closed."
    for number in range(6)
)  # fmt: skip


def _example(site: SiteTest, url: str) -> None:
    for name in ("seeds", "content"):
        shutil.copytree(ROOT / name, site.root / name, dirs_exist_ok=True)
    options = (ROOT / "content/site.yaml").read_text("utf-8")
    site.edit("content/site.yaml", f"url: {url}\n{options}")
    # A page of each kind: the example's own names have been the same from the start.
    text = (ROOT / "content/topics/ceasefire-talks.md").read_text("utf-8")
    site.edit("content/topics/ceasefire-talks.md", text.replace("\ntitle:", "\naliases: [truce-talks]\ntitle:", 1))


def _empty(site: SiteTest, url: str) -> None:
    site.edit(
        "content/site.yaml", _OPTIONS.format(title="Nothing yet", url=url, description="A site before its first text.")
    )


def _one(site: SiteTest, url: str) -> None:
    site.edit(
        "content/site.yaml", _OPTIONS.format(title="The Orlund Digest", url=url, description="One town, one text.")
    )
    site.seed("wharf.md", _BRIDGE)


def _french(site: SiteTest, url: str) -> None:
    options = _OPTIONS.format(title="Orlund dans la presse", url=url, description="Une ville, deux journaux.")
    site.edit("content/site.yaml", f"{options}language: fr\n").seed("wharf.md", _BRIDGE).seed("quai.md", _QUAI)
    site.topic("quai.md", _TOPIC.format(title="Le quai d’Orlund", words="Orlund", text="Ce que l’on sait du *quai*."))


def _hostile(site: SiteTest, url: str) -> None:
    title = "'<b>Bold</b> & \"quoted\" </script>'"
    site.edit("content/site.yaml", _OPTIONS.format(title=title, url=url, description="'\"><script>alert(0)</script>'"))
    for number in range(3):
        site.seed(f"{number}.md", _HOSTILE.replace("7 * 7", f"{number} * 7"))
    words = "Bureau, O’Neil"
    site.topic(
        "x.md", _TOPIC.format(title="'</h1><script>alert(1)</script>'", words=words, text="<script>alert(2)</script>")
    )


def _many(site: SiteTest, url: str) -> None:
    for number in range(MANY):
        # The front matter and the first paragraph: what is looked at here is lists.
        text = coast.article(random.Random(number))
        head, _, body = text.removeprefix("---\n").partition("---\n")
        site.seed(f"{number:03}.md", f"---\n{head}---\n\n{body.strip().partition(chr(10) * 2)[0]}\n")
    site.topic("quarry.md", _TOPIC.format(title="The quarry", words="quarry", text="What is told of quarries."))
    site.edit(
        "content/site.yaml",
        _OPTIONS.format(title="The Coast in Print", url=url, description="Many texts of one coast."),
    )


@dataclass(frozen=True, slots=True)
class Built:
    """A site on disk."""

    name: str
    folder: Path
    url: str
    """Its address, ending in `/`."""

    def tree(self) -> dict[str, bytes]:
        """Every file by its path from the site's root."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}


_MAKERS: Mapping[str, Callable[[SiteTest, str], None]] = {
    "example": _example,
    "below": _example,
    "empty": _empty,
    "one": _one,
    "french": _french,
    "hostile": _hostile,
    "many": _many,
}
SMALL = tuple(name for name in _MAKERS if name != "many")
"""The sites on which every check is made."""
ALL = tuple(_MAKERS)
MANY = 300
"""The articles of the long site, on which lists, links and weights are looked at."""


Sites = Callable[[str], Built]
"""A site by its name."""


def address(name: str) -> str:
    """Where the site called `name` says that it is: a host of its own, which browsers hold for this machine; one lies in a folder."""
    return f"http://{name}.localhost/{'repo/' if name == 'below' else ''}"


def built(name: str, base: Path) -> Built:
    """The site called `name` below `base`, built now unless it is there."""
    root = base / name
    root.mkdir(parents=True, exist_ok=True)
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "done").exists():
            site = SiteTest(root)
            _MAKERS[name](site, address(name))
            site.build(remember=False)
            (root / "done").touch()
    return Built(name, root / "site", address(name))
