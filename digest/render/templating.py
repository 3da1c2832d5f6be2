"""How templates become programs. The only importer of Jinja.

They say the same as those that Jinja writes, at less cost: a value is escaped in one step, the words of the interface are part of
the program, and macros that look at nothing of the page are made once and remembered by what they were given.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Mapping
from types import CodeType
from typing import Any

import jinja2
import jinja2.bccache
import jinja2.runtime
import markupsafe
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.meta import find_undeclared_variables as find_undeclared
from jinja2.utils import missing

from digest.problems import DigestError
from digest.render import filters
from digest.render.recall import Recall

__all__ = ["FILTERS", "Environment", "Missing", "TemplateError", "TemplateNotFound", "TemplateSyntaxError", "find_undeclared",
           "missing", "nodes"]  # fmt: skip
Finalize = CodeGenerator._FinalizeInfo
_ALIKE = "alike"
"""By which name the program of a template tells whether its macros look at nothing of the page."""


class Missing(jinja2.UndefinedError):
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

    def __init__(self, hint: str | None = None, obj: object = missing, name: str | None = None, *_: object) -> None:
        super().__init__(hint, obj, name)
        self._undefined_exception = functools.partial(Missing, obj, name, hint is not None)  # type: ignore[assignment]


@jinja2.pass_context
def _target(context: jinja2.runtime.Context, href: str) -> str:
    """`href` for the round brackets of a Markdown link: whole where the page's own address is known."""
    return filters.target(getattr(context.get("head"), "canonical", None), href)


FILTERS: Mapping[str, Callable[..., object]] = {
    "markdown": filters.markdown,
    "plain": filters.plain,
    "script_json": filters.script_json,
    "target": _target,
}
"""What Digest adds to the filters of Jinja."""
_OF_THE_PAGE = frozenset({"target"})
"""Those that look at the page they stand on."""


class Macro(jinja2.runtime.Macro):
    """A macro that is called without a detour where it is called plainly, as nearly always."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._write: Callable[..., str] = given[1]
        self._is_plain = not any(given[4:7]) and given[7] is True

    def said(self, values: tuple[object, ...], named: dict[str, object]) -> str:
        """The macro's text for `values` and for those `named`."""
        if not self._is_plain:
            return self(*values, **named)
        for name in self.arguments[len(values) :]:
            values = (*values, named.pop(name, missing))
        if named or len(values) > len(self.arguments):
            return self(*values, **named)  # which tells what is wrong
        return str.__new__(markupsafe.Markup, self._write(*values))


class _Remembered(Macro):
    """A macro whose results are remembered: given the same values, it says the same on every page."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._known = Recall()

    def said(self, values: tuple[object, ...], named: dict[str, object]) -> str:
        """The same, written once."""
        return self._known.found(super().said, values, named)


class _Context(jinja2.runtime.Context):
    """Calls the macros of the theme without a detour."""

    def call(self, called: Callable[..., Any], /, *values: Any, **named: Any) -> Any:
        """What Jinja's does."""
        if not isinstance(called, Macro):
            return super().call(called, *values, **named)
        for name in ("_loop_vars", "_block_vars"):
            named.pop(name, None)
        return called.said(values, named)


class _Generator(CodeGenerator):
    """Writes the program of a template."""

    environment: Environment
    alike = True
    """Whether all that was written so far says the same on every page, given the same values."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """What Jinja's does; macros that look at nothing of the page are remembered."""
        self.alike = self.environment.lasting and not any(node.find_all((nodes.Extends, nodes.Block, nodes.Include)))
        super().visit_Template(node, frame)
        self.writeline(f"Macro = environment.macros[{self.alike}]")
        self.writeline(f"{_ALIKE} = {self.alike}")

    def enter_frame(self, frame: Frame) -> None:
        """What Jinja's does, and sees which names come from the page."""
        super().enter_frame(frame)
        sought = {name for action, name in frame.symbols.loads.values() if action == VAR_LOAD_RESOLVE}
        self.alike &= sought <= self.environment.constants

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """What Jinja's does, and sees which filters look at the page."""
        self.alike &= node.name not in _OF_THE_PAGE
        super().visit_Filter(node, frame)

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """The same, of a filter that is handed to another by its name."""
        self.alike &= str(node.value) not in _OF_THE_PAGE
        super().visit_Const(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """A word of the interface as itself, all else as Jinja does."""
        label = self.environment.label(node)
        if label is None:
            super().visit_Getattr(node, frame)
        else:
            self.write(repr(label))

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Finalize) -> str:
        label = self.environment.label(node) if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile else None
        return super()._output_child_to_const(node, frame, finalize) if label is None else self.environment.shown(label)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Finalize) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Finalize) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if isinstance(node.template, nodes.Const) and self.environment.is_alike(str(node.template.value)):
            node.with_context = False
        else:
            self.alike = False
        super()._import_common(node, frame)


class _Programs(jinja2.BytecodeCache):
    """The programs of templates that this process has written before."""

    def __init__(self, known: dict[str, CodeType]) -> None:
        self._known = known

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Give the program of the template that the bucket is for."""
        bucket.code = self._known.get(bucket.key)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep it."""
        if bucket.code is not None:
            self._known[bucket.key] = bucket.code


class Environment(jinja2.Environment):
    """Reads templates in one notation, and writes their programs."""

    code_generator_class = _Generator
    context_class = _Context
    macros = (Macro, _Remembered)

    def __init__(
        self,
        load: Callable[[str], Any] | None = None,
        notation: str = "",
        labels: Mapping[str, str] | None = None,
        constants: Mapping[str, object] | None = None,
        *,
        lasting: bool = False,
        programs: dict[str, CodeType] | None = None,
    ) -> None:
        """One that finds templates by `load`; `labels` are the words of the interface, the `constants` what else is the same on every page.

        They are `lasting` where no template gives their names another meaning. `programs` are those written before, of the same
        files, with the same labels and names of constants.
        """
        super().__init__(
            loader=jinja2.FunctionLoader(load) if load else None,
            autoescape=True,
            undefined=_Undefined,
            finalize=filters.finalize(notation),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=-1,
            bytecode_cache=None if programs is None else _Programs(programs),
        )
        self.filters |= FILTERS if not notation else {**FILTERS, "markdown": filters.as_it_is}
        self.shown = filters.shown(notation)
        self.globals |= {"strings": labels or {}, **(constants or {})}
        self._labels = labels if labels is not None and lasting else {}
        self.constants = frozenset({"strings", *(constants or {})})
        self.lasting = lasting
        self._alike: dict[str, bool] = {}

    def label(self, node: nodes.Node) -> str | None:
        """The word of the interface that `node` asks for; None where it is something else."""
        if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "strings":
            return None if hasattr(self._labels, node.attr) else self._labels.get(node.attr)
        return None

    def is_alike(self, name: str) -> bool:
        """Whether the macros of the template `name` look at nothing but what they are given and what is the same on every page."""
        if name not in self._alike:
            self._alike[name] = False  # where it asks for itself
            if self.lasting:
                with contextlib.suppress(TemplateError, DigestError):  # told where it is rendered
                    self._alike[name] = self.get_template(name).root_render_func.__globals__[_ALIKE]
        return self._alike[name]
