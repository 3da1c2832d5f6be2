"""The theme: templates turn views into text. The only importer of Jinja and MarkupSafe."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

import jinja2
import jinja2.meta
import markupsafe

from digest.problems import DigestError, nearest
from digest.render import escaping
from digest.render.anatomy import SHIPPED, Anatomy, Block, missing, names, place, refuse_unless_sound, shown, unknown
from digest.render.levels import levelled
from digest.render.printable import printable
from digest.render.strings import Mixed

_FOLDER = "templates/"
_NOTATIONS: Mapping[str, Callable[[str], str]] = {".md": escaping.markdown, ".txt": escaping.line}
"""How text is kept from being markup, by the ending of a template's name; in all others it is escaped as HTML and XML are."""


_FAULTS = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What an expression in a template may raise."""


class _Missing(jinja2.UndefinedError):
    """A name that there is not, and what it was sought in."""

    def __init__(self, thing: object, name: str | None, by_import: bool, message: str | None = None) -> None:
        super().__init__(message)
        self.thing = thing
        self.name = name
        self.by_import = by_import
        """Whether the message tells of a macro that its file does not have."""


class _Undefined(jinja2.StrictUndefined):
    """Refuses everything, as the strict kind does, and says what was sought where."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: object = jinja2.utils.missing, name: str | None = None, *_: object
    ) -> None:
        super().__init__(hint, obj, name)
        self._undefined_exception = functools.partial(_Missing, obj, name, hint is not None)  # type: ignore[assignment]


class Theme:
    """The templates of a site, compiled as they are needed."""

    def __init__(self, files: Mapping[str, bytes], labels: Mapping[str, str]) -> None:
        self._files = files
        self._labels = labels
        self._environments: dict[str, jinja2.Environment] = {}
        self._sound: set[str] = set()

    def _environment(self, name: str) -> jinja2.Environment:
        """What renders templates in the notation of `name`."""
        ending = f".{name.rpartition('.')[2]}"
        notation = ending if ending in _NOTATIONS else ""
        if notation not in self._environments:
            made = _environment(jinja2.FunctionLoader(_loader(self._files)), _finalize(notation))
            made.filters.update(FILTERS if not notation else {**FILTERS, "markdown": as_it_is})
            made.globals["strings"] = self._labels
            self._environments[notation] = made
        return self._environments[notation]

    def render(self, name: str, values: Mapping[str, object]) -> bytes:
        """The template `name` filled with `values`, in UTF-8; raises DigestError naming file and line."""
        try:
            if name not in self._sound and self._files.get(name) != self._files.get(SHIPPED + name):
                refuse_unless_sound(name, self._files, self._look)
            self._sound.add(name)
            return self._environment(name).get_template(name).render(values).encode()
        except jinja2.TemplateSyntaxError as fault:
            where = self._shown((fault.filename or _FOLDER + name).removeprefix(_FOLDER), fault.lineno)
            raise DigestError(f"{where}: {self._line(name, fault)}") from fault
        except (jinja2.TemplateError, *_FAULTS) as fault:
            at = place(fault.__traceback__)
            if at is None and not isinstance(fault, jinja2.TemplateNotFound):  # not the template's fault
                raise
            where = self._shown(*(at or (name, 1)))
            raise DigestError(f"{where}: {self._told(fault, *(at or (name, 1)), values)}") from fault

    def _look(self, name: str) -> Anatomy | None:
        data = self._files.get(name)
        return None if data is None else anatomy(data.decode("utf-8-sig", "replace"), _FOLDER + name)

    def _shown(self, name: str, line: int) -> str:
        return f"{shown(name, self._files)}:{line}"

    def _line(self, name: str, fault: Exception) -> str:
        environment = self._environment(name)
        return _line(fault) + unknown(str(fault), map(str, environment.filters), map(str, environment.tests))

    def _told(self, fault: Exception, name: str, line: int, values: Mapping[str, object]) -> str:
        """What is wrong, in one line, with the nearest name where one is not known."""
        if isinstance(fault, RecursionError):
            return "includes, extends or calls itself without end"
        if isinstance(fault, jinja2.TemplateNotFound):
            near = nearest(str(fault.name), self._files)
            return f'there is no template "{fault.name}"' + (f"; {near}" if near else "")
        if not isinstance(fault, _Missing) or fault.name is None:
            return self._line(name, fault)
        found = self._look(name) or Anatomy()
        if fault.thing is jinja2.utils.missing:
            if fault.by_import:
                return _line(fault)
            return missing(found, line, fault.name, {*values, "strings", *found.bound}, field=False)
        return missing(found, line, fault.name, names(fault.thing), field=True)


