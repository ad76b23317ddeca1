"""People, posts and bodies named in a text, in every language of `people.json`, by posts and given names.

A person is known by the post before or behind the name or by a given name, never by capitals alone. Who does what is
told elsewhere (`people`). There is no statistical model: none may be fetched, and the words of posts are few.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from db.capture.inflection import nominative
from db.capture.model import Token
from db.capture.patterns import alternatives, plain, table
from db.text import slugify

_WORD = re.compile(r"(?P<gap>[ -]|, |)(?:[ldLD]')?(?P<word>[^\W\d_]+(?:['.-][^\W\d_]+)*\.?)")
_LONGEST_POST = 16
_LONGEST_NAME = 4
_APPOSED = re.compile(r"[^,.;()\n—–:]{0,110}(?=[,.;()\n—–:]|$)")
_DETERMINED = re.compile(r", (?:(?:the|a|an|la|le|die|der) |l'|[A-ZА-ЯІЇЄ][\w.-]*(?: [A-Z][\w.-]*)?'s )?$")
_NEAR = 40
_SPACED = re.compile(r"[^\s,;:()\"“”«»„]+")
_REACH = 90


class Person(NamedTuple):
    """A person named: the name's place and slug, and the place of the post beside it (0, 0 where there is none)."""

    start: int
    end: int
    slug: str
    post: tuple[int, int] = (0, 0)


class Post(NamedTuple):
    """A post as written and what it comes to (`president`, `minister` ...)."""

    start: int
    end: int
    value: str


class Named(NamedTuple):
    """All people, posts, bodies that send delegates and other institutions of a text, each in reading order."""

    persons: tuple[Person, ...]
    posts: tuple[Post, ...]
    bodies: tuple[tuple[int, int], ...]
    institutions: tuple[tuple[int, int], ...]


NOBODY = Named((), (), (), ())


@cache
def _complement() -> re.Pattern[str]:
    words = [word for words in table("people")["complements"].values() for word in words]
    return re.compile(rf"(?:{alternatives(sorted(set(words)))})", re.IGNORECASE)


@cache
def _modifying() -> tuple[str, ...]:
    return tuple(plain(word).lower() for word in table("people")["before"])


@cache
def _modifiers() -> re.Pattern[str]:
    words = alternatives(table("people")["before"])
    return re.compile(rf"(?<!\w)(?:(?:{words})[ -])+$", re.IGNORECASE)


@cache
def _bodies() -> re.Pattern[str]:
    people = table("people")
    offices, others = "|".join(people["bodies"]), "|".join(people["institutions"])
    return re.compile(rf"(?<!\w)(?:(?P<office>{offices})|{others})(?!\w)")


@cache
def _loose() -> frozenset[str]:
    return frozenset(table("people")["loose"])


@cache
def _particles() -> frozenset[str]:
    return frozenset(table("people")["particles"])


@cache
def _connectors() -> frozenset[str]:
    return frozenset(table("people")["connectors"])


@lru_cache(maxsize=8192)
def _is_complement(word: str) -> bool:
    return _complement().fullmatch(word) is not None


