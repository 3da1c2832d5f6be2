"""Articles that print one text: which of them is shown, and which are listed with it.

Texts that are alike come together in families. In each the one to show is chosen, takes all that are like itself, and so on
with those left over, so that every copy was compared with the very text it is listed under.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from digest import words
from digest.attribution import outlets
from digest.model import Analysis, Article, Copy, CopyKind, When
from digest.relate import shingles
from digest.relate.likeness import Candidate, Likeness, candidate, likeness
from digest.relate.recall import AFRESH, Recall

NO_COPY = "none"
# A text this much shorter than the longest of its family is never the one shown.
BRIEF = 0.6
_HEAD = frozenset({"dateline", "dateline without its sentence", "byline", "agency or outlet line", "source line"})
"""What is dropped of a text and may name the agency it is from."""


def copies(articles: Sequence[Article], analyses: Sequence[Analysis], recall: Recall = AFRESH) -> tuple[Copy, ...]:
    """The articles that print the text of another, by id; `analyses` in the order of `articles`."""
    known = [
        recall.once("candidate", both, (), partial(candidate, *both)) for both in zip(articles, analyses, strict=True)
    ]
    texts = [one.text for one in known]
    alike = _Alike(known, recall)
    pairs = [*shingles.candidates(texts), *_same_address(known), *alike.stated.items()]
    families = _families(len(known), [pair for pair in pairs if alike(*pair) is not None])
    found = (copy for family in families for copy in _listed(family, known, alike))
    return tuple(sorted(found, key=lambda copy: copy.article))


class _Alike:
    """Answers whether two articles, by their positions, are copies, and remembers it."""

    def __init__(self, known: Sequence[Candidate], recall: Recall) -> None:
        self.known = known
        self.recall = recall
        self.stated = _stated([one.article for one in known])
        self.told: dict[tuple[int, int], Likeness | None] = {}

    def __call__(self, a: int, b: int) -> Likeness | None:
        if self.stated.get(a) == b or self.stated.get(b) == a:
            return Likeness(1.0, "stated by the editor")
        pair = (min(a, b), max(a, b))
        if pair not in self.told:
            denied = any(self.known[at].article.stated.copy_of == NO_COPY for at in pair)
            both = self.known[a], self.known[b]
            self.told[pair] = None if denied else self.recall.once("likeness", both, (), partial(likeness, *both))
        return self.told[pair]


def _stated(articles: Sequence[Article]) -> Mapping[int, int]:
    """The original that an editor names, by the copy."""
    known = {name: at for at, article in reversed(list(enumerate(articles))) for name in names(article)}
    asked = ((at, known.get(article.stated.copy_of or "")) for at, article in enumerate(articles))
    return {at: original for at, original in asked if original is not None and original != at}


def names(article: Article) -> Iterator[str]:
    """What `copy_of` may call an article."""
    yield article.id
    yield article.path
    if article.seed is not None:
        yield article.seed
        yield f"seeds/{article.seed}"


def _same_address(known: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for at, one in enumerate(known):
        if one.address and first.setdefault(one.address, at) != at:
            yield first[one.address], at


def _families(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The positions that pairs tie together, directly or through others."""
    parent = list(range(size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    tied = set()
    for a, b in pairs:
        tied |= {a, b}
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at in sorted(tied):
        found[root(at)].append(at)
    return list(found.values())


def _listed(family: Sequence[int], known: Sequence[Candidate], alike: _Alike) -> Iterator[Copy]:
    left = list(family)
    while len(left) > 1:
        shown = _shown(left, known, alike)
        wanted = frozenset(alike.stated.values())
        taken = [at for at in left if at != shown and (at not in wanted or at in alike.stated) and alike(shown, at)]
        for at in taken:
            reason, article, of = alike(shown, at), known[at].article, known[shown].article
            assert reason is not None
            yield Copy(article.id, of.id, _kind(known[at], known[shown]), reason.score, reason.why)
        left = [at for at in left if at != shown and at not in taken]


def _shown(family: Sequence[int], known: Sequence[Candidate], alike: _Alike) -> int:
    """The one an editor names; else the outlet that others name as theirs; else the earliest; of one outlet's the latest."""
    wanted = frozenset(alike.stated.values())
    asked = [at for at in family if at in wanted and at not in alike.stated] or family
    named = _named_by(family, known)
    most = max(len(known[at].text) for at in family)

    def rank(at: int) -> tuple[object, ...]:
        one = known[at].article
        day = one.published.start if one.published else date.max
        brief = len(known[at].text) < BRIEF * most
        unknown = one.outlet is None or one.published is None
        inferred = one.outlet is not None and one.outlet.basis == "inferred"
        # The dateline that names an agency is also what the outlet of a pasted reprint is inferred from.
        original = 0 if inferred and one.published is None else named[at]
        return brief, -original, unknown, day, inferred, *_fullest(known[at], most)

    first = min(asked, key=rank)
    versions = [at for at in asked if _one_outlet(known[at], known[first]) and alike(first, at)]
    dated = [at for at in versions if known[at].article.published and len(known[at].text) >= BRIEF * most]
    return min([first, *dated], key=lambda at: (-_day(known[at].article).toordinal(), *_fullest(known[at], most)))


def _fullest(one: Candidate, most: int) -> tuple[bool, int, int, str]:
    """Those first that can be looked up, then the longest by tenths, then the plainest id."""
    tenths = round(10 * len(one.text) / max(most, 1))
    return one.article.url is None, -tenths, len(one.article.id), one.article.id


def _day(article: Article) -> date:
    return article.published.start if article.published else date.min


def _one_outlet(a: Candidate, b: Candidate) -> bool:
    return _outlet(a.article) == _outlet(b.article) != ""


def _outlet(article: Article) -> str:
    name = article.outlet.text if article.outlet else ""
    return words.fold(outlets.canonical(name) or name)


def _named_by(family: Sequence[int], known: Sequence[Candidate]) -> dict[int, int]:
    """How many of a family's other outlets name each one's outlet in their byline, dateline or source line."""
    heads = {at: (_outlet(known[at].article), _head(known[at].article)) for at in family}
    return {
        at: len({other for other, head in heads.values() if other != own and _names_outlet(head, own)}) if own else 0
        for at, (own, _) in heads.items()
    }


def _head(article: Article) -> str:
    dropped = [piece.text for piece in article.dropped if piece.reason in _HEAD]
    return " / ".join([article.author.text if article.author else "", *dropped])


def _names_outlet(head: str, outlet: str) -> bool:
    listed = {words.fold(mention.name) for mention in outlets.mentions(head)}
    row, wanted = [words.fold(word) for word in words.words(head)], [words.fold(word) for word in words.words(outlet)]
    return outlet in listed or any(row[at : at + len(wanted)] == wanted for at in range(len(row)))


def _kind(copy: Candidate, shown: Candidate) -> CopyKind:
    a, b = copy.article, shown.article
    if _outlet(a) and _outlet(b) and not _one_outlet(copy, shown):
        return "reprint"
    if not _one_outlet(copy, shown) or (copy.address == shown.address != ""):
        return "duplicate"
    moved = copy.address and shown.address
    return "version" if moved or _apart(a.published, b.published) else "duplicate"


def _apart(a: When | None, b: When | None) -> bool:
    """Whether two dates cannot be of one day."""
    return a is not None and b is not None and (a.end < b.start or b.end < a.start)
