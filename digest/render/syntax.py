"""What the syntax of a template tells without its being rendered."""

from __future__ import annotations

from digest.problems import DigestError
from digest.render.anatomy import Anatomy, Block
from digest.render.templating import Environment, TemplateSyntaxError, find_undeclared, nodes


def binds(text: str, names: frozenset[str]) -> bool:
    """Whether the template `text` gives one of `names` a meaning of its own; also where it is broken."""
    try:
        tree = Environment().parse(text)
    except TemplateSyntaxError:
        return True
    own = {one.name for one in tree.find_all(nodes.Name) if one.ctx != "load"}
    own |= {one.name for one in tree.find_all(nodes.Macro)} | {one.target for one in tree.find_all(nodes.Import)}
    for one in tree.find_all(nodes.FromImport):
        own |= {name if isinstance(name, str) else name[1] for name in one.names}
    return bool(own & names)


def anatomy(text: str, name: str = "") -> Anatomy:
    """What the template `text` is made of; raises DigestError where it is broken."""
    try:
        tree = Environment().parse(text, filename=name)
    except TemplateSyntaxError as fault:
        raise DigestError(f"{name}:{fault.lineno}: {told(fault)}") from fault
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
    try:
        return tuple(sorted(find_undeclared(Environment().parse(text))))
    except TemplateSyntaxError:  # a build says which
        return ()


def _dotted(node: nodes.Getattr) -> str:
    """`page.title` as it is written; empty where something else than names is in it."""
    below = node.node
    before = _dotted(below) if isinstance(below, nodes.Getattr) else getattr(below, "name", "")
    return f"{before}.{node.attr}" if isinstance(before, str) and before else ""


def told(fault: Exception) -> str:
    """What `fault` says, in one line."""
    return " ".join(str(fault).split()) or type(fault).__name__
