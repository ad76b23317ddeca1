"""The gold set's files, read; and put together with the articles that they speak of. Nothing is judged here.

`articles.jsonl`: the hash of each file, when it was published, and how that is known.
`claims.jsonl`: a claim each, with the code points of its quote (`start`, `end`) and of the value as printed
(`printed`) in the frozen text. Without a `value`, the value is the printed words.
`findings.jsonl`: what must be raised, by family of the rules.
`lookalikes.jsonl`: claims that must not meet in a finding of their own.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from db import intake
from db.records import TYPES

HERE = Path(__file__).parent
ARTICLES = HERE.parents[2] / "shared" / "articles"
"""Where the articles lie, beside the project."""

_OWN = ("id", "article", "start", "end", "quote_sha256", "printed", "value")


@dataclass(frozen=True, slots=True)
class Source:
    """An article of the gold set: its file, its frozen text, its hash, and when it was published (EDTF)."""

    path: Path
    text: str
    sha256: str
    published: str


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of one file of the gold set."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines()]


def sources(folder: Path) -> dict[str, Source]:
    """The articles of the gold set by their hash. Raises FileNotFoundError naming what is absent."""
    files = {sha256(path.read_bytes()).hexdigest(): path for path in sorted(folder.glob("*")) if path.is_file()}
    found: dict[str, Source] = {}
    for line in lines("articles"):
        if line["article"] not in files:
            raise FileNotFoundError(f"{folder} holds no file with the SHA-256 {line['article']}")
        path = files[line["article"]]
        found[line["article"]] = Source(path, intake.load(path)[0].text, line["article"], line["published"])
    return found


def claim_lines(articles: dict[str, Source]) -> Iterator[dict[str, Any]]:
    """The claims as lines that `import` takes, each with its quote and its value as printed."""
    for claim in lines("claims"):
        text = articles[claim["article"]].text
        printed = text[slice(*claim["printed"])]
        rest = {name: value for name, value in claim.items() if name not in _OWN}
        place = {"article": claim["article"], "quote": text[claim["start"] : claim["end"]], "start": claim["start"]}
        yield {**place, "value": claim.get("value", _alone(claim, printed)), "printed": printed, **rest}


def _alone(claim: dict[str, Any], printed: str) -> str | list[str]:
    kind = TYPES[claim["record"].partition("/")[0]].fields[claim["field"]].kind
    return [printed] if kind.many else printed
