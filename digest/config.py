"""How a site is built: defaults, then `content/site.yaml`, then the command line."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from digest import locales, schema, yamltext
from digest.disguise import unmasked
from digest.model import Options
from digest.problems import DigestError, Problem, is_web_address

PATH = "content/site.yaml"
_ANY = float("inf")
_PLACES = ("http", "https", "sftp", "s3")
_NO_PLACE = 'expected the address of a folder, without a password, such as https://example.org/texts/, not "{}"'
_LABEL = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_BOUNDS: Mapping[tuple[str, ...], tuple[int, float]] = {
    ("share",): (0, 1),
    ("feed_entries",): (0, _ANY),
    ("summary", "sentences"): (1, _ANY),
    ("summary", "words"): (1, _ANY),
    ("summary", "share"): (0, 1),
    ("tags", "count"): (0, _ANY),
    ("tags", "pages_from"): (1, _ANY),
    ("topic", "sentences"): (0, _ANY),
    ("topic", "new"): (0, _ANY),
    ("links", "threshold"): (0, 1),
}
"""The least and the most of each number."""


def load(data: bytes | None, flags: Mapping[str, Any]) -> tuple[Options, tuple[Problem, ...]]:
    """The options of a site whose `content/site.yaml` holds `data` (None: there is none); `flags` win unless None."""
    config, problems = _from_yaml(data or b"")
    given = {name: value for name, value in flags.items() if value is not None}
    return dataclasses.replace(config, **given), problems


def _from_yaml(data: bytes) -> tuple[Options, tuple[Problem, ...]]:
    """Raises DigestError where the file cannot be read: with other options than the editor's it would be another site."""
    try:
        parsed = yamltext.parse(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise DigestError(str(Problem(PATH, line, "bad-encoding", "not UTF-8", "save the file as UTF-8"))) from None
    except yamltext.YamlError as fault:
        hint = "check the quotation marks, brackets and colons up to this line"
        raise DigestError(str(Problem(PATH, fault.line, "bad-yaml", fault.message, hint))) from None
    options, problems = schema.checked(Options, parsed.value, path=PATH, lines=parsed.lines)
    options = _unmasked(options)
    return _within_bounds(options, parsed.lines, (*problems, *_untranslated(options, parsed.lines)))


def _unmasked(options: Options) -> Options:
    """`options` with names in which everything is seen; a title of which nothing is left is the one that sites have at first."""
    aliases = tuple(dataclasses.replace(one, label=unmasked(one.label)) for one in options.aliases)
    title, description, author = map(unmasked, (options.title, options.description, options.author))
    title = title or Options().title
    return dataclasses.replace(options, title=title, description=description, author=author, aliases=aliases)


def _untranslated(options: Options, lines: Mapping[schema.KeyPath, int]) -> Iterator[Problem]:
    """A note where the interface does not speak the language of the site."""
    if locales.primary(options.language) not in locales.shipped():
        message = f'the words of the interface are not translated into "{options.language}"; they are shown in English'
        hint = f"translated are {', '.join(locales.shipped())}"
        yield Problem(PATH, lines.get(("language",)), "untranslated", message, hint, "note")


def _within_bounds(
    options: Options, lines: Mapping[schema.KeyPath, int], problems: tuple[Problem, ...]
) -> tuple[Options, tuple[Problem, ...]]:
    """`options` with the defaults for numbers out of bounds and for a `url` that is no address, and a problem for each."""
    standard = Options()
    for keys, (least, most) in _BOUNDS.items():
        value = _at(options, keys)
        if value is not None and not least <= value <= most:
            wanted = f"at least {least}" if most == _ANY else f"from {least} to {most}"
            problems = (*problems, _unfit(keys, lines, f"expected a number {wanted}, not {value}"))
            options = _with(options, keys, _at(standard, keys))
    if options.url and not is_web_address(options.url):
        problems = (
            *problems,
            _unfit(("url",), lines, f'expected an address such as https://example.org, not "{options.url}"'),
        )
        options = dataclasses.replace(options, url=standard.url)
    odd = [address for address in options.seeds if not _is_place(address)]
    problems = (*problems, *(_unfit(("seeds",), lines, _NO_PLACE.format(address)) for address in odd))
    options = dataclasses.replace(options, seeds=tuple(one for one in options.seeds if one not in odd))
    return _at_domain(options, lines, problems)


def _is_place(address: str) -> bool:
    """Whether it is a folder on another machine, named without a password: the file may lie open, and so may what it says."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in _PLACES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # an unclosed bracket in the host, or a port that is no number
        return False
    plain = not (parts.query or parts.fragment or parts.password) and address.isprintable() and " " not in address
    return known and plain and "::" not in address and (parts.username is None or parts.scheme == "sftp")


def _at_domain(
    options: Options, lines: Mapping[schema.KeyPath, int], problems: tuple[Problem, ...]
) -> tuple[Options, tuple[Problem, ...]]:
    """`options` with the domain as hosts write it, and with its address where `url` is empty; a problem where they do not agree."""
    if not options.domain:
        return options, problems
    domain = _host_name(options.domain)
    if not domain:
        fault = _unfit(("domain",), lines, f'expected a domain such as news.example.org, not "{options.domain}"')
        return dataclasses.replace(options, domain=""), (*problems, fault)
    if options.url and urlsplit(options.url).hostname != domain:
        fault = _unfit(("domain",), lines, f'"{domain}" is not the domain of "url", {options.url}')
        problems = (*problems, fault)
    return dataclasses.replace(options, domain=domain, url=options.url or f"https://{domain}/"), problems


def _host_name(text: str) -> str:
    """`text` as a domain in ASCII letters (RFC 1123, IDNA), empty where it is none."""
    try:
        name = text.strip().rstrip(".").lower().encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    parts = name.split(".")
    fit = all(_LABEL.fullmatch(part) and not part.endswith("-") for part in parts)
    return name if fit and len(parts) > 1 and len(name) <= 253 and not parts[-1].isdecimal() else ""


def _unfit(keys: tuple[str, ...], lines: Mapping[schema.KeyPath, int], message: str) -> Problem:
    return Problem(PATH, lines.get(keys), "bad-value", f'"{".".join(keys)}": {message}')


def _at(options: Any, keys: tuple[str, ...]) -> Any:
    return _at(getattr(options, keys[0]), keys[1:]) if keys else options


def _with(options: Any, keys: tuple[str, ...], value: Any) -> Any:
    inner = _with(getattr(options, keys[0]), keys[1:], value) if len(keys) > 1 else value
    return dataclasses.replace(options, **{keys[0]: inner})
