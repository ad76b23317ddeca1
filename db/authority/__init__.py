"""What is known before any article is read: countries, groups with dated membership, vocabularies, words that mislead.

Read from `resources` when first asked for and then kept; nothing is read at import. Pure and standard library only.
Not for values (`db.kinds`) and not for reading articles (`db.capture`), which both stand on this.
"""

from db.authority.countries import (
    LANGUAGES,
    Country,
    countries,
    country,
    country_name,
    find_country,
)
from db.authority.files import fold, resource
from db.authority.groups import (
    Group,
    Organisation,
    find_group,
    find_organisation,
    group,
    groups,
    groups_of,
    members,
    organisations,
)
from db.authority.matching import StopContext, Surface, names_for_matching, stop_contexts
from db.authority.vocabularies import Concept, Vocabulary, find_concept, track, vocabularies, vocabulary

__all__ = [
    "LANGUAGES",
    "Concept",
    "Country",
    "Group",
    "Organisation",
    "StopContext",
    "Surface",
    "Vocabulary",
    "countries",
    "country",
    "country_name",
    "find_concept",
    "find_country",
    "find_group",
    "find_organisation",
    "fold",
    "group",
    "groups",
    "groups_of",
    "members",
    "names_for_matching",
    "organisations",
    "resource",
    "stop_contexts",
    "track",
    "vocabularies",
    "vocabulary",
]
