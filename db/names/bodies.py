"""Bodies: a ministry, office or agency by the plain words of its name, in any order and in several languages."""

from functools import lru_cache

from db.authority import files
from db.names.schemes import words_of

# A delegation member whose identifier holds one of these words is a body, not a person.
_BODY_WORDS = frozenset({"ministry", "office", "department", "agency", "service", "council"}) | {
    *("government", "commission", "parliament", "cabinet", "staff", "army"),
}


def is_body(slug: str) -> bool:
    """Whether the identifier of a delegation member speaks of a body rather than of a person."""
    return not _BODY_WORDS.isdisjoint(slug.split("-"))


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {"".join(words_of(word)): plain for word, plain in files.read("spellings", "bodies.json")["words"].items()}


@lru_cache(maxsize=8192)
def body_words(name: str) -> str:
    """The words that tell the body apart, sorted: “Defense Ministry” and “Міністерство оборони” give one text."""
    table = _words()
    return " ".join(sorted({plain for word in words_of(name) for plain in table.get(word, word).split()}))
