"""The people, posts and bodies found in a text as mentions, and as drafts of names, aliases and posts.

Who is who is decided by a curator; which words are names is told by `persons`.
"""

from collections.abc import Iterator
from functools import lru_cache

from db.capture.inflection import body, nominative
from db.capture.model import Draft, Mention
from db.capture.patterns import plain, table
from db.capture.persons import Named, Person, is_plural, plural
from db.names import body_words
from db.text import slugify

_NO_DIFFERENCE = frozenset({"of", "the", "ukraine", "ukrainian", "україни", "украины"})
_slug = lru_cache(maxsize=4096)(slugify)


def mentions(text: str, named: Named) -> Iterator[Mention]:
    """A mention of each person, post and body."""
    for person in named.persons:
        yield Mention("person", person.start, person.end, text[person.start : person.end], person.slug)
    for post in named.posts:
        yield Mention("post", post.start, post.end, text[post.start : post.end], post.value)
    for start, end in (*named.bodies, *named.institutions):
        yield Mention("organisation", start, end, text[start:end], _slug(text[start:end]))


def drafts(text: str, named: Named) -> Iterator[Draft]:
    """Drafts of each person's name and post and each body's name, once an article, on their own words."""
    seen: set[tuple[str, str]] = set()
    for person in named.persons:
        yield from _of_person(text, person, seen)
    yield from _of_bodies(text, named.bodies)


def _of_bodies(text: str, bodies: tuple[tuple[int, int], ...]) -> Iterator[Draft]:
    """The fullest name of each body in the text as its name, the others as its aliases."""
    names: dict[str, tuple[int, int]] = {}
    for start, end in bodies:
        names.setdefault(body(text[start:end]), (start, end))
    main: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (" of " in name, len(name)), reverse=True):
        start, end = names[name]
        slug = slugify(name)
        known = main.setdefault(_told_apart(name), slug)
        if known == slug:
            yield Draft(f"body/{slug}", "name", text[start:end], name, start, end, rule="body/name")
        else:
            yield Draft(f"body/{known}", "aliases", name, _one(name), start, end, rule="body/alias")


def _told_apart(name: str) -> str:
    return " ".join(word for word in body_words(name).split() if word not in _NO_DIFFERENCE)


def _of_person(text: str, person: Person, seen: set[tuple[str, str]]) -> Iterator[Draft]:
    name = text[person.start : person.end]
    first, last = person.post
    if not person.slug or (not last and " " not in name):
        return
    start, end = min(person.start, first) if last else person.start, max(person.end, last)
    record = f"person/{person.slug}"
    if ("name", person.slug) not in seen:
        seen.add(("name", person.slug))
        yield Draft(record, "name", name, nominative(name), start, end, rule="person/name")
    post = plain(text[first:last]).strip()
    if post and (post, person.slug) not in seen:
        seen.add((post, person.slug))
        yield Draft(record, "posts", post, _one(_singular(post)), start, end, rule="person/post")


def _one(words: str) -> str:
    return '["' + words.replace("\\", "\\\\").replace('"', '\\"') + '"]'


def _singular(post: str) -> str:
    """The post as one of several holds it: "foreign minister" of "foreign ministers"."""
    match = plural().search(post) if is_plural(post) else None
    if match is None:
        return post
    one = table("people")["plural"][match.group().lower()]
    one = one.capitalize() if match.group()[0].isupper() else one
    return post[: match.start()] + one + post[match.end() :]
