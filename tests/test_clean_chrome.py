"""Single lines: which are a page's, which an article's."""

from __future__ import annotations

import pytest

from digest.clean import chrome, pictures, stamps
from digest.model import Block


def reason(text: str) -> str | None:
    return next((found for rule in chrome.LINE_RULES if (found := rule(text))), None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Loading comments...", chrome.FORM),
        ("Comments are closed", chrome.FORM),
        ("Advertisement", chrome.FORM),
        ("КОМЕНТАРІ", chrome.FORM),
        ("Partager sur Facebook", chrome.FORM),
        ("Subscribe to our weekly letter", chrome.FORM),
        ("Your email address will not be published. Required fields are marked *", chrome.NOTICE),
        (
            "Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *",
            chrome.NOTICE,
        ),
        ("Diese Website verwendet Cookies, um Inhalte zu personalisieren.", chrome.NOTICE),
        ("The post Storm hits coast appeared first on Daily News.", chrome.NOTICE),
        ("Read also: Storm damage grows", chrome.RELATED),
        ("READ MORE Storm damage grows", chrome.RELATED),
        ("Читайте также: Ущерб растёт", chrome.RELATED),
        ("Mehr dazu: Schäden wachsen", chrome.RELATED),
        ("Related Posts", "heading of links or of a form"),
        ("Photo: Ann Lee / City News", pictures.CREDIT),
        ("(Photo by Ann Lee)", pictures.CREDIT),
        ("Ann Lee/Getty Images", pictures.CREDIT),
        ("Zdjęcie: Jan Nowak", pictures.CREDIT),
        ("© Ann Lee", pictures.CREDIT),
        ("A ship leaves the harbour on Friday.Ann Lee via Reuters", pictures.CAPTION),
        ("A ship leaves the harbour on Friday. Ann Lee/AFP", pictures.CAPTION),
        ("A ship leaves the harbour on Friday. (Ann Lee/AP)", pictures.CAPTION),
        ("Ein Schiff verlässt den Hafen. (Foto: Max Muster)", pictures.CAPTION),
        ("Copyright 2025 The Harbour Post", chrome.COPYRIGHT),
        ("Source: Harbour Post", chrome.SOURCE),
        ("https://example.com/a?b=c", chrome.LINKS),
        ("#storm #coast @harbourpost", chrome.LINKS),
        ("— Ann Lee (@annlee) March 3, 2025", chrome.LINKS),
        ("Home > News > World", chrome.MENU),
        ("News | Sport | Weather", chrome.MENU),
        ("* * *", chrome.NO_WORDS),
        ("<!-- more -->", chrome.MARKUP),
        (".caption { color: red; }", chrome.MARKUP),
        ("LONDON —", chrome.DATELINE),
        ("Reuters", stamps.AGENCY),
    ],
)
def test_lines_of_the_page(line: str, expected: str) -> None:
    assert reason(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday after the storm.",
        "Follow the money, the investigators said.",
        "Comments by the minister were met with anger.",
        "Printed ballots were counted twice.",
        "More than 28 people were hurt.",
        "“We use cookies to remember them by,” the baker said, and the whole street laughed about it for days on end.",
        "Related costs rose to $3 million, the port said.",
        "Photo finishes decided two of the races.",
        "Photographers waited outside the court for the minister.",
        "The agency Reuters reported the storm first.",
        "The image was taken on Friday, and AP published it.",
        "Read the letter, she said: it explains everything.",
        "Read the letter she wrote.",
        "By Monday the storm had passed.",
        "Source close to the talks says a deal is near.",
        "He lost the vote. Ann Lee won.",
        "They met in the U.S. Congress/Senate Building in March.",
        "Home is where the storm left nothing.",
        "Поделиться опытом приехали врачи из трёх стран.",
        "Реклама пива запрещена законом, заявил министр.",
        "Von Kiew aus fährt der Zug nach Lwiw.",
        "Par ailleurs, le maire a démissionné.",
        "Por la noche llegó la tormenta.",
        "Więcej osób głosowało w piątek.",
        "The 28 ships left at 10:30 on 14 March 2025.",
        "Rights groups say all the evidence was reserved for the trial.",
        "<The Palace: A Story>",
    ],
)
def test_lines_of_an_article(line: str) -> None:
    assert reason(line) is None


def test_rows_of_labels_are_lists_where_the_markup_was_read() -> None:
    labels = ("Harrow Bay", "Nordhaven", "Lindenau", "Valmorin")
    lines = ("The ferry calls at four ports this week.", *labels)
    blocks = tuple(Block("paragraph", 0, len(line), line) for line in lines)
    assert len(chrome.drop(blocks, "en")[0]) == 1
    assert len(chrome.drop(blocks, "en", marked=True)[0]) == 5
