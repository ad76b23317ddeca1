"""Amounts of money promised: number, currency and magnitude as printed, who provides and what it is called."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from db.capture import manners
from db.capture.clauses import Sentence
from db.capture.model import Draft, Token
from db.capture.modes import Manner
from db.capture.money import Money
from db.capture.patterns import alternatives, table
from db.text import slugify

_NEAR = 60
_LEGISLATURES = (("Congress", "USA"), ("Bundestag", "DEU"), ("House of Representatives", "USA"), ("Senate", "USA"))
_GIVERS = frozenset({"country", "demonym", "capital"})


class _Gift(NamedTuple):
    """What is given: the words, and the kind of commitment they name, or an empty one."""

    words: str
    kind: str


def read(sentence: Sentence) -> Iterator[Draft]:
    """Drafts of the commitments in the sentence whose provider can be told."""
    for money in sentence.sums:
        gift = _gift(sentence, money)
        verb = _giving().search(sentence.low, sentence.start, sentence.end) is not None
        provider = _provider(sentence, money, verb=verb) if gift is not None or verb else None
        if provider is not None:
            partner = provider if provider != sentence.home else _receiver(sentence)
            record = f"commitment/{partner}/{_slug(gift)}"
            manner = manners.around(sentence, money.start)
            for field, words, norm, rule in _fields(sentence, money, gift, provider):
                yield _draft(sentence, record, field, words, norm, rule, manner)


def _draft(sentence: Sentence, record: str, field: str, words: str, norm: str, rule: str, manner: Manner) -> Draft:
    span = sentence.start, sentence.end
    said = {"attributed_to": manner.attributed_to, "mode": manner.mode, "rule": f"commitment/{rule}"}
    return Draft(record, field, words, norm, *span, **{name: text for name, text in said.items() if text})


# ----------------------------------------------------------------------------------------------- what is given


@cache
def _given() -> re.Pattern[str]:
    amounts = table("amounts")
    words = alternatives([*(word for words in amounts["kinds"].values() for word in words), *amounts["goods"]]).lower()
    return re.compile(rf"(?<!\w)(?:{words})(?:[ -](?:{words}))*(?!\w)")


@cache
def _kinds() -> re.Pattern[str]:
    kinds = table("amounts")["kinds"].items()
    return re.compile("|".join(rf"(?<!\w)(?P<{kind}>{alternatives(words).lower()})(?!\w)" for kind, words in kinds))


@cache
def _giving() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(table('amounts')['giving']).lower()})(?!\w)")


_STOP = re.compile(r"[.;!?](?:\s|$)|,\s(?:which|while|and|a|але|aber|mais|pero)\s")


def _gift(sentence: Sentence, money: Money) -> _Gift | None:
    """What the sum is called: "$61 bn aid bill", "3 milliards d'euros d'aide militaire", "aid worth €2 million"."""
    text, low = sentence.text, sentence.low
    stop = _STOP.search(text, money.end, min(sentence.end, money.end + _NEAR))
    after = _given().search(low, money.end, stop.start() if stop else min(sentence.end, money.end + _NEAR))
    begin = max(sentence.start, money.start - _NEAR)
    match = after or next(reversed(list(_given().finditer(low, begin, money.start))), None)
    if match is None:
        return None
    kind = _kinds().search(match.group())
    return _Gift(text[match.start() : match.end()], (kind.lastgroup or "") if kind else "")


def _slug(gift: _Gift | None) -> str:
    """The words themselves where they are English, else the kind of what is given: other languages name it alike."""
    if gift is None:
        return "aid"
    if gift.words.isascii() and gift.words.lower().split()[-1] in _ENGLISH:
        return slugify(gift.words)
    return f"{gift.kind}-aid" if gift.kind else "aid"


_ENGLISH = frozenset(["aid", "assistance", "support", "package", "bill", "fund", "loan", "loans", "grant", "grants"])


def _fields(sentence: Sentence, money: Money, gift: _Gift | None, provider: str) -> Iterator[tuple[str, str, str, str]]:
    """Each field told, with the words for it, its norm and the name of the rule."""
    printed = sentence.text[money.start : money.end]
    values = {"amount": money.number, "currency": money.currency, "magnitude": money.magnitude, "provider": provider}
    yield from ((field, printed, norm, "amount") for field, norm in values.items() if norm)
    if gift is not None and gift.kind:
        yield "kind", gift.words, gift.kind, "kind"
    for token in sentence.tokens:
        field = _part(sentence, token) if token.value != provider else None
        if field is not None:
            words = sentence.text[token.start : token.end]
            yield field, words, token.value if field == "recipient" else words, field
    year = next((w for w in sentence.dates if w.edtf and len(w.edtf) == len("2024") and w.relation == "on"), None)
    if year is not None and year.edtf is not None:
        yield "period", sentence.text[year.start : year.end], year.edtf, "period"


_ROLES = re.compile(
    r"(?<!\w)(?:(?P<to>to|for|provide|give|send|grant|pour|für|para|dla|для|stellt der|hat der|der"
    r"|à l'|à|all'|alla|al|a)|(?P<by>through|via|über|durch|через|przez|attraverso|a través de))"
    r"(?: the| la| el| der| die| l')? ?$",
    re.IGNORECASE,
)


def _part(sentence: Sentence, token: Token) -> str | None:
    """Whether the country is who receives, or a country or organisation through whom it is given."""
    if token.kind not in ("country", "organisation"):
        return None
    words = sentence.text[token.start : token.end]
    role = _ROLES.search(sentence.text, max(sentence.start, token.start - 16), token.start)
    if role is not None and role["by"]:
        return "intermediary"
    received = token.kind == "country" and (role is not None or words in table("amounts")["dative"])
    return "recipient" if received else None


# ------------------------------------------------------------------------------------------------- who provides


def _receiver(sentence: Sentence) -> str | None:
    """The foreign state that receives."""
    foreign = (t for t in sentence.tokens if t.kind == "country" and t.value != sentence.home)
    return next((token.value for token in foreign if _part(sentence, token) == "recipient"), None)


def _provider(sentence: Sentence, money: Money, *, verb: bool) -> str | None:
    """The one foreign state named in the sentence, or the one whose parliament is named; of several, the last before
    the sum that receives nothing.
    """
    for word, key in _LEGISLATURES:
        if word in sentence.printed:
            return key
    foreign = [t for t in sentence.tokens if t.kind in _GIVERS and t.value not in (sentence.home, "RUS")]
    keys = {token.value for token in foreign}
    if len(keys) == 1:
        given = verb and sentence.names_home and _receiver(sentence) in keys
        return sentence.home if given else keys.pop()
    begin = sentence.left_bound(money.start)
    near = [t for t in foreign if begin <= t.start < money.start and _part(sentence, t) is None]
    return near[-1].value if near and verb else None
