"""Makes `resources/authority/countries.json` from hand-written lists and from published names.

Not part of the program: it runs when the authority changes, and its packages are not needed otherwise.

    python -m venv .authority && .authority/bin/pip install pycountry babel rigour morfeusz2
    .authority/bin/python packaging/make_authority.py

Codes come from pycountry, Wikidata identifiers from rigour, plain names in six languages from CLDR (babel), Polish
inflected forms from Morfeusz; everything else from `resources/authority/sources`. Ukrainian and Russian forms follow
the patterns below. `resources/authority/SOURCES.md` gives the licences. A name that two countries share stops the run.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import morfeusz2
import pycountry
from babel import Locale
from rigour.territories import get_territory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from db.authority import fold  # noqa: E402

AUTHORITY = ROOT / "resources" / "authority"
LANGUAGES = ("en", "uk", "de", "fr", "pl", "ru")
# Wikidata has an item for the state as a whole and one for its European part; ours are the items the press links to.
WIKIDATA = {"NLD": "Q55", "DNK": "Q35", "XKX": "Q1246", "EUU": "Q458"}
EXTRA = {"XKX": ("XK", None), "EUU": ("EU", None)}
# CLDR's name, where it is not what newspapers print, or stands for two countries.
PRESS = {
    ("uk", "USA"): "Сполучені Штати", ("uk", "HKG"): "Гонконг", ("uk", "MAC"): "Макао", ("uk", "MMR"): "М'янма",
    ("uk", "COD"): "Демократична Республіка Конго", ("uk", "COG"): "Республіка Конго",
    ("uk", "PSE"): "Палестина", ("uk", "STP"): "Сан-Томе і Принсіпі", ("uk", "ZAF"): "Південно-Африканська Республіка",
    ("uk", "VIR"): "Американські Віргінські Острови", ("uk", "CCK"): "Кокосові Острови",
    ("pl", "NLD"): "Holandia", ("pl", "COG"): "Republika Konga",
}  # fmt: skip
UNUSED = {"Kongo", "Congo"}  # either of two countries: better unread than guessed

# How a proper noun declines, the first fitting pattern counts: its match gives way to genitive, dative, accusative,
# instrumental and locative, without repeated forms.
HARD = "(?<=[бвгґджзклмнпрстфхцчшщ])"
PATTERNS = {
    "uk": (
        ("(?<=[іеау])я$", "ї ю єю"), ("(?<=[щчжш])а$", "і у ею"), ("я$", "і ю ею"), ("га$", "ги зі гу гою"),
        ("ка$", "ки ці ку кою"), ("ха$", "хи сі ху хою"), (HARD + "а$", "и і у ою"), ("й$", "ю єм ї єві"),
        ("ь$", "ю ем і еві"), ("(?<=[кгх])$", "у ом ові"), (HARD + "$", "у ом і ові"),
    ),
    "ru": (
        ("(?<=и)я$", "и ю ей"), ("я$", "и е ю ей"), ("(?<=[гкх])а$", "и е у ой"), ("(?<=[жшщч])а$", "и е у ей"),
        (HARD + "а$", "ы е у ой"), ("[йь]$", "я ю ем е"), (HARD + "$", "а у ом е"),
    ),
}  # fmt: skip


def read_rows(name: str, width: int) -> dict[str, list[str]]:
    """The rows of a hand-written list by key; every row has `width` cells. Raises ValueError for one that has not."""
    rows: dict[str, list[str]] = {}
    for line in (AUTHORITY / "sources" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("|")
            if len(cells) != width:
                raise ValueError(f"{name}: {line}")
            rows[cells[0]] = cells[1:]
    return rows


def listed(cell: str) -> list[str]:
    """The items of a semicolon-separated cell."""
    return [item.strip() for item in cell.split(";") if item.strip()]


def plain(text: str) -> str:
    """CLDR's typographic apostrophes as the one apostrophe used here, and no abbreviated word for islands."""
    return re.sub("[ʼ’]", "'", text).replace(" & ", " and ").replace("\xa0", " ").replace("о-ва", "Острова")