def anatomy(text: str, name: str = "") -> Anatomy:
    """What the template `text` is made of; raises DigestError where it is broken."""
    nodes, environment = jinja2.nodes, _environment()
    try:
        tree = environment.parse(text, filename=name)
    except jinja2.TemplateSyntaxError as fault:
        raise DigestError(f"{name}:{fault.lineno}: {_line(fault)}") from fault
    inner = {
        id(one)
        for block in tree.find_all(nodes.Block)
        for part in block.body
        for one in (part, *part.find_all(nodes.Block))
    }
    parent = next((one.template for one in tree.find_all(nodes.Extends)), None)
    kinds = (nodes.Include, nodes.Import, nodes.FromImport)
    used = [getattr(one, "template", None) for one in tree.find_all(kinds)]
    return Anatomy(
        blocks=tuple(Block(one.name, one.lineno, id(one) in inner) for one in tree.find_all(nodes.Block)),
        parent=parent.value if isinstance(parent, nodes.Const) else None,
        uses=tuple(dict.fromkeys(str(one.value) for one in used if isinstance(one, nodes.Const))),
        macros=tuple(one.name for one in tree.find_all(nodes.Macro)),
        bound=tuple(sorted({one.name for one in tree.find_all(nodes.Name) if one.ctx != "load"})),
        dotted=tuple((path, one.lineno) for one in tree.find_all(nodes.Getattr) if (path := _dotted(one))),
    )


def free(text: str) -> tuple[str, ...]:
    """The names that the template `text` takes from what it is given; none where it asks for a filter that there is not."""
    environment = _environment()
    environment.filters.update(FILTERS)
    try:
        return tuple(sorted(jinja2.meta.find_undeclared_variables(environment.parse(text))))
    except jinja2.TemplateSyntaxError:  # a build says which
        return ()


def markdown(text: str) -> markupsafe.Markup:
    """The editor's own Markdown as HTML, its headings below the page's own."""
    from digest.markdown import to_html

    return markupsafe.Markup(levelled(printable(to_html(text))))  # noqa: S704 - to_html escapes all HTML in the text


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


def _finalize(notation: str) -> Callable[[object], object]:
    """What becomes of each value that a template shows, before Jinja escapes what is not yet."""
    escape = _NOTATIONS.get(notation)

    def final(value: object) -> object:
        if isinstance(value, markupsafe.Markup) or not isinstance(value, str | Mixed):
            return value
        text = str(value)
        return printable(text) if escape is None else markupsafe.Markup(escape(text))  # noqa: S704 - escaped here

    return final


def _environment(
    loader: jinja2.BaseLoader | None = None, final: Callable[[object], object] | None = None
) -> jinja2.Environment:
    """How all templates are read."""
    return jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=_Undefined,
        finalize=final,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
    )


def _dotted(node: jinja2.nodes.Getattr) -> str:
    """`page.title` as it is written; empty where something else than names is in it."""
    below = node.node
    before = _dotted(below) if isinstance(below, jinja2.nodes.Getattr) else getattr(below, "name", "")
    return f"{before}.{node.attr}" if isinstance(before, str) and before else ""


def _line(fault: Exception) -> str:
    return " ".join(str(fault).split()) or type(fault).__name__
