"""Drafts of claims against the gold claims: which are right, which are wrong, which claims were not proposed."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from db.capture import Draft, read
from db.records import TYPES
from db.text import canonical, fold, slugify
from tests.gold import data

# Words that a source chooses for itself: another cut of the same words is no error.
_FREE = ("text", "name", "many:text")
Slot = tuple[str, str]
"""A record type and a field."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Claims and drafts counted by record type and field; `gestures` counts an enumeration as one."""

    gold: Counter[Slot] = field(default_factory=Counter[Slot])
    proposed: Counter[Slot] = field(default_factory=Counter[Slot])
    right: Counter[Slot] = field(default_factory=Counter[Slot])
    qualified: Counter[Slot] = field(default_factory=Counter[Slot])
    """Right, and as-of, mode and list flag are right as well."""
    wrong: list[Draft] = field(default_factory=list[Draft])
    missed: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    gestures: int = 0


def compare(folder: Path) -> Compared:
    """Read every article of the gold set and match its drafts with the claims, each with one at most."""
    found, names = Compared(), _names()
    gestures = 0
    for source in data.sources(folder).values():
        left = [claim for claim in data.lines("claims") if claim["article"] == source.sha256]
        found.gold.update(_slot(claim) for claim in left)
        drafts = read(source.text, source.published).drafts
        gestures += len({(draft.start, draft.end, draft.field, draft.rule) for draft in drafts})
        for draft in drafts:
            slot = draft.record.partition("/")[0], draft.field
            claim = next((claim for claim in left if _agree(draft, claim, source, names)), None)
            found.proposed[slot] += 1
            if claim is None:
                found.wrong.append(draft)
            else:
                left.remove(claim)
                found.right[slot] += 1
                found.qualified[slot] += _qualified(draft, claim, source)
        found.missed.extend(left)
    return replace(found, gestures=gestures)


def _slot(claim: Mapping[str, Any]) -> Slot:
    return claim["record"].partition("/")[0], claim["field"]


def _names() -> dict[str, str]:
    """Identifiers made of other names of a person or body in the gold set, each with the identifier used there."""
    return {
        slugify(name): claim["record"].partition("/")[2]
        for claim in data.lines("claims")
        if claim["record"].startswith(("person/", "body/")) and claim["field"] in ("name", "aliases")
        for name in ([claim["value"]] if claim["field"] == "name" else claim["value"])
    }


def _same_names(text: str, names: Mapping[str, str]) -> str:
    """The key or list of keys with every identifier replaced by the one used in the gold set."""
    return "/".join(names.get(part, part) for part in text.split("/"))


def _agree(draft: Draft, claim: Mapping[str, Any], source: data.Source, names: Mapping[str, str]) -> bool:
    """Whether record, field and value are the same, and the quotes share a character."""
    same = _same_names(draft.record, names) == claim["record"] and draft.field == claim["field"]
    if not same or draft.end <= claim["start"] or claim["end"] <= draft.start:
        return False
    kind = TYPES[draft.record.partition("/")[0]].fields[draft.field].kind
    if kind.name in _FREE:
        ours, theirs = fold(draft.value), fold(source.text[slice(*claim["printed"])])
        return ours in theirs or theirs in ours
    if not kind.many:
        return _same_names(draft.norm, names) == claim["value"]
    values = sorted(_same_names(value, names) for value in json.loads(draft.norm))
    return canonical(values) == canonical(sorted(claim["value"]))


def _qualified(draft: Draft, claim: Mapping[str, Any], source: data.Source) -> bool:
    """Whether as-of, mode and list flag are the same too."""
    ours = (draft.as_of or source.published, draft.mode, draft.list_flag)
    return ours == (
        claim.get("as_of") or _own_as_of(claim, source),
        claim.get("mode", "fact"),
        claim.get("list", "none"),
    )


def _own_as_of(claim: Mapping[str, Any], source: data.Source) -> str:
    return claim["record"].split("/")[-1] if claim["record"].startswith("tally/") else source.published