@cache
def exceptions() -> dict[tuple[str, str], list[str]]:
    """Forms of the nouns that decline against the rules, by language and nominative."""
    lines = (AUTHORITY / "sources" / "declension.txt").read_text(encoding="utf-8").splitlines()
    cells = (line.split("|") for line in lines if not line.startswith("#"))
    return {(language, noun): forms.split() for language, noun, forms in cells}


def decline(word: str, language: str) -> list[str]:
    """The oblique cases of a Ukrainian or Russian proper noun; none if it does not decline."""
    if (language, word) in exceptions():
        return exceptions()[language, word]
    for pattern, endings in PATTERNS[language]:
        if match := re.search(pattern, word):
            return [word[: match.start()] + ending for ending in endings.split()]
    return []


def decline_pl(word: str, analyser: Any) -> list[str]:
    """The oblique cases Morfeusz knows for a Polish proper noun: singular, or plural where the noun has no singular."""
    forms = [item for item in analyser.generate(word) if item[2].startswith("subst") and item[0][0].isupper()]
    numbers = {item[2].split(":")[1] for item in forms}
    wanted = "sg" if "sg" in numbers else "pl"
    return list(
        dict.fromkeys(f[0] for f in forms if f[2].split(":")[1] == wanted and "voc" not in f[2] and f[0] != word)
    )


# Endings of an adjective before a noun: genitive, dative, accusative, instrumental, locative.
FEMININE = {"uk": ("ої", "ій", "у", "ою", "ій"), "ru": ("ой", "ой", "ую", "ой", "ой")}
MASCULINE = {"uk": ("ого", "ому", None, "им", "ому"), "ru": ("ого", "ому", None, "ым", "ом")}
PLURAL = {"uk": ("их", "им", None, "ими", "их"), "ru": ("ых", "ым", None, "ыми", "ых")}
REPUBLICS = {"Республіка", "Республика", "Королівство", "Королевство", "Держава"}
AND = {"і", "й", "та", "и"}


def five_cases(word: str, language: str) -> tuple[str | None, ...]:
    """Genitive, dative, accusative, instrumental and locative of a noun; None for an accusative like the nominative."""
    forms = decline(word, language)
    if not forms:
        return ()
    if word.endswith(("а", "я")):
        gen, dat, acc, ins = forms if len(forms) == 4 else (forms[0], *forms)
        return (gen, dat, acc, ins, dat)
    if word.endswith(("и", "ы", "і")):
        return (forms[0], forms[1], None, forms[-2], forms[-1])
    if language == "ru":
        return (forms[0], forms[1], None, forms[2], forms[3])
    return (forms[0], forms[0], None, forms[1], forms[0])


def adjective_forms(word: str, language: str) -> tuple[str | None, ...]:
    """The same five cases of an adjective in its nominative, feminine, masculine or plural; none if it is not one."""
    for ends, table in ((("ая", "а"), FEMININE), (("ий", "ый"), MASCULINE), (("ые", "ие", "і"), PLURAL)):
        for end in ends:
            if word.endswith(end):
                stem = word.removesuffix(end)
                soft = end in ("ий", "ие") and language == "ru"
                return tuple(c and stem + (c.replace("ы", "и", 1) if soft else c) for c in table[language])
    return ()


def joined(parts: list[tuple[str | None, ...]], words: list[str], between: str = " ") -> list[str]:
    """The phrase in each case, its parts agreeing; a part without forms makes the phrase indeclinable."""
    if not all(parts):
        return []
    forms = [
        between.join(form or word for form, word in zip(case, words, strict=True)) for case in zip(*parts, strict=True)
    ]
    return [form for form in forms if form != between.join(words)]


