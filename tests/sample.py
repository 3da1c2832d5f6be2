"""A small digest made by hand: invented texts, so that rendering can be tested without the other rooms."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

from digest import words
from digest.model import (
    Analysis,
    Article,
    Block,
    Citation,
    CitationEdge,
    CitationGraph,
    Claim,
    Corpus,
    Coverage,
    DateMention,
    Digest,
    Event,
    Fact,
    Figure,
    Found,
    Link,
    Membership,
    Node,
    Options,
    Passing,
    Place,
    Quote,
    Sentence,
    Stated,
    SummarySentence,
    Tag,
    Text,
    Topic,
    When,
    Why,
)

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
URL = "https://example.org/news/"

_MARCH = date(2031, 3, 4)


def options(**changes: object) -> Options:
    """The options of the sample site."""
    base = Options(
        title="The Lowmoor Digest", description="What the papers say about one valley.", share=0.6, cards=False
    )
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


def theme(own: dict[str, str] | None = None) -> dict[str, bytes]:
    """The shipped theme with `own` files over it."""
    files = {path.relative_to(TEMPLATES).as_posix(): path.read_bytes() for path in sorted(TEMPLATES.rglob("*.*"))}
    return (
        {f"digest/{name}": data for name, data in files.items()}
        | files
        | {name: text.encode() for name, text in (own or {}).items()}
    )


def day(value: date, *, clue: str | None = None) -> When:
    """A single day, inferred when there is a clue."""
    return When(value, value, "day", "inferred" if clue else "stated", clue)


def article(
    identifier: str,
    title: str,
    paragraphs: list[list[str]],
    *,
    outlet: Found | None = None,
    published: When | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str = "en",
    stated: Stated | None = None,
) -> tuple[Article, tuple[Sentence, ...]]:
    """An article and its sentences, with true offsets."""
    source, blocks = f"{title}\n\n", list[Block]()
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        start = len(source)
        for text in paragraph:
            gap = " " if source[-1] != "\n" else ""
            source += gap + text
            sentences.append(Sentence(len(sentences), number, len(source) - len(text), len(source), text))
        blocks.append(Block("paragraph", start, len(source), source[start:]))
        source += "\n\n"
    found = Article(
        id=identifier, path=f"seeds/{identifier}.txt", seed=f"{identifier}.txt", media_type="text/plain",
        title=Found(title, "inferred", title), outlet=outlet, author=Found(author, "stated") if author else None,
        published=published, language=Found(language, "inferred"), url=url, source=source, blocks=tuple(blocks),
        dropped=(), stated=stated or Stated(),
    )  # fmt: skip
    return found, tuple(sentences)


def analysis(
    identifier: str,
    sentences: tuple[Sentence, ...],
    summary: list[int],
    *,
    tags: list[tuple[str, str]] = [],  # noqa: B006 - never changed
    quotes: list[tuple[int, str, str | None]] = [],  # noqa: B006
    figures: list[tuple[int, str, str]] = [],  # noqa: B006
    dates: list[tuple[int, str, When]] = [],  # noqa: B006
    cites: tuple[Citation, ...] = (),
) -> Analysis:
    """What was found in an article."""
    by_index = {sentence.index: sentence for sentence in sentences}
    return Analysis(
        article=identifier,
        sentences=sentences,
        summary=tuple(SummarySentence(index, by_index[index].text, 1.0) for index in summary),
        tags=tuple(Tag(label, words.slug(label), kind, 1.0, (0,)) for label, kind in tags),  # type: ignore[arg-type]
        names=(),
        quotes=tuple(Quote(index, text, speaker, "direct", 0, 0) for index, text, speaker in quotes),
        figures=tuple(Figure(index, text, None, about) for index, text, about in figures),
        dates=tuple(DateMention(index, text, when, 0, 0) for index, text, when in dates),
        cites=cites,
    )


def digest() -> Digest:
    """Four articles on the closing of a bridge, and one that stands alone."""
    made = [_courier(), _herald(), _bote(), _alone(), _letter()]
    return Digest(
        articles=tuple(found for found, _ in made),
        analyses=tuple(found for _, found in made),
        topics=(
            Topic(
                "bridge", "The closing of Lowmoor bridge", "content/topics/bridge.md",
                introduction="The old bridge was shut after an *inspection*. These are the accounts.",
                description="Why the bridge was shut, and who says so.",
            ),
            Topic("harvest", "The late harvest", "content/topics/harvest.md", aliases=("apples",)),
            Topic("nothing", "A topic without sources", "content/topics/nothing.md"),
        ),
        texts=(
            Text("about", "About", "content/pages/about.md", "A desk of *three* people."),
            Text("method", "How this is made", "content/pages/method.md", "We read the papers each morning."),
        ),
        corpus=_corpus(),
    )  # fmt: skip


def _herald() -> tuple[Article, Analysis]:
    found, sentences = article(
        "bridge-shut", "Lowmoor bridge shut to all traffic",
        [
            ["The stone bridge at Lowmoor was closed to all traffic on Tuesday after engineers found cracks in two of its five arches.",
             "Around 4,200 vehicles cross it on a working day."],
            ["“Nobody should set foot on it until we know more,” said Ada Finch, the county engineer.",
             "Finch first warned of the cracks in 2029, according to the Valley Institute.",
             "The council meets on Friday to decide about repairs."],
            ["Farmers on the eastern bank fear that the detour will double the cost of moving this year’s fruit."],
        ],
        outlet=Found("The Lowmoor Herald", "stated"), published=day(date(2031, 3, 5)), author="June Ashby",
        url="https://herald.example/bridge-shut?ref=a&b=1",
    )  # fmt: skip
    return found, analysis(
        found.id, sentences, [0, 2],
        tags=[("Lowmoor", "place"), ("Ada Finch", "person"), ("Valley Institute", "organisation"), ("bridge", "phrase")],
        quotes=[(2, "Nobody should set foot on it until we know more,", "Ada Finch")],
        figures=[(1, "4,200 vehicles", "cross it on a working day"), (0, "two", "arches")],
        dates=[(0, "Tuesday", day(_MARCH, clue="Tuesday")), (3, "2029", When(date(2029, 1, 1), date(2029, 12, 31), "year", "stated", "2029"))],
        cites=(Citation("Valley Institute", "organisation", (3,)),),
    )  # fmt: skip


def _courier() -> tuple[Article, Analysis]:
    found, sentences = article(
        "courier-bridge", "Cracks close crossing; council split over cost",
        [
            ["Engineers found cracks in three arches of the Lowmoor crossing and the county shut it on March 4.",
             "The repair could cost 1.8 million, the Valley Institute estimates.",
             "“We were told of this two years ago,” said Councillor Tom Reyes."],
            ["The county engineer, Ada Finch, told the Herald that nobody should set foot on it.",
             "A ferry will carry passengers from Monday."],
        ],
        outlet=Found("River Courier", "inferred", "reports the River Courier"),
        published=day(date(2031, 3, 6), clue="Thursday"),
        stated=Stated(note="A demonstration text, written for this test.", aliases=("cracks",)),
    )  # fmt: skip
    return found, analysis(
        found.id, sentences, [0, 1],
        tags=[("Lowmoor", "place"), ("Ada Finch", "person"), ("Tom Reyes", "person")],
        quotes=[(2, "We were told of this two years ago,", "Tom Reyes")],
        figures=[(1, "1.8 million", "repair")],
        dates=[(0, "March 4", day(_MARCH))],
        cites=(Citation("Valley Institute", "organisation", (1,)), Citation("The Lowmoor Herald", "outlet", (3,))),
    )  # fmt: skip


def _bote() -> tuple[Article, Analysis]:
    found, sentences = article(
        "bruecke", "Brücke von Lowmoor gesperrt",
        [["Die Brücke von Lowmoor ist seit Dienstag gesperrt.",
          "Nach einem Bericht des Courier haben drei Bögen Risse.",
          "Eine Fähre soll ab Montag fahren."]],
        outlet=Found("Der Talbote", "stated"), published=When(date(2031, 3, 1), date(2031, 3, 31), "month", "inferred", "im März"),
        language="de", url="https://talbote.example/bruecke",
    )  # fmt: skip
    return found, analysis(
        found.id, sentences, [0], tags=[("Lowmoor", "place")],
        dates=[(0, "Dienstag", day(_MARCH, clue="Dienstag"))], cites=(Citation("River Courier", "outlet", (1,)),),
    )  # fmt: skip


def _letter() -> tuple[Article, Analysis]:
    found, sentences = article(
        "letter", "What the crossing meant to us",
        [["My grandmother sold apples on that bridge every autumn.",
          "Since Tuesday the gate is locked and the market is silent.",
          "The orchards will ripen late this year, and nobody knows how the fruit will cross."]],
    )  # fmt: skip
    return found, analysis(found.id, sentences, [1, 2], tags=[("bridge", "phrase")])


def _alone() -> tuple[Article, Analysis]:
    found, sentences = article(
        "choir", "Choir returns", [["The valley choir sang again."]], stated=Stated(publish="full"),
        outlet=Found("The Lowmoor Herald", "stated"),
    )  # fmt: skip
    return found, analysis(found.id, sentences, [0])


def _graph() -> CitationGraph:
    """Who cites whom: the Courier has it from the Herald, the Bote from the Courier."""
    nodes = (
        Node("article/bridge-shut", "Lowmoor bridge shut to all traffic", "article"),
        Node("article/bruecke", "Brücke gesperrt", "article"),
        Node("article/courier-bridge", "Bridge closed", "article"),
        Node("organisation/valley-institute", "Valley Institute", "organisation"),
        Node("outlet/river-courier", "River Courier", "outlet"),
        Node("outlet/the-lowmoor-herald", "The Lowmoor Herald", "outlet"),
        Node("person/ada-pell", "Ada Pell", "person"),
    )
    lines = [
        ("article/bridge-shut", "organisation/valley-institute", Place("bridge-shut", 3)),
        ("article/bruecke", "outlet/river-courier", Place("bruecke", 1)),
        ("article/courier-bridge", "organisation/valley-institute", Place("courier-bridge", 1)),
        ("article/courier-bridge", "outlet/the-lowmoor-herald", Place("courier-bridge", 3)),
        ("outlet/the-lowmoor-herald", "person/ada-pell", Place("bridge-shut", 3)),
    ]
    found = [Passing(source, target, (place,)) for source, target, place in lines]
    belongs = Passing("person/ada-pell", "organisation/valley-institute", (Place("bridge-shut", 3),), "belongs")
    return CitationGraph(nodes, (*found, belongs))


def _corpus() -> Corpus:
    shut = Fact(
        "bridge-shut-0",
        (Place("bridge-shut", 0), Place("courier-bridge", 0), Place("bruecke", 0)),
        ("The Lowmoor Herald", "River Courier"),
    )
    ferry = Fact("courier-bridge-4", (Place("courier-bridge", 4), Place("bruecke", 2)), ("River Courier",))
    links = (
        Link("same-fact", Place("bridge-shut", 0), Place("courier-bridge", 0), 0.8, Why("shared", ("closed", "March"))),
        Link("same-fact", Place("bridge-shut", 0), Place("bruecke", 0), 0.6, Why("shared", ("Lowmoor",))),
        Link("near-copy", Place("courier-bridge", 4), Place("bruecke", 2), 0.9, Why("shared", ("ferry", "Monday"))),
        Link("contradicts", Place("bridge-shut", 0), Place("courier-bridge", 0), 0.7, Why("figures", ("two", "three"))),
        Link(
            "supersedes", Place("courier-bridge", 4), Place("bridge-shut", 5), 0.6, Why("replaced", ("ferry", "detour"))
        ),
    )
    year = When(date(2029, 1, 1), date(2029, 12, 31), "year", "stated", "2029")
    timeline = (
        Event(Place("bridge-shut", 3), year, "2029"),
        Event(Place("bridge-shut", 0), day(_MARCH, clue="Tuesday"), "Tuesday"),
        Event(Place("courier-bridge", 0), day(_MARCH), "March 4"),
        Event(Place("bridge-shut", 4), day(date(2031, 3, 7), clue="Friday"), "Friday"),
        Event(Place("courier-bridge", 4), day(date(2031, 3, 10), clue="Monday"), "Monday"),
    )
    members = (
        Membership("bridge", "bridge-shut", 1.0, (0, 3), ("Lowmoor bridge",)),
        Membership("bridge", "courier-bridge", 0.9, (0,), ("crossing",)),
        Membership("bridge", "bruecke", 0.8, (0,), ("Brücke",)),
        Membership("bridge", "letter", 0.5, (), ()),
    )
    return Corpus(
        links=links,
        facts=(shut, ferry),
        topics=(
            Coverage("bridge", members, (Place("courier-bridge", 0), Place("bridge-shut", 2), Place("letter", 1)), (shut.id, ferry.id), timeline, ("harvest",)),
            Coverage("harvest", (Membership("harvest", "letter", 1.0, (2,), ("fruit",)),), (Place("letter", 2),), (), (), ("bridge",)),
        ),
        timeline=timeline,
        edges=(
            CitationEdge("bridge-shut", "Valley Institute", "organisation", (3,)),
            CitationEdge("courier-bridge", "Valley Institute", "organisation", (1,)),
            CitationEdge("courier-bridge", "The Lowmoor Herald", "outlet", (3,)),
            CitationEdge("bruecke", "River Courier", "outlet", (1,)),
        ),
        claims=(Claim(Place("bridge-shut", 0), "Valley Institute", "organisation", "the institute said", None),),
        graph=_graph(),
    )  # fmt: skip
