"""Pages of which tests change one into another while a browser shows them."""

from __future__ import annotations

from typing import Any

from tests.serving import Desk

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:{policy}">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/{sheet}">
{head}</head>
<body>
<main>{body}</main>
</body>
</html>
"""


def put(
    desk: Desk, body: str, *, title: str = "Page", sheet: str = "style.css", head: str = "", policy: str = ""
) -> None:
    """Make the front page one with `body`."""
    page = PAGE.format(body=body, title=title, sheet=sheet, head=head, policy=policy)
    desk.write("templates/index.html", page)


def shows(page: Any, text: str) -> None:
    """Wait until the open page shows `text`."""
    page.wait_for_function("(text) => document.querySelector('main')?.innerText.includes(text)", arg=text)


def paragraphs(count: int, **others: str) -> str:
    """`count` paragraphs with ids, some of them with other words."""
    return "\n".join(f'<p id="p{n}">{others.get(f"p{n}", f"paragraph {n}")}</p>' for n in range(count))