def phrase(words: list[str], language: str) -> list[str]:
    """Inflected forms of a name of several words in Ukrainian or Russian."""
    if words[0] in REPUBLICS:
        return [" ".join([form, *words[1:]]) for form in five_cases(words[0], language) if form]
    for link in AND.intersection(words):
        at = words.index(link)
        if at == 1 and len(words) == 3:
            return joined(
                [five_cases(words[0], language), five_cases(words[2], language)], [words[0], words[2]], f" {link} "
            )
        return []
    tail = words[2:] if len(words) == 3 and (words[1] in REPUBLICS or words[2] == "Америки") else []
    head = words[: len(words) - len(tail)]
    parts = [adjective_forms(word, language) for word in head[:-1]]
    return [" ".join([form, *tail]) for form in joined([*parts, five_cases(head[-1], language)], head)]


def inflect(name: str, language: str, analyser: Any) -> list[str]:
    """The name's inflected forms in a language, without the name itself."""
    words = name.split()
    if language == "de":
        return [] if name.endswith(("s", "z", "x", "e", "ei")) or " " in name or name.isupper() else [name + "s"]
    if len(words) == 1:
        prefix, _, last = name.rpartition("-")
        forms = (
            decline(last, language) if language in PATTERNS else decline_pl(last, analyser) if language == "pl" else []
        )
        return [f"{prefix}-{form}" if prefix else form for form in forms]
    if language in ("uk", "ru"):
        return phrase(words, language)
    return phrase_pl(words, analyser) if language == "pl" and len(words) == 2 else []


def phrase_pl(words: list[str], analyser: Any) -> list[str]:
    """Forms of a Polish two-word feminine name whose parts agree, such as Macedonia Północna."""
    table: list[dict[str, set[str]]] = []
    for word in words:
        cases: dict[str, set[str]] = {}
        stem = word.lower()[:-1]
        for form, _, tag, *_ in [i for lemma in (word, stem + "y", stem + "i") for i in analyser.generate(lemma)]:
            parts = tag.split(":")
            feminine = len(parts) > 3 and parts[1] == "sg" and "f" in parts[3].split(".")
            if feminine and (parts[0] == "subst" or (parts[0] == "adj" and parts[4] == "pos")):
                for case in parts[2].split("."):
                    cases.setdefault(case, set()).add(form[0].upper() + form[1:])
        table.append(cases)
    first, second = table
    pairs = [
        (a, b)
        for case in ("gen", "acc", "inst", "loc")
        for a in sorted(first.get(case, ()))
        for b in sorted(second.get(case, ()))
    ]
    return unique([f"{a} {b}" for a, b in pairs])


def adjectives(word: str, language: str) -> list[str]:
    """An adjective with the forms newspapers print, from its masculine nominative (German: its bare form)."""
    ends = {
        "uk": ("ий", "ий ого ому им а ої ій у ою е і их ими"),
        "ru": ("ий", "ий ого ому им ом ая ой ую ое ие их ими"),
        "pl": ("i", "i iego iemu im a iej ą ie ich imi"),
        "de": ("", " e en er es em"),
    }
    if language not in ends or word.startswith("["):
        return [word.strip("[]")]
    cut, endings = ends[language]
    stem = word.removesuffix(cut)
    return [word] + [form for end in (" " + endings).split(" ") if (form := stem + end) != word and end]


def unique(words: list[str]) -> list[str]:
    """The words in order, each once."""
    return list(dict.fromkeys(word for word in words if word))


def names_in(key: str, alpha2: str, language: str, extra: list[str], analyser: Any) -> list[str]:
    """Every name of a country in a language, the plain name first, each followed by its inflected forms."""
    cldr = PRESS.get((language, key)) or plain(Locale(language).territories.get(alpha2, ""))
    result: list[str] = []
    for name in [cldr, *extra]:
        if name.startswith("["):
            result.append(name.strip("[]"))
        elif name not in UNUSED:
            result += [name, *inflect(name, language, analyser)]
    return unique(result)


