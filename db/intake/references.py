"""Exports of Zotero and its kin (RIS, BibTeX, CSL-JSON): what they know about articles, never articles themselves."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from db.intake.decoding import decode
from db.intake.formats import Unreadable
from db.intake.proposals import LANGUAGES, keyed, listed, published_of, short, url_of

_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Reference:
    """What an export says of one article; None where it is silent. `files` are names of attached files."""

    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    language: str | None
    url: str | None
    files: tuple[str, ...] = ()


def read_references(path: Path) -> list[Reference]:
    """All references of the file that say anything. Raises Unreadable where it is no such export."""
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise Unreadable(f"{path.name}: {error.strerror or 'it cannot be read'}. Choose another file.") from error
    except Unreadable as error:
        raise Unreadable(f"{path.name}: {error}") from error
    found = [told for told in READERS[path.suffix.lower()](path.name, text) if told.title or told.url or told.files]
    if not found:
        raise Unreadable(
            f"{path.name}: There is no reference in this file. Export it again from the reference manager."
        )
    return found[:_MOST]


def _ris(name: str, text: str) -> Iterator[Reference]:
    import rispy  # noqa: PLC0415 - needed for this format alone

    try:
        entries = rispy.loads(text, skip_unknown_tags=True)
    except Exception as error:
        raise Unreadable(f"{name}: This is no RIS export. Export it again from the reference manager.") from error
    for entry in entries:
        author = ", ".join(entry.get("authors") or entry.get("first_authors") or ())
        files = [*_all(entry.get("file_attachments1")), *_all(entry.get("file_attachments2"))]
        yield _reference(
            *(entry.get("primary_title") or entry.get("title"), author),
            entry.get("journal_name") or entry.get("secondary_title") or entry.get("publisher"),
            entry.get("date") or entry.get("publication_year") or entry.get("year"),
            entry.get("language"),
            next(iter(_all(entry.get("urls"))), None),
            files,
        )


def _bibtex(name: str, text: str) -> Iterator[Reference]:
    import bibtexparser  # noqa: PLC0415 - needed for this format alone

    library = bibtexparser.parse_string(text)
    for entry in library.entries:
        told = {field.key.lower(): _unbraced(str(field.value)) for field in entry.fields}
        date = told.get("date") or "-".join(part for part in (told.get("year"), _month(told.get("month"))) if part)
        files = [part for said in told.get("file", "").split(";") for part in said.split(":") if "." in part]
        yield _reference(
            *(told.get("title"), told.get("author", "").replace(" and ", ", ")),
            *(
                told.get("journal") or told.get("journaltitle") or told.get("publisher") or told.get("organization"),
                date,
            ),
            *(told.get("langid") or told.get("language"), told.get("url"), files),
        )
    if library.failed_blocks and not library.entries:
        raise Unreadable(f"{name}: This is no BibTeX export. Export it again from the reference manager.")


def _csl(name: str, text: str) -> Iterator[Reference]:
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"{name}: This is no CSL-JSON export. Export it again from the reference manager.") from error
    for entry in map(keyed, listed(entries) or [entries]):
        if "type" not in entry:
            raise Unreadable(
                f"{name}: This is JSON, but no CSL-JSON export. Export it again from the reference manager."
            )
        names = [_person(keyed(person)) for person in listed(entry.get("author"))]
        yield _reference(
            *(entry.get("title"), ", ".join(names), entry.get("container-title") or entry.get("publisher")),
            *(_issued(entry.get("issued")), entry.get("language"), entry.get("URL"), ()),
        )


READERS: dict[str, Callable[[str, str], Iterator[Reference]]] = {
    ".ris": _ris,
    ".bib": _bibtex,
    ".csljson": _csl,
    ".json": _csl,
}


def _reference(title: Any, author: Any, publisher: Any, date: Any, language: Any, url: Any, files: Any) -> Reference:
    tag = _text(language).lower()[:2]
    return Reference(
        title=short(_text(title)),
        author=short(_text(author)),
        publisher=short(_text(publisher)),
        published=published_of(_text(date)),
        language=tag if tag in LANGUAGES else None,
        url=url_of(_text(url)),
        files=tuple(PurePosixPath(PureWindowsPath(str(file)).as_posix()).name for file in files),
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _all(value: Any) -> list[Any]:
    return listed(value) or ([value] if value else [])


def _unbraced(value: str) -> str:
    return value.replace("{", "").replace("}", "").replace("\\", "")


_MONTHS: list[str] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def _month(said: str | None) -> str | None:
    word = (said or "").strip().lower()
    if word.isdigit():
        return word.zfill(2)
    return f"{_MONTHS.index(word[:3]) + 1:02}" if word[:3] in _MONTHS else None


def _person(person: dict[str, Any]) -> str:
    return _text(person.get("literal")) or f"{_text(person.get('given'))} {_text(person.get('family'))}".strip()


def _issued(said: Any) -> str:
    told = keyed(said)
    first = next(iter(listed(told.get("date-parts"))), None)
    numbers = [str(part) for part in listed(first)[:3] if str(part).isdigit()]
    return "-".join(number.zfill(2) for number in numbers) or _text(told.get("raw")) or _text(told.get("literal"))
