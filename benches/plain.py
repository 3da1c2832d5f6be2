"""The plain page that the peers are given to make: the same frame, lists and texts in the language of each one's templates."""

from __future__ import annotations

from pathlib import Path

from benches import wording

STYLE = "body { max-width: 40rem; margin: 0 auto; padding: 1rem; font: 1.05rem/1.55 Georgia, serif }\n" * 15
SITE = "https://plain.example"
_TABS = " ".join(f'<a href="/topics/{topic}/">{topic.capitalize()}</a>' for topic in wording.TOPICS)


def page(title: str, main: str) -> str:
    """A page around `main`; both are in the peer's own language."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title} · Plain News</title>
<meta property="og:title" content="{title}">
<link rel="stylesheet" href="/plain.css">
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
</head>
<body>
<nav><a href="/">Plain News</a> {_TABS}</nav>
<main>
<h1>{title}</h1>
{main}
</main>
<footer>Made up from end to end. <a href="/feed.xml">Feed</a></footer>
</body>
</html>
"""


def put(folder: Path, name: str, text: str) -> None:
    """Write a file, with the folders it lies in."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