def city_forms(city: str, analyser: Any) -> list[str]:
    """A Ukrainian capital with its inflected forms; most of those in a consonant take -а in the genitive."""
    hard = ("uk", city) not in exceptions() and re.search(HARD + "$", city)
    return [city, *([city + "а"] if hard else []), *inflect(city, "uk", analyser)]


def build(key: str, codes: tuple[str, str | None], state: list[str], press: list[str], analyser: Any) -> dict[str, Any]:
    """One country record as it stands in countries.json."""
    alpha2, numeric = codes
    gw, english, people, ukrainian, capital, capital_uk = state
    extra = dict(zip(("uk", "ru", "pl", "de", "fr"), (press[0], *press[2::2]), strict=True))
    words = dict(zip(("ru", "pl", "de", "fr"), press[1::2], strict=True)) | {"uk": ukrainian}
    territory = get_territory(alpha2.lower())
    own = listed(english)
    aliases = {"en": unique([*own, *([] if own else names_in(key, alpha2, "en", [], analyser))])}
    for language in LANGUAGES[1:]:
        aliases[language] = names_in(key, alpha2, language, listed(extra[language]), analyser)
    demonyms = {"en": listed(people)}
    for language in LANGUAGES[1:]:
        demonyms[language] = unique([form for word in listed(words[language]) for form in adjectives(word, language)])
    cities = {
        "en": listed(capital),
        "uk": unique([form for city in listed(capital_uk) for form in city_forms(city, analyser)]),
    }
    cities = {language: [c for c in found if c not in aliases[language]] for language, found in cities.items()}
    return {
        "key": key, "alpha2": alpha2, "numeric": numeric, "gw": int(gw) if gw else None,
        "wikidata": WIKIDATA.get(key) or (territory.qid if territory else None),
        "kind": "organisation" if key == "EUU" else "state",
        "names": {"en": aliases["en"][0], "uk": aliases["uk"][0]},
        "aliases": {language: found for language, found in aliases.items() if found},
        "demonyms": {language: found for language, found in demonyms.items() if found},
        "capitals": {language: found for language, found in cities.items() if found},
    }  # fmt: skip


def check(countries: list[dict[str, Any]]) -> None:
    """Stops when two countries share a name, or one lacks what every country must have."""
    owner: dict[str, str] = {}
    for country in countries:
        if not (country["wikidata"] and country["names"]["en"] and country["names"]["uk"]):
            raise SystemExit(f"incomplete: {country}")
        for name in (word for found in country["aliases"].values() for word in found):
            if owner.setdefault(fold(name), country["key"]) != country["key"]:
                raise SystemExit(f"{name}: both {owner[fold(name)]} and {country['key']}")


def write(countries: list[dict[str, Any]]) -> None:
    """Writes countries.json, one list to a line, so that a change reads well in a diff."""
    text = json.dumps({"countries": countries}, ensure_ascii=False, indent=1)
    text = re.sub(
        r"\[\n\s+((?:\"[^\"\n]*\"(?:,\n\s+)?)+)\n\s+\]", lambda m: "[" + re.sub(r",\n\s+", ", ", m[1]) + "]", text
    )
    (AUTHORITY / "countries.json").write_text(unicodedata.normalize("NFC", text) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Builds every country record in the order of its key."""
    states, press = read_rows("states.txt", 7), read_rows("press.txt", 10)
    codes = {c.alpha_3: (c.alpha_2, c.numeric) for c in pycountry.countries} | EXTRA
    if unknown := (set(states) | set(press)) - set(codes):
        raise SystemExit(f"no such country: {unknown}")
    analyser = morfeusz2.Morfeusz()
    countries = [
        build(key, codes[key], states.get(key, [""] * 6), press.get(key, [""] * 9), analyser) for key in sorted(codes)
    ]
    check(countries)
    write(countries)


if __name__ == "__main__":
    main()
