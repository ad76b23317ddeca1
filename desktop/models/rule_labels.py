"""What people call the rules that propose claims. Not the rules that find conflicts: those tell of themselves."""

from PySide6.QtCore import QCoreApplication

_WORDS = {
    "track-n/sign": "told as signed",
    "track-n/conclude": "told as concluded",
    "track-n/start": "talks told as begun",
    "track-n/underway": "talks told as under way",
    "track-n/hold": "talks told as held",
    "track-n/ongoing": "talks told as going on",
    "track-n/discuss": "told as discussed",
    "track-n/prepare": "told as being prepared",
    "track-n/announce": "told as announced",
    "track-n/force": "told as in force",
    "track-n/agree": "told as agreed to negotiate",
    "track-n/hint": "told as expected",
    "track-n/settle": "text told as agreed",
    "track-n/stall": "talks told as stalled",
    "track-n/resume": "talks told as resumed",
    "track-n/abandon": "talks told as abandoned",
    "track-d/join": "joining a declaration",
    "track-d/support": "support of a declaration",
    "track-d/decide": "decision on a declaration",
    "track-d/list": "list of those who joined",
    "track-d/followed": "others who followed",
    "declaration/adopted": "declaration adopted",
    "declaration/dated": "declaration by its date",
    "round/continued": "round of the talks told before",
    "round/format": "format of a round",
    "round/level": "level of a round",
    "round/topics": "topics of a round",
    "round/next_step": "what is to follow a round",
    "round/outcome": "what came of a round",
    "agreement/duration": "how long an agreement holds",
    "track-n/ratify": "told as ratified",
    "track-n/submit": "told as waiting for approval",
    "track-n/followed": "others who followed",
    "commitment/amount": "amount promised",
    "commitment/kind": "kind of what is promised",
    "commitment/recipient": "who receives it",
    "commitment/intermediary": "through whom it is given",
    "commitment/period": "time that a promise covers",
    "scope/list": "list of subjects",
    "people/lead": "who leads a delegation",
    "people/post": "person with a post",
    "people/body": "body that took part",
    "people/body-of-post": "body of a post",
    "person/name": "name of a person",
    "person/post": "post of a person",
    "body/name": "name of a body",
    "body/alias": "other name of a body",
    "country/group": "group that a country belongs to",
    "declaration/name": "name of a declaration",
    "declaration/content": "what a declaration says",
    "declaration/event": "meeting of a declaration",
    "scope/bare": "subject by itself",
    "scope/prose": "subjects in a sentence",
    "count/total": "count",
}
_ENDINGS = {"list": "in a list", "lent": "date from the sentence before", "named": "named in the sentence behind"}


def rule_label(rule: str) -> str:
    """The rule of a draft in words; of a rule that is not known here, the words of its name."""
    name, ends = rule, list[str]()
    while name not in _WORDS and name.rpartition("/")[2] in _ENDINGS:
        name, _, ending = name.rpartition("/")
        ends.insert(0, _ENDINGS[ending])
    words = _WORDS.get(name, name.replace("/", ", ").replace("-", " "))
    return ", ".join(QCoreApplication.translate("Rules", text) for text in (words, *ends) if text)
