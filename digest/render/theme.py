"""The theme: templates turn views into text. The only importer of Jinja and MarkupSafe."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import TracebackType
from urllib.parse import urljoin

import jinja2
import markupsafe

from digest.problems import DigestError
from digest.render import escaping
from digest.render.printable import printable
from digest.render.strings import Mixed

_FOLDER = "templates/"
_HEADING = re.compile("<(/?)h([1-6])>")
_NOTATIONS: Mapping[str, Callable[[str], str]] = {".md": escaping.markdown, ".txt": escaping.line}
"""How text is kept from being markup, by the ending of a template's name; in all others it is escaped as HTML and XML are."""


class Theme:
    """The templates of a site, compiled as they are needed."""

    def __init__(self, files: Mapping[str, bytes], labels: Mapping[str, str]) -> None:
        self._files = files
        self._labels = labels
        self._environments: dict[str, jinja2.Environment] = {}

    def _environment(self, name: str) -> jinja2.Environment:
        """What renders templates in the notation of `name`."""
        ending = f".{name.rpartition('.')[2]}"
        notation = ending if ending in _NOTATIONS else ""
        if notation not in self._environments:
            made = jinja2.Environment(
                loader=jinja2.FunctionLoader(_loader(self._files)),
                autoescape=True,
                undefined=jinja2.StrictUndefined,
                finalize=_finalize(notation),
                trim_blocks=True,
                lstrip_blocks=True,
                keep_trailing_newline=True,
                cache_size=-1,
            )
            made.filters.update(FILTERS if not notation else {**FILTERS, "markdown": as_it_is})
            made.globals["strings"] = self._labels
            self._environments[notation] = made
        return self._environments[notation]

    def render(self, name: str, values: Mapping[str, object]) -> bytes:
        """The template `name` filled with `values`, in UTF-8; raises DigestError naming file and line."""
        try:
            return self._environment(name).get_template(name).render(values).encode()
        except jinja2.TemplateSyntaxError as fault:
            raise DigestError(f"{fault.filename or _FOLDER + name}:{fault.lineno}: {_line(fault)}") from fault
        except jinja2.TemplateNotFound as fault:
            place: str | None = _place(fault.__traceback__) or _FOLDER + name
            raise DigestError(f'{place}: there is no template "{fault.name}"') from fault
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as fault:
            place = _place(fault.__traceback__)
            if place is None:  # not the template's fault
                raise
            raise DigestError(f"{place}: {_line(fault)}") from fault


def markdown(text: str) -> markupsafe.Markup:
    """The editor's own Markdown as HTML, its headings below the page's own."""
    from digest.markdown import to_html

    return markupsafe.Markup(_levels(printable(to_html(text))))  # noqa: S704 - to_html escapes all HTML in the text


def as_it_is(text: str) -> markupsafe.Markup:
    """The editor's own Markdown inside a file that is Markdown or plain text."""
    return markupsafe.Markup(printable(text).strip())  # noqa: S704 - the editor's, no source's


@jinja2.pass_context
def target(context: jinja2.runtime.Context, href: str) -> markupsafe.Markup:
    """`href` for the round brackets of a Markdown link: whole where the page's own address is known."""
    page = getattr(context.get("head"), "canonical", None)
    whole = urljoin(page, href) if page else f"./{href}" if href.startswith("#") else href
    return markupsafe.Markup(escaping.markdown_address(whole))  # noqa: S704 - escaped above


def script_json(value: object) -> markupsafe.Markup:
    """`value` as JSON that may stand in a script element: it cannot end it, nor begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return markupsafe.Markup(printable(text))  # noqa: S704 - escaped above


def plain(text: str) -> str:
    """`text` on one line and without marks that turn the direction of writing, for titles and attributes."""
    return " ".join(escaping.line(text).split())


FILTERS: Mapping[str, Callable[..., object]] = {
    "markdown": markdown,
    "plain": plain,
    "script_json": script_json,
    "target": target,
}
"""What Digest adds to the filters of Jinja."""


def _loader(files: Mapping[str, bytes]) -> Callable[[str], tuple[str, str, Callable[[], bool]] | None]:
    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        data = files.get(name)
        if data is None:
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            line = data.count(b"\n", 0, fault.start) + 1
            raise DigestError(f"{_FOLDER}{name}:{line}: not UTF-8") from None
        return text, _FOLDER + name, lambda: True

    return load


def _levels(page: str) -> str:
    """`page` with the levels of its headings moved up, so that they begin with 2 and none is skipped."""
    open_: list[int] = []

    def moved(match: re.Match[str]) -> str:
        if not match[1]:
            level = int(match[2])
            while open_ and open_[-1] >= level:
                open_.pop()
            open_.append(level)
        return f"<{match[1]}h{len(open_) + 1}>"

    return _HEADING.sub(moved, page)


def _finalize(notation: str) -> Callable[[object], object]:
    """What becomes of each value that a template shows, before Jinja escapes what is not yet."""
    escape = _NOTATIONS.get(notation)

    def final(value: object) -> object:
        if isinstance(value, markupsafe.Markup) or not isinstance(value, str | Mixed):
            return value
        text = str(value)
        return printable(text) if escape is None else markupsafe.Markup(escape(text))  # noqa: S704 - escaped here

    return final


def _place(traceback: TracebackType | None) -> str | None:
    """The innermost template and line of `traceback`; None when it leads on into Digest's own code."""
    place = None
    while traceback is not None:
        name = traceback.tb_frame.f_code.co_filename
        if name.startswith(_FOLDER):
            place = f"{name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return place


def _line(fault: Exception) -> str:
    return " ".join(str(fault).split()) or type(fault).__name__
