"""What capture reads in articles, as lines for programs; nothing is stored."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from db.capture import Draft, Reading, Zone, read
from db.edits.context import setting
from db.jobs.lines import listed_or_text
from db.queries.articles import article


def reading_content(name: str, text: str, reading: Reading) -> dict[str, Any]:
    """An article's text with its zones, mentions and drafts as plain values; offsets are code points of the text."""
    return {
        "text": text,
        "zones": [zone._asdict() for zone in reading.zones],
        "mentions": [mention._asdict() for mention in reading.mentions],
        "drafts": [draft_line(name, text, draft) for draft in reading.drafts],
    }


def draft_line(name: str, text: str, draft: Draft) -> dict[str, Any]:
    """A draft in the shape of a claim line, with its rule: `import` takes it as the claim that it proposes.

    `name` and `text` are those of its article.
    """
    line = {"article": name, "quote": text[draft.start : draft.end], **draft._asdict()}
    line |= {"list": line.pop("list_flag"), "printed": draft.value}
    line["value"] = listed_or_text(draft.record.partition("/")[0], draft.field, line.pop("norm"))
    return {name: value for name, value in line.items() if value is not None}


def drafts(connection: Connection, articles: Sequence[int], published: str | None) -> Iterator[dict[str, Any]]:
    """The drafts of the articles, in reading order; `published` where the article tells no date."""
    home = setting(connection, "home", "UKR")
    for row in articles:
        found = article(connection, row)
        if found is None:
            continue
        zones = tuple(Zone(*zone) for zone in found.zones)
        reading = read(found.text, found.row.published or published, found.row.language, home, zones)
        yield from (draft_line(found.row.name, found.text, draft) for draft in reading.drafts)
