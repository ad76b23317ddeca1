"""Names in any spelling: how people's names sound in every scheme, and what bodies, towns and agencies are also called.

Offline tables under `resources/spellings`, and nothing of likeness: two names meet because a table or a scheme of
transliteration makes them one, never because they look alike. Pure; who is who is decided by a curator.
"""

from db.names.bodies import body_words, is_body
from db.names.origins import Source, agencies_in, independent
from db.names.people import Sounds, person_sounds, same_sounds
from db.names.places import named_key, same_place

__all__ = [
    "Sounds",
    "Source",
    "agencies_in",
    "body_words",
    "independent",
    "is_body",
    "meet",
    "named_key",
    "person_sounds",
    "same_place",
    "same_sounds",
    "skeletons",
]


def skeletons(record_type: str, name: str) -> frozenset[str]:
    """Under which keys a name of a person or body is kept: names that meet share one; of other types none."""
    if record_type == "person":
        return frozenset(sounds.skeleton for sounds in person_sounds(name))
    words = body_words(name) if record_type == "body" else ""
    return frozenset((words,) if words else ())


def meet(record_type: str, first: str, second: str) -> bool:
    """Whether two names of people or bodies may be one name in two spellings."""
    if record_type == "person":
        return same_sounds(person_sounds(first), person_sounds(second))
    return record_type == "body" and bool(body_words(first)) and body_words(first) == body_words(second)