class _Finder:
    """Reads the surroundings of posts and given names in one text; `known` are the words with another meaning."""

    def __init__(self, text: str, known: Iterable[Token], posts: Iterable[Token]) -> None:
        self.text = text
        self._posts = {token.start: token.end for token in posts}
        self._ends = {token.start: token.end for token in known}
        self._starts = sorted(self._ends)

    def _is_known(self, offset: int) -> int:
        """The end of the known word over the offset, or 0."""
        index = bisect_right(self._starts, offset) - 1
        end = self._ends[self._starts[index]] if index >= 0 else 0
        return end if end > offset else 0

    def name_at(self, offset: int) -> tuple[int, int]:
        """The end and the number of words of the name that begins at the offset; the offset and 0 for none."""
        count, end, pending = 0, offset, offset
        while count < _LONGEST_NAME and (match := _WORD.match(self.text, pending)):
            word = match["word"].removesuffix("'s").rstrip(".")
            begin = match.start("word")
            if (count and match["gap"] != " ") or begin in self._posts or self._is_known(begin):
                break
            if count and word.lower() in _particles():
                pending = match.end()
                continue
            if not _is_name_word(word):
                break
            count, end = count + 1, match.start("word") + len(word)
            if len(word) == 1 and self.text[end : end + 1] == ".":
                end += 1
            if end < match.end() and len(word) > 1:
                break
            pending = end
        return end, count

    def name_before(self, offset: int) -> tuple[int, int]:
        """The name that ends at the offset and begins a clause or follows a small word."""
        begin = max(self.text.rfind("\n", max(0, offset - _REACH), offset) + 1, offset - _REACH, 0)
        words = list(_SPACED.finditer(self.text[begin:offset]))
        for match in words[-_LONGEST_NAME:]:
            end, count = self.name_at(begin + match.start())
            if end == offset and count >= 2:
                return begin + match.start(), end
        return 0, 0

    def post_at(self, token: Token) -> tuple[Post, Person | None]:
        """The whole post that the word belongs to, and the person named with it."""
        text = self.text
        start = self._begin_of_post(token)
        end = position = token.end
        for number in range(_LONGEST_POST):
            name_end, words = self._name_after(position, alone=number == 0)
            if words:
                begin = position + (2 if text.startswith(", ", position) else 1)
                return Post(start, end, token.value), Person(begin, name_end, "", (start, end))
            match = _WORD.match(text, position)
            if match is None or match["gap"] == ", ":
                break
            known = self._is_known(match.start("word")) or self._posts.get(match.start("word"), 0)
            word = match["word"].removesuffix("'s").rstrip(".")
            foreign = number == 0 and _OF_A_COUNTRY.fullmatch(word) is not None
            if not known and not foreign and not _is_complement(word):
                break
            position = known or match.end()
            end = end if match["word"].lower() in _connectors() else position
        return self._apposed(Post(start, end, token.value))

    def sharing(self, first: Person) -> Iterator[Person]:
        """The first person, and the people named behind who share a post printed in the plural."""
        if not is_plural(self.text[slice(*first.post)]):
            yield first
            return
        first = first._replace(post=self._without_countries(*first.post))
        yield first
        position, last = first.end, False
        while not last:
            country = _FROM.match(self.text, position)
            position = (country and self._is_known(country.end())) or position
            joint = _ALSO.match(self.text, position)
            end, count = self.name_at(joint.end()) if joint else (position, 0)
            if joint is None or count < 2:
                return
            yield Person(joint.end(), end, "", first.post)
            position, last = end, joint["last"] is not None

    def _without_countries(self, begin: int, end: int) -> tuple[int, int]:
        """The post of each one of "the ministers of A and B, X and Y"."""
        named = [start for start in self._starts[bisect_right(self._starts, begin) :] if start < end]
        before = _OF.search(self.text, begin, named[0]) if len(named) > 1 else None
        return begin, before.start() if before else end

    def _name_after(self, position: int, *, alone: bool) -> tuple[int, int]:
        match = _WORD.match(self.text, position)
        if match is None or match["gap"] not in (" ", ", ") or not match["word"][0].isupper():
            return position, 0
        end, count = self.name_at(match.start("word"))
        if match["gap"] == ", ":
            return (end, count) if count >= 2 and self.text[end : end + 1] in (",", ")", " ", ".") else (end, 0)
        return (end, count) if count >= 2 or (alone and count == 1) else (end, 0)

    def _begin_of_post(self, token: Token) -> int:
        start = token.start
        before = self.text[max(0, start - 40) : start].lower()
        modified = before[-1:] in (" ", "-") and before[:-1].endswith(_modifying())
        match = _modifiers().search(self.text, max(0, start - 40), start) if modified else None
        start = match.start() if match else start
        index = bisect_right(self._starts, start) - 1
        near = self._starts[index] if index >= 0 else -1
        if near >= 0 and self._ends[near] == start - 1 and self.text[near:start].rstrip().isupper():
            start = near
        return start

    def _apposed(self, post: Post) -> tuple[Post, Person | None]:
        """Read "Andrii Yermak, head of the office"."""
        before = self.text[max(0, post.start - _NEAR) : post.start]
        if ", " not in before:
            return post, None
        match = _DETERMINED.search(before)
        if match is None:
            return post, None
        begin, end = self.name_before(post.start - len(before) + match.start())
        if end == 0:
            return post, None
        rest = _APPOSED.match(self.text, post.end)
        stop = rest.end() if rest and rest.end() - post.end < _REACH else post.end
        whole = post._replace(end=len(self.text[:stop].rstrip()) if stop > post.end else post.end)
        return whole, Person(begin, end, "", (whole.start, whole.end))


@lru_cache(maxsize=8192)
def _is_name_word(word: str) -> bool:
    if len(word) > 1 and word.isupper():
        return False
    return bool(word) and word[0].isupper() and not _is_complement(word) and word not in _NO_NAMES


