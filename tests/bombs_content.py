"""What the editor writes, made to stop a program: topics, corrections, pages, options, tags and the record of addresses.

It is read in the main process, without limits but those of size. Somebody may have sent it in a proposal of changes.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.bombs import FRONT_MATTER, MARKDOWN, MARKS, SAID, laughs, merges

LIGATURE = "\ufdfa"
"""One character that becomes eighteen in a normal form."""
TURNS = "a" + "\u0300\u0316" * 15_000


def topic(front: str, body: str = "") -> str:
    return f"---\ntitle: Bridge\n{front}\n---\n{body}"


def matching(kind: str, pattern: str) -> str:
    return topic(f"match:\n  {kind}: {pattern}")


TOPICS: Mapping[str, str] = {
    "words.md": matching("any", f"[{', '.join(f'w{n}' for n in range(9_000))}]"),
    "same-words.md": matching("any", f"[{', '.join(['council'] * 7_000)}]"),
    "long-word.md": matching("any", "c" * 60_000),
    "stars.md": matching("any", '"' + "c*" * 25_000 + '"'),
    "many-stars.md": matching("any", f"[{', '.join(['c*'] * 12_000)}]"),
    "bars.md": matching("any", '"' + "c | " * 14_000 + '"'),
    "phrase.md": matching("any", '"' + "the council of " * 4_000 + '"'),
    "near.md": matching("any", "\n" + "    - near: [the*, of*, a*]\n      within: 99999\n" * 1_000),
    "near-words.md": matching("any", f"\n    - near: [{', '.join(['the'] * 9_000)}]\n      within: 999999999999"),
    "near-bars.md": matching("any", f"\n    - near: [{' | '.join(['the*'] * 4_000)}, {' | '.join(['a*'] * 3_000)}]"),
    "names.md": matching("any", "\n" + "    - name: Port Ellery\n" * 2_400),
    "marks.md": matching("any", '"' + MARKS * 200 + '"'),
    "turns.md": matching("any", f'"{TURNS}"'),
    "ligatures.md": matching("any", f'"{LIGATURE * 19_000}"'),
    "expressions.md": matching("any", "['(a+)+$', '[a-z]*[a-z]*[a-z]*', '.*.*.*.*']"),
    "threshold.md": topic(f"match:\n  any: [council]\n  threshold: {'9' * 5_000}"),
    "nested.md": topic("match: " + "{any: " * 9_000),
    "lists.md": matching("any", "[" * 9_000 + "]" * 9_000),
    "examples.md": topic(f"examples: [{', '.join(['one.md'] * 8_000)}]\nnot_examples: [{', '.join(['two.html'] * 5_000)}]"),
    "questions.md": topic("match: {any: [council]}\nquestions:\n" + "  - Did the council vote for the bridge?\n" * 1_500),
    "question.md": topic(f"match: {{any: [council]}}\nquestions: ['{'Did the council vote? ' * 2_800}']"),
    "about.md": topic("match: {any: [council]}\nquestions:\n  - ask: Did it?\n    about: [" + "c* | v*, " * 7_000 + "a]"),
    "aliases.md": topic(f"match: {{any: [council]}}\naliases: [{', '.join(f'a{n}' for n in range(9_000))}]"),
    "same-aliases.md": topic(f"match: {{any: [council]}}\naliases: [{', '.join(['a'] * 20_000)}]"),
    "odd-aliases.md": topic(f"match: {{any: [council]}}\naliases: [{', '.join([LIGATURE * 9] * 2_000)}]"),
    "since.md": topic("match: {any: [council]}\nsince: " + "2026-" * 12_000),
    "slug.md": topic(f'match: {{any: [council]}}\nslug: "{LIGATURE * 19_000}"'),
    "title.md": f'---\ntitle: "{LIGATURE * 19_000}"\nmatch: {{any: [council]}}\n---\n',
    "turned-title.md": f'---\ntitle: "{TURNS}"\nmatch: {{any: [council]}}\n---\n',
    "turned-heading.md": "# a" + "\u0300\u0316" * 99_000,
    "heading.md": "#" + " " * 190_000 + "a",
    "description.md": topic(f'match: {{any: [council]}}\ndescription: "{"a " * 30_000}"'),
    "keys.md": topic("\n".join(f"mach{n}: a" for n in range(5_000))),
    "billion.md": FRONT_MATTER["billion.md"],
    "merges.md": FRONT_MATTER["merges.md"],
    "flow.md": FRONT_MATTER["flow.md"],
    "blocks.md": FRONT_MATTER["blocks.md"],
    "complex.md": FRONT_MATTER["complex.md"],
    "unclosed.md": FRONT_MATTER["unclosed.md"],
}  # fmt: skip
_ID = "0c478e705b42"
DECIDED: Mapping[str, str] = {
    "decisions.md": topic("match: {any: [council]}\ndecisions:\n" + "".join(f"  - reject: link {n:012x}\n" for n in range(2_100))),
    "same-decisions.md": topic("match: {any: [council]}\ndecisions:\n" + f"  - hide: {_ID}\n" * 3_000),
    "targets.md": topic(f"match: {{any: [council]}}\ndecisions:\n  - merge: [{', '.join(f'{n:06x}' for n in range(7_500))}]"),
    "at-odds.md": topic("match: {any: [council]}\ndecisions:\n" + "".join(f"  - date: sentence {_ID}\n    is: {2000 + n % 99}\n" for n in range(1_300))),
    "comments.md": topic("match: {any: [council]}\ndecisions:\n" + "".join(f"  - hide: {n:06x}  # {SAID}\n" for n in range(700))),
    "comment.md": topic(f"match: {{any: [council]}}\ndecisions:\n  - hide: {_ID}  # {SAID * 1_000}"),
    "no-decisions.md": topic("match: {any: [council]}\ndecisions: [" + "a, " * 20_000 + "a]"),
    "verbs.md": topic("match: {any: [council]}\ndecisions:\n" + "".join(f"  - rejct{n}: a\n" for n in range(3_000))),
    "names.md": topic(f"match: {{any: [council]}}\ndecisions:\n  - origins: {_ID}\n    are: [{', '.join(['The Post'] * 6_000)}]"),
    "nested.md": topic("match: {any: [council]}\ndecisions: " + "[{pin: " * 6_000),
    "dates.md": topic(f"match: {{any: [council]}}\ndecisions:\n  - date: {_ID}\n    is: {'9' * 60_000}"),
}  # fmt: skip
PAGES: Mapping[str, str] = {
    **{name: text[:190_000] for name, text in MARKDOWN.items()},
    "said.md": SAID * 3_300,
    "no-space.md": "a" * 190_000,
    "turns.md": "a" + "\u0300\u0316" * 90_000,
    "long.md": SAID * 200_000,
    "nested-emphasis.md": "*a " * 30_000 + "b* " * 30_000,
    "nested-links.md": "[a](" * 24_000 + ")" * 24_000,
    "mixed-emphasis.md": "*_" * 45_000 + "a" + "_*" * 45_000,
    "emphasis-threes.md": "a***" * 45_000,
    "code-spans.md": "`a" * 90_000,
    "footnotes.md": "[^1] " * 20_000 + "\n" + "[^1]: a\n" * 10_000,
    "html-blocks.md": "<div>\n\n" * 25_000,
    "table.md": "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n" + "|b" * 20_000 + "|\n",
    "quoted-lists.md": "> - " * 45_000 + "a",
    "typographic.md": "\"'--...(c)" * 19_000,
    "addresses.md": "https://a.example/b?c=d " * 7_000,
    "pictures.md": "![a](b.png)" * 17_000,
    "laughs.md": laughs(),
}
CORRECTED: Mapping[str, str] = {
    "seed.md": f"---\nseed: {'one.md' * 9_000}\n---\n",
    "slug.md": f"---\nseed: good/one.md\nslug: {'a-' * 30_000}\n---\n",
    "title.md": f'---\nseed: good/one.md\ntitle: "{TURNS}"\n---\n',
    "ligatures.md": f'---\nseed: good/one.md\ntitle: "{LIGATURE * 19_000}"\noutlet: "{LIGATURE * 1_000}"\n---\n',
    "tags.md": f"---\nseed: good/one.md\ntags: [{', '.join(f't{n}' for n in range(9_000))}]\n---\n",
    "topics.md": f"---\nseed: good/one.md\ntopics: [{', '.join(f't{n}' for n in range(9_000))}]\n---\n",
    "aliases.md": f"---\nseed: good/one.md\naliases: [{', '.join(f't{n}' for n in range(9_000))}]\n---\n",
    "date.md": f"---\nseed: good/one.md\ndate: {'14 March ' * 6_000}\n---\n",
    "url.md": f"---\nseed: good/one.md\nurl: https://a.example/{'b/' * 30_000}\n---\n",
    "note.md": f"---\nseed: good/one.md\nnote: '{SAID * 1_000}'\n---\n",
    "body.md": "---\nseed: good/one.md\n---\n" + "[a](b “c " * 500_000,
    "own.md": "[" * 1_000_000,
}  # fmt: skip
_NAMED = "  - label: A{0}\n    kind: person\n    forms: [B{0}]\n"
SINGLE: Mapping[str, Mapping[str, str]] = {
    "content/tags.yaml": {
        "chain": "tags:\n" + "".join(f"  - label: t{n}\n    broader: t{n + 1}\n" for n in range(1_400)),
        "ring": "tags:\n" + "".join(f"  - label: t{n}\n    broader: t{(n + 1) % 1_400}\n" for n in range(1_400)),
        "forms": f"tags:\n  - label: a\n    forms: [{', '.join(f'f{n}' for n in range(9_000))}]\n",
        "same-forms": "tags:\n" + "".join(f"  - label: t{n}\n    forms: [council]\n    always: true\n" for n in range(1_100)),
        "turns": f'tags:\n  - label: "{TURNS}"\n    forms: ["{"a" + chr(0x300) * 9_000}"]\n',
        "ligatures": f'tags:\n  - label: "{LIGATURE * 9_000}"\n    forms: ["{LIGATURE * 9_000}"]\n',
        "misspelt": "tags:\n" + "".join(f"  - label: Bridge of Port Ellery {n}\n    broader: Bridges of Port Elery {n}\n" for n in range(800)),
        "merges": merges(), "flow": "tags: " + "[" * 30_000, "stars": "tags:\n" + "  - label: a\n    forms: ['c*']\n" * 1_900,
    },
    "content/site.yaml": {
        "aliases": "aliases:\n" + "".join(_NAMED.format(n) for n in range(1_300)),
        "ring-of-aliases": "aliases:\n" + "".join(f"  - label: A{n}\n    forms: [A{(n + 1) % 1_300}]\n" for n in range(1_300)),
        "forms": f"aliases:\n  - label: A\n    forms: [{', '.join(f'f{n}' for n in range(9_000))}]\n",
        "turns": f'title: "{TURNS}"\naliases:\n  - label: "{"a" + chr(0x300) * 9_000}"\n    forms: [council]\n',
        "ligatures": f'title: "{LIGATURE * 15_000}"\ndescription: "{LIGATURE * 4_000}"\n',
        "numbers": f"summary:\n  sentences: {'9' * 30_000}\nfeed_entries: {'9' * 4_000}\ntags:\n  count: 999999999999\n",
        "large-numbers": "summary:\n  sentences: 999999999\n  words: 999999999\nfeed_entries: 999999999\ntopic:\n  sentences: 999999999\n  new: 999999999\n",
        "keys": "\n".join(f"titel{n}: a" for n in range(5_000)), "accent": f"accent: '#{'8' * 50_000}'\n",
        "colour": f"accent: 'rgb({'(' * 30_000}'\n", "url": f"url: https://{'a.' * 30_000}example/\n", "language": f"language: {'de-' * 20_000}DE\n",
        "topics": f"topics: [{', '.join(f't{n}' for n in range(9_000))}]\n", "columns": f"columns:\n  text: {'a' * 60_000}\n",
        "billion": "\n".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9 if n else 'x'}]" for n in range(9)), "merges": merges(),
        "flow": "topics: " + "[" * 30_000, "sexagesimal": "feed_entries: " + "1:" * 30_000 + "1\n", "long": "title: a\n" * 900_000,
        "names": f"names:\n  model: {'../' * 19_000}x\n",
    },
    "content/permalinks.txt": {
        "lines": "".join(f"articles/a{n}  seeds/a{n}.txt\n" for n in range(200_000)),
        "renames": "".join(f"articles/a{n}  articles/a{n + 1}\n" for n in range(100_000)),
        "ring": "".join(f"articles/a{n}  articles/a{(n + 1) % 9_000}\n" for n in range(9_000)),
        "same": "articles/a  seeds/good/one.md\n" * 200_000,
        "of-one": "".join(f"articles/a{n}  seeds/good/one.md\n" for n in range(20_000)),
        "long": "articles/" + "a" * 5_000_000 + "  seeds/a.txt\n", "deep": "articles/" + "a/" * 2_000_000 + "  seeds/a.txt\n",
        "spaces": "articles/a" + " " * 5_000_000 + "seeds/a.txt\n", "no-line": "a" * 9_000_000, "turns": "articles/" + "a" + "\u0300\u0316" * 900_000,
    },
}  # fmt: skip
FOLDERS: Mapping[str, Mapping[str, str]] = {
    "content/topics": {**TOPICS, **{f"decided-{name}": text for name, text in DECIDED.items()}},
    "content/pages": PAGES,
    "content/articles": CORRECTED,
}


def bombs() -> Mapping[str, tuple[str, bytes]]:
    """Where each lies in the site, and its content, by a name of its own."""
    found = {
        f"{folder}/{name}": (f"{folder}/{name}", text)
        for folder, texts in FOLDERS.items()
        for name, text in texts.items()
    }
    found |= {f"{path}: {name}": (path, text) for path, texts in SINGLE.items() for name, text in texts.items()}
    return {name: (path, text.encode("utf-8", "surrogatepass")) for name, (path, text) in found.items()}
