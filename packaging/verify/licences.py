"""Whether an installed program carries the text of every licence that its list of parts (CycloneDX) names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from targets.work import NAME
from verify.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def texts_of(program: Path, dist: Path) -> Row:
    """Look for the texts of each part, and of each library compiled into it, beside the program."""
    lists = sorted(dist.glob("*-linux.cdx.json"))
    parts = list(_components(json.loads(lists[-1].read_text("utf-8")))) if lists else []
    lacking = [part["name"] for part in parts if not _has_texts(part, program / "licences")]
    words = f"{len(parts)} parts, {len(lacking)} without a text{': ' if lacking else ''}{', '.join(lacking[:5])}"
    return Row("every part has its text", bool(parts) and not lacking, words)


def _components(within: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in within.get("components", ()):
        yield part
        yield from _components(part)


def _has_texts(part: dict[str, Any], folder: Path) -> bool:
    named = [told["value"] for told in part.get("properties", ()) if told["name"] == f"{NAME}:text"]
    return bool(named) and all((folder / name).is_file() and (folder / name).stat().st_size for name in named)