# Endings of adjectives of countries in languages that put them behind the post: "président argentin".
_OF_A_COUNTRY = re.compile(
    r"[a-zà-ÿ]{2,}(?:ano|ana|eño|eña|és|esa|ino|ina|ese|ain|aine|ais|aise|ois|oise|ien|ienne|tin|tine|ski|cki|ska|cka)"
)
# Between two people who share a post: "the ministers A of X and B of Y", "los ministros A, de X, y B, de Y".
_FROM = re.compile(r",? (?:\()?(?:(?:of|from|de|del|di|della|aus|z|ze|з|із|из) |d')?(?:the |la |le |les |el |l')?")
_OF = re.compile(r" (?:(?:of|from|de|del|di|della|der|von|aus) |d')(?:the |la |le |les |l')?$")
_ALSO = re.compile(r"\)?,? (?P<last>and|und|et|y|e|i|та|і|й|и) |\)?, ")


@cache
def plural() -> re.Pattern[str]:
    """The words of posts that several people share."""
    return re.compile(rf"(?<!\w)(?:{alternatives(list(table('people')['plural']))})(?!\w)", re.IGNORECASE)


@cache
def _plural_words() -> frozenset[str]:
    return frozenset(words.rsplit(" ", 1)[-1] for words in table("people")["plural"])


def is_plural(post: str) -> bool:
    """Whether the post as written is one that several people share."""
    return not _plural_words().isdisjoint(post.lower().split())


_NO_NAMES = frozenset({"The", "In", "On", "At", "He", "She", "It", "We", "They", "This", "That", "But", "And", "As"})


def _bodies_near(text: str, offices: list[Token]) -> Iterator[re.Match[str]]:
    """The bodies around the words for offices; nowhere else is looked for them."""
    taken = 0
    for token in offices:
        start = max(taken, token.start - _NEAR)
        for match in _bodies().finditer(text, start, token.end + _REACH) if token.start >= taken else ():
            taken = match.end()
            yield match


def find(text: str, posts: list[Token], given: list[Token], offices: list[Token], known: list[Token]) -> Named:
    """The people, posts and bodies of the text. `known` are names of countries, groups and other things."""
    matches = list(_bodies_near(text, offices))
    bodies = tuple(match.span() for match in matches if match["office"])
    institutions = tuple(match.span() for match in matches if not match["office"])
    finder = _Finder(text, known, posts)
    persons: list[Person] = []
    found: list[Post] = []
    end = 0
    for token in posts:
        if token.start < end:
            continue
        post, person = finder.post_at(token)
        if person is not None:
            persons += finder.sharing(person)
        elif text[token.start : token.end].lower() in _loose() and post.end == token.end:
            continue
        found.append(post)
        end = max(post.end, person.end if person else 0)
    for token in given:
        stop, count = finder.name_at(token.start)
        if count >= 2:
            persons.append(Person(token.start, stop, ""))
    settled = _settled(text, persons)
    return Named((*settled,), tuple(found), bodies, institutions)


_slug = lru_cache(maxsize=4096)(slugify)


def _settled(text: str, persons: list[Person]) -> list[Person]:
    """The people without overlaps, those named by family name alone found again, each with a slug."""
    full = [person for person in persons if " " in text[person.start : person.end]]
    slugs: dict[str, str] = {}
    for person in full:
        words = nominative(text[person.start : person.end])
        slugs.setdefault(words.rsplit(" ", 1)[-1], _slug(words))
    again = [Person(start, end, "") for start, end in _again(text, frozenset(slugs))]
    kept: list[Person] = []
    for person in sorted([*persons, *again], key=lambda p: (p.start, -(p.post[1] - p.post[0]), -p.end)):
        words = nominative(text[person.start : person.end])
        if not kept or person.start >= kept[-1].end:
            kept.append(person._replace(slug=slugs.get(words) or _slug(words)))
    return kept


def _again(text: str, surnames: frozenset[str]) -> Iterator[tuple[int, int]]:
    if not surnames:
        return
    automaton = AhoCorasick(sorted(surnames), matchkind=MatchKind.LeftmostLongest)
    size = len(text)
    for _, start, end in automaton.find_matches_as_indexes(text):
        if not (start and text[start - 1].isalnum()) and not (end < size and text[end].isalnum()):
            yield start, end


def body_in(words: str) -> str | None:
    """The first body that sends delegates among the words."""
    match = next((match for match in _bodies().finditer(words) if match["office"]), None)
    return match.group() if match else None
