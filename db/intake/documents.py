"""PDF and Word documents into text. A PDF must have a text layer: pictures of pages are not read."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from db.intake.formats import Arrival, Unreadable, article_format
from db.intake.markup import frozen
from db.intake.page_zones import Line, told_apart
from db.intake.plain import title_of
from db.intake.proposals import language_of, short
from db.text import clean_invisible

_MOST_PAGES = 3_000
_UNPACKED = 300_000_000
_BROKEN = "The document is broken, or no Word document. Open it in an editor and save it again."
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\ufffe\x02]\n(?=[^\W\d_A-ZА-ЯІЇЄҐ])")
_NUMBER = re.compile(
    r"\W*(?:(?:page|seite|стор\.?|strona)\s*)?\d{1,4}(?:\s*(?:/|of|von|з|из|z|de)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[-–—•*·▪◦‣●○✓\uf0b7]|\d{1,2}[.)])\s+\S")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


@article_format("pdf", suffixes=(".pdf",), label="PDF with text")
def read_pdf(raw: bytes) -> Iterator[Arrival]:
    """The text layer of a PDF: lines put together to paragraphs, page numbers and repeated headings left aside."""
    # Heavy, and needed for PDF alone.
    import pypdfium2 as pdfium  # noqa: PLC0415

    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("The PDF asks for a password. Save a copy without one.") from error
        raise Unreadable("The PDF is broken. Fetch it again, or save its text as .txt.") from error
    try:
        if len(document) > _MOST_PAGES:
            raise Unreadable(f"The PDF has {len(document)} pages; {_MOST_PAGES} can be read. Split it first.")
        pages = [_page_text(document, number) for number in range(len(document))]
        told = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise Unreadable("The PDF is broken. Fetch it again, or save its text as .txt.") from error
    finally:
        document.close()
    text = "\n\n".join(_paragraphs(_without_frames(pages))) + "\n"
    if not text.strip():
        raise Unreadable(
            "The PDF holds pictures of pages and no text. Recognise its text (OCR) first, and import that."
        )
    yield Arrival(
        raw=raw,
        text=text,
        title=short(told.get("Title")) or title_of(text),
        publisher=None,
        author=short(told.get("Author")),
        published=None,  # a PDF tells when the file was made, not when the article was published
        language=language_of(None, text),
        url=None,
        format="pdf",
    )


def _page_text(document: Any, number: int) -> str:
    page = document[number]
    try:
        layer = page.get_textpage()
        text: str = layer.get_text_range()
        layer.close()
    finally:
        page.close()
    return clean_invisible(_CONTROL.sub("", _HYPHEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))))


def _without_frames(pages: list[str]) -> Iterator[str]:
    """The lines of all pages, without page numbers and what stands at the edge of most pages."""
    lines = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(edge for page in lines for edge in {*page[:2], *page[-2:]} if edge)
    repeated = {edge for edge, times in edges.items() if times >= 3 and times > len(pages) / 2}
    for page in lines:
        for place, line in enumerate(page):
            at_edge = place < 2 or place >= len(page) - 2
            if not at_edge or not (line in repeated or (_NUMBER.match(line) and line)):
                yield line


def _paragraphs(lines: Iterator[str]) -> Iterator[str]:
    """Lines that were broken only for want of room, as one; a line well short of the longest ends a paragraph."""
    kept = list(lines)
    widest = sorted(len(line) for line in kept if line)[int(0.9 * sum(1 for line in kept if line))] if any(kept) else 0
    waiting: list[str] = []
    for line in kept:
        if waiting and (not line or _BULLET.match(line)):
            yield " ".join(waiting)
            waiting = []
        if line:
            waiting.append(line)
            if len(line) < 0.6 * widest and (_END.search(line) or len(waiting) == 1):
                yield " ".join(waiting)
                waiting = []
    if waiting:
        yield " ".join(waiting)


@article_format("docx", suffixes=(".docx",), label="Word document")
def read_docx(raw: bytes) -> Iterator[Arrival]:
    """A Word document: paragraphs, lists and tables in their order."""
    _refuse_bomb(raw)
    # Heavy, and needed for Word documents alone.
    import docx  # noqa: PLC0415

    # The library trusts what it opens: a broken document makes it raise whatever it stumbles over.
    try:
        document = docx.Document(io.BytesIO(raw))
        lines = list(told_apart(list(_docx_lines(document))))
        told = document.core_properties
        title, author, language = told.title, told.author, told.language
    except Exception as error:
        raise Unreadable(_BROKEN) from error
    if not lines:
        raise Unreadable("There is no text in this document. Choose another file.")
    text, zones = frozen(lines)
    yield Arrival(
        raw=raw,
        text=text,
        title=short(title) or title_of(text),
        publisher=None,
        author=short(author),
        published=None,
        language=language_of(language, text),
        url=None,
        format="docx",
        zones=zones,
    )


def _refuse_bomb(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Unreadable(_BROKEN) from error
    if size > _UNPACKED:
        raise Unreadable(f"The document unpacks to {size / 1e6:.0f} MB, which no article has. It was not opened.")


def _docx_lines(document: Any) -> Iterator[Line]:
    """The blocks of a document with their zones: headline and lists by style, the rest by place."""
    headed = False
    for block in document.iter_inner_content():
        if not hasattr(block, "style") or hasattr(block, "rows"):
            for row in block.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                if any(cells):
                    yield Line("table", clean_invisible("\t".join(cells)))
            continue
        text = clean_invisible(" ".join(block.text.split()))
        style = (block.style.name if block.style is not None else "").lower()
        if text and not headed and style.startswith(("title", "heading 1")):
            headed = True
            yield Line("headline", text)
        elif text:
            is_list = style.startswith("list") or (block._p.pPr is not None and block._p.pPr.numPr is not None)  # noqa: SLF001
            yield Line("list", f"- {text}") if is_list else Line("quoted" if "quote" in style else "body", text)
