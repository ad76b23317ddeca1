"""Small files of each format, made for tests: our own words in other people's containers."""

import gzip
import io
from email.message import EmailMessage

import docx

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Riga and Kyiv sign | Baltic Courier</title>
<meta property="og:site_name" content="Baltic Courier">
<meta property="article:published_time" content="2024-04-12T10:00:00+03:00">
<link rel="canonical" href="https://example.org/riga">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Riga and Kyiv sign",
"author": [{"name": "Olha Koval"}, {"name": "J. Ozols"}]}]}</script><script>alert("signed")</script></head>
<body><div id="cookie-banner"><p>This page keeps crumbs in your browser.</p></div>
<nav><ul><li>World</li><li>Latvia signs everything</li></ul></nav>
<main><article><h1>Riga and Kyiv <b>sign</b></h1><p>Latvia signed its agreement on Thursday.</p>
<figure><img src="https://tracker.example/x.png"><figcaption>The two in the hall</figcaption></figure>
<p>It was signed on 11&nbsp;April 2024 in Vilnius&#x202e; and runs<br>for ten years.</p>
<blockquote><p>We stand by this, the president said.</p></blockquote><ul><li>military aid</li><li>demining</li></ul>
<table><tr><th>Country</th><th>Day</th></tr><tr><td>Latvia</td><td>11 April</td></tr></table>
<div class="related-articles"><h3>More</h3><ul><li><a href="/x">Estonia follows</a></li></ul></div>
<p style="display: none">Lithuania signed too.</p></article></main>
<footer><p>About this paper</p></footer></body></html>
"""


def pdf(*lines: str, text: bool = True) -> bytes:
    """A PDF of one page with these lines (ASCII), or with a drawn box and no text."""
    shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    content = f"BT /F1 12 Tf 72 720 Td {shown}ET" if text else "72 600 100 100 re f"
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            " /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = "%PDF-1.4\n", list[int]()
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\n"
    return f"{made}{end}startxref\n{len(made)}\n%%EOF\n".encode("latin-1")


def word() -> bytes:
    """A Word document with a title, paragraphs, a list and a table."""
    document = docx.Document()
    document.core_properties.author = "Olha Koval"
    document.add_heading("Riga and Kyiv sign", level=0)
    document.add_paragraph("Latvia signed its agreement on 11 April 2024.")
    document.add_paragraph("military aid", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Latvia", "11 April"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def mail(*, html: bool = False, attachment: bool = False) -> bytes:
    """A message with plain text, or with a page for its text."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Riga and Kyiv sign", "Baltic Courier <desk@example.org>"
    message["Date"] = "Fri, 12 Apr 2024 09:30:00 +0300"
    message.set_content(
        PAGE if html else "Latvia signed its agreement on 11 April 2024.\n", "html" if html else "plain"
    )
    if attachment:
        message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="annex.pdf")
    return message.as_bytes()


def web_archive() -> bytes:
    """A page saved as one file by a browser."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://example.org/saved"
    message["MIME-Version"] = "1.0"
    message.make_related()
    page = EmailMessage()
    page.set_content(PAGE, "html")
    message.attach(page)
    return message.as_bytes()


def crawl(*pages: str, zipped: bool = True) -> bytes:
    """A WARC with these pages and one picture."""
    answers = [("text/html; charset=utf-8", page.encode()) for page in pages] + [("image/png", b"\x89PNG")]
    made = b""
    for number, (kind, content) in enumerate(answers):
        block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
            f"WARC-Date: 2024-04-12T10:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        made += gzip.compress(record) if zipped else record
    return made
