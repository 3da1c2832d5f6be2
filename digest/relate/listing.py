"""The editor's list of tags as a book of reference: which term a label is a form of, what is never a tag, what is amiss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from digest.aliases import key
from digest.model import Article, Filed, TagKind, Term, Vocabulary
from digest.problems import Level, Problem, nearest
from digest.relate import patterns
from digest.relate.wording import wording
from digest.tagging import address

_NAMES: frozenset[TagKind | None] = frozenset({"person", "place"})


class Listing:
    """Looks labels up by their forms, in whatever number, hyphens and spelling the language has them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.only = vocabulary.only
        self._terms = vocabulary.terms
        self._never = frozenset(map(key, vocabulary.never))
        self._by_form = {key(form): term for term in reversed(self._terms) for form in forms(term)}
        self._by_wording: dict[str, Mapping[str, Term]] = {}
        self.keys = frozenset(self._by_form)
        """The labels and forms, as names are compared."""

    def term(self, label: str, language: str) -> Term | None:
        """The term that `label` is a form of."""
        return self._by_form.get(key(label)) or self._worded(language).get(wording(label, language))

    def allows(self, label: str, language: str) -> bool:
        """Whether the list lets a tag stand."""
        return key(label) not in self._never and (not self.only or self.term(label, language) is not None)

    def bans(self, label: str) -> bool:
        """Whether `label` is never a tag."""
        return key(label) in self._never

    def _worded(self, language: str) -> Mapping[str, Term]:
        if language not in self._by_wording:
            common = [term for term in reversed(self._terms) if term.kind not in _NAMES]
            self._by_wording[language] = {wording(form, language): term for term in common for form in forms(term)}
        return self._by_wording[language]


def forms(term: Term) -> tuple[str, ...]:
    """All that a term is called."""
    return (term.label, *term.forms)


def problems(vocabulary: Vocabulary, articles: Iterable[Article], found: Sequence[Filed]) -> tuple[Problem, ...]:
    """What the editor can mend: terms that no article has, patterns that cannot be used, stated tags that the list keeps out."""
    carried = {tag.slug for one in found for tag in one.tags}
    listing = Listing(vocabulary)
    return (
        *(problem for term in vocabulary.terms for problem in _faults(vocabulary, term, address(term) in carried)),
        *(problem for article in articles for problem in _hidden(vocabulary, listing, article)),
    )


def _faults(vocabulary: Vocabulary, term: Term, used: bool) -> Iterator[Problem]:
    def problem(code: str, message: str, level: Level = "warning") -> Problem:
        return Problem(vocabulary.path, term.line, code, message, None, level)

    for fault in filter(None, map(patterns.fault, term.match)):
        yield problem("bad-pattern", f"{fault}; the pattern is left out")
    if not used:
        yield problem("unused-tag", f'no article has the tag "{term.label}"', "note")


def _hidden(vocabulary: Vocabulary, listing: Listing, article: Article) -> Iterator[Problem]:
    for tag in article.stated.tags:
        if listing.bans(tag):
            message = f'the tag "{tag}" is not shown: `never` in {vocabulary.path} holds it'
            yield Problem(article.path, None, "hidden-tag", message, "take it out of one of the two")
        elif not listing.allows(tag, article.language.text):
            message = f'the tag "{tag}" is not shown: it is not in {vocabulary.path}'
            near = nearest(tag, [form for term in vocabulary.terms for form in forms(term)])
            yield Problem(article.path, None, "unknown-tag", message, near)
