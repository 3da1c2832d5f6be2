"""The newsletter as files: a page with its style in its elements, plain text, and a draft for mail programs. The only importer of css-inline.

The message is made of the content alone (RFC 5322, RFC 2046, RFC 3676), so that the same edition is the same bytes; `X-Unsent: 1` has mail
programs open it to be addressed and sent. Nobody is named as sender or recipient.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import urlsplit

from digest.model import Output
from digest.render import escaping
from digest.render.markdown_exit import tidied
from digest.render.newsletter import NewsletterView
from digest.render.theme import Theme

HTML = "newsletter.html"
TEXT = "newsletter.txt"
"""The templates."""
_WIDTH = 72
"""Columns of plain text; RFC 3676 advises at most 78."""
_STUFFED = re.compile(r"^(?=[ >]|From )", re.MULTILINE)


def outputs(page: NewsletterView, theme: Theme) -> tuple[Output, ...]:
    """The three files of an edition, named by the day of its newest article."""
    values = {"page": page}
    html = inlined(theme.render(HTML, values).decode())
    text = tidied(theme.render(TEXT, values).decode())
    name = f"newsletter-{page.day.isoformat()}"
    return (
        Output(f"{name}.html", html.encode(), f"templates/{HTML}"),
        Output(f"{name}.txt", plain(text).encode(), f"templates/{TEXT}"),
        Output(f"{name}.eml", message(page, text, html), "the newsletter"),
    )


def inlined(html: str) -> str:
    """`html` with the rules of its style element in the elements they are for; no file or address is opened for it.

    A style element with `data-css-inline="keep"` stays: what depends on the device cannot stand in an element.
    """
    import css_inline

    made = css_inline.CSSInliner(load_remote_stylesheets=False, base_url=None).inline(html)
    return f"{made.strip()}\n"


def plain(text: str) -> str:
    """`text` in lines of at most 72 columns, longer only where there is no space to break at."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(text))


def flowed(text: str) -> str:
    """The same as `text/plain; format=flowed` (RFC 3676): a space at the end of a line that goes on in the next."""
    return _STUFFED.sub(" ", "".join(f"{line}\n" for line in _lines(text)))


def message(page: NewsletterView, text: str, html: str) -> bytes:
    """The edition as a draft of a message, with plain text and HTML to choose from."""
    made = EmailMessage(policy=SMTP)
    subject = " ".join(escaping.line(page.title).split())
    digest = hashlib.sha256(f"{subject}\0{text}\0{html}".encode()).hexdigest()
    host = (urlsplit(page.home).hostname or "localhost").encode("idna").decode()
    made["Subject"] = subject
    made["Date"] = format_datetime(datetime.combine(page.day, time(), UTC))
    made["Message-ID"] = f"<newsletter.{page.day.isoformat()}.{digest[:16]}@{host}>"
    made["X-Unsent"] = "1"
    made.set_content(flowed(text), cte="quoted-printable")
    made.set_param("format", "flowed")
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    made["Content-Language"] = page.language
    made.set_boundary(f"=_{digest[:32]}")  # quoted-printable text holds no `=_`
    return made.as_bytes()


def _lines(text: str) -> list[str]:
    """The lines of `text`, broken at spaces; one that goes on in the next ends with a space."""
    return [part for line in text.splitlines() for part in _broken(line)]


def _broken(line: str) -> list[str]:
    first, *rest = line.split(" ")
    parts = [first]
    for word in rest:
        if parts[-1] and len(parts[-1]) + 1 + len(word) > _WIDTH:
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return [*(f"{part} " for part in parts[:-1]), parts[-1]]
