"""Which date of a sentence dates what is told in it: sentences of our own, beside the nearest date and the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from digest import when
from digest.model import When

PUBLISHED = When(date(2025, 3, 14), date(2025, 3, 14), "day", "stated")  # a Friday
# Language, sentence, the word that tells the event, the words that date it; none for the day of publication.
SENTENCES = [
    ("en", "The ferry sank on Monday, the harbour master said.", "sank", "Monday"),
    ("en", "The ferry sank on Monday, the harbour master said.", "said", ""),
    ("en", "On Tuesday the council met the owners, who had sold the line on March 3.", "met", "Tuesday"),
    ("en", "On Tuesday the council met the owners, who had sold the line on March 3.", "sold", "March 3"),
    ("en", "The mayor said on Wednesday that the bridge had collapsed on March 2.", "said", "Wednesday"),
    ("en", "The mayor said on Wednesday that the bridge had collapsed on March 2.", "collapsed", "March 2"),
    ("en", "Divers found the wreck on Thursday; the search began on March 4.", "found", "Thursday"),
    ("en", "Divers found the wreck on Thursday; the search began on March 4.", "began", "March 4"),
    ("en", "The court decided the boats should leave by April 2, a clerk said.", "decided", ""),
    ("en", "The court decided the boats should leave by April 2, a clerk said.", "leave", "April 2"),
    ("en", "Inspectors are studying the fire of March 1.", "studying", ""),
    ("en", "The line will reopen on Monday after it closed on March 5.", "reopen", "Monday"),
    ("en", "The line will reopen on Monday after it closed on March 5.", "closed", "March 5"),
    ("en", "According to the owners the engine failed on Thursday.", "According", ""),
    ("en", "The owners told a hearing in the capital on Tuesday that they paid on March 6.", "told", "Tuesday"),
    ("en", "The owners told a hearing in the capital on Tuesday that they paid on March 6.", "paid", "March 6"),
    ("en", "The crew, freed on Sunday, flew home on Thursday.", "flew", "Thursday"),
    ("en", "The crew, freed on Sunday, flew home on Thursday.", "freed", "Sunday"),
    ("de", "Die Fähre sank am Montag, sagte der Hafenmeister.", "sank", "Montag"),
    ("de", "Am Dienstag traf der Rat die Eigner, die am 3. März verkauft hatten.", "traf", "Dienstag"),
    ("fr", "Le ferry a coulé lundi, a déclaré le port.", "coulé", "lundi"),
    ("fr", "Le conseil a voté mardi, après la grève du 3 mars.", "voté", "mardi"),
    ("es", "El barco se hundió el lunes, dijo el puerto.", "hundió", "lunes"),
    ("es", "El consejo votó el martes; la huelga empezó el 3 de marzo.", "empezó", "3 de marzo"),
    ("pl", "Prom zatonął w poniedziałek, powiedział kapitan portu.", "zatonął", "poniedziałek"),
    ("pl", "Rada spotkała się we wtorek, a strajk zaczął się 3 marca.", "zaczął", "3 marca"),
    ("uk", "Пором затонув у понеділок, сказав начальник порту.", "затонув", "понеділок"),
    ("uk", "Рада зібралася у вівторок, а страйк почався 3 березня.", "почався", "3 березня"),
    ("ru", "Паром затонул в понедельник, сказал начальник порта.", "затонул", "понедельник"),
    ("ru", "Совет собрался во вторник, а забастовка началась 3 марта.", "началась", "3 марта"),
]


def dated(text: str, language: str) -> list[when.Dated]:
    found = ((one, when.resolve(one, PUBLISHED)) for one in when.expressions(text, language))
    return [when.Dated(one.start, one.end, day) for one, day in found if day is not None]


@pytest.mark.parametrize(("language", "text", "word", "expected"), SENTENCES)
def test_the_date_of_an_event(language: str, text: str, word: str, expected: str) -> None:
    start = text.index(word)
    found = when.governing(text, language, (start, start + len(word)), dated(text, language), PUBLISHED)
    assert (text[found.start : found.end] if found else "") == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mayor said that the bridge collapsed.", "collapsed"),
        ("The mayor said so.", "said"),
        ("The bridge, closed since May, reopened.", "reopened"),
        ("Nothing.", ""),
    ],
)
def test_the_main_verb_is_not_that_of_telling(text: str, verb: str) -> None:
    assert text[slice(*when.main_verb(text, "en"))] == verb
