"""Amounts of money promised: number, currency and magnitude as printed, who provides and what it is called."""

import re
from collections.abc import Iterator

from db.capture.clauses import Sentence
from db.capture.mentions import CURRENCIES, amounts_in
from db.capture.model import Draft
from db.text import slugify

_NOUN = re.compile(
    r"(?:[ -](?:in|worth of|of))?\s+(?P<name>(?:(?:military|humanitarian|financial|macro-financial|economic|aid"
    r"|security|defen[cs]e|additional|new|foreign)\s+){0,3}"
    r"(?:aid(?: bill| package)?|assistance(?: package)?|support(?: package)?|package|bill|loan|grant|fund))\b",
    re.IGNORECASE,
)
_MAGNITUDES = {
    "bn": "billion", "bln": "billion", "млрд": "billion", "mln": "million", "млн": "million", "тис.": "thousand",
}  # fmt: skip
_WORDS = (("euro", "EUR"), ("євро", "EUR"), ("dollar", "USD"), ("долар", "USD"), ("pound", "GBP"), ("грив", "UAH"))
_KINDS = (("military", "military"), ("humanitarian", "humanitarian"), ("financial", "financial"))
_MONEY = re.compile("[$€£]|illion|млн|млрд|bn")
_LEGISLATURES = (("Congress", "USA"), ("Bundestag", "DEU"), ("House of Representatives", "USA"), ("Senate", "USA"))


def read(sentence: Sentence) -> Iterator[Draft]:
    """Drafts of the commitments in the sentence whose provider can be told."""
    if not _MONEY.search(sentence.text, sentence.start, sentence.end):
        return
    for match in amounts_in(sentence.text, sentence.start, sentence.end):
        noun = _NOUN.match(sentence.text, match.end(), sentence.end)
        provider = _provider(sentence, match.start()) if noun else None
        if noun is None or provider is None:
            continue
        record = f"commitment/{provider}/{slugify(noun['name'])}"
        yield from _fields(sentence, match, record, provider)


def _fields(sentence: Sentence, match: re.Match[str], record: str, provider: str) -> Iterator[Draft]:
    number = (match["n"] or match["n2"]).replace(",", "")
    magnitude = (match["m"] or match["m2"] or "").lower()
    values = {
        "amount": number,
        "currency": _currency(match),
        "magnitude": _MAGNITUDES.get(magnitude, magnitude),
        "provider": provider,
    }
    for field, norm in values.items():
        if norm:
            yield Draft(record, field, match.group(), norm, sentence.start, sentence.end, rule="commitment/amount")
    for field, words, norm in _around(sentence, match, provider):
        yield Draft(record, field, words, norm, sentence.start, sentence.end, rule=f"commitment/{field}")


def _around(sentence: Sentence, amount: re.Match[str], provider: str) -> Iterator[tuple[str, str, str]]:
    """Kind, recipient, intermediary and period told behind the amount."""
    noun = _NOUN.match(sentence.text, amount.end(), sentence.end)
    kind = next((kind for word, kind in _KINDS if noun and word in noun["name"].lower()), None)
    if noun is not None and kind is not None:
        yield "kind", noun["name"], kind
    for token in sentence.tokens:
        role = _ROLES.search(sentence.text, max(sentence.start, token.start - 16), token.start)
        if role is None or token.value == provider or token.kind not in ("country", "organisation"):
            continue
        words = sentence.text[token.start : token.end]
        if role["by"]:
            yield "intermediary", words, words
        elif token.kind == "country":
            yield "recipient", words, token.value
    year = next((w for w in sentence.dates if w.edtf and len(w.edtf) == len("2024") and w.relation == "on"), None)
    if year is not None and year.edtf is not None:
        yield "period", sentence.text[year.start : year.end], year.edtf


_ROLES = re.compile(r"(?<!\w)(?:(?P<to>to|for|provide|give|send|grant)|(?P<by>through|via)) (?:the )?$", re.IGNORECASE)


def _currency(match: re.Match[str]) -> str:
    if match["c"]:
        return CURRENCIES[match["c"]]
    return next((code for word, code in _WORDS if (match["c2"] or "").lower().startswith(word)), "")


def _provider(sentence: Sentence, offset: int) -> str | None:
    """The one foreign state named in the sentence, or the one whose parliament is named."""
    for word, key in _LEGISLATURES:
        if word in sentence.printed:
            return key
    kinds = ("country", "demonym")
    keys = {t.value for t in sentence.tokens if t.kind in kinds and t.value not in (sentence.home, "RUS")}
    del offset
    return keys.pop() if len(keys) == 1 else None
