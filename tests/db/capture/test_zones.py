"""Parts of an article by general signs, and that nothing is claimed from those that are no report."""

from itertools import pairwise

import pytest

from db.capture import SUPPORTLESS, read, zones

REPORT = "Norway signs a security pact with Ukraine\nThe deal covers ten years.\nThe pact was signed in Kyiv.\n"


def kinds(text: str) -> list[str]:
    return [zone.kind for zone in zones(text)]


def test_headline_lead_and_body() -> None:
    assert kinds(REPORT + "More was said.\n- one\n- two\n") == ["headline", "lead", "body", "body", "list", "list"]


@pytest.mark.parametrize(
    "heading",
    [
        "Read also:",
        "Read more:",
        "See also",
        "Читайте також:",
        "Lesen Sie auch:",
        "Lire aussi :",
        "Czytaj też:",
        "По теме:",
    ],
)
def test_related_links_take_their_items_with_them(heading: str) -> None:
    text = f"{REPORT}{heading}\n- Ukraine signs a security deal with Spain\n- Another title\nIt ended well.\n"
    assert kinds(text)[3:] == ["links", "links", "links", "body"]
    assert all("ESP" not in draft.record for draft in read(text).drafts)


@pytest.mark.parametrize(
    "line",
    [
        "Support our newsroom: become a patron today.",
        "Please subscribe to our newsletter.",
        "Підтримайте нас на Patreon",
        "Unterstützen Sie uns mit einer Spende.",
        "Soutenez-nous, abonnez-vous.",
        "Поддержите нас",
    ],
)
def test_appeals(line: str) -> None:
    assert kinds(REPORT + line)[3:] == ["appeal"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Photo: the president's office", "caption"),
        ("Фото: Офіс президента", "caption"),
        ("https://example.org/a/b?c=d", "navigation"),
        ("Menu", "navigation"),
        ("We use cookies to improve this site.", "consent"),
        ("Norway\t2024\tsigned", "table"),
        ("Denmark is to donate aircraft to Ukraine.", "body"),
        ("Those who support Ukraine met in Oslo on Tuesday and spoke for a long time about security.", "body"),
    ],
)
def test_single_lines(line: str, kind: str) -> None:
    assert kinds(REPORT + line)[3:] == [kind]


def test_zones_lie_in_order_and_cover_every_word() -> None:
    text = REPORT + "\n\n  - item \n\nRead also:\n* title\n"
    found = zones(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join(text[z.start : z.end] for z in found).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_no_draft_stands_on_what_is_no_report() -> None:
    text = (
        f"{REPORT}Photo: Ukraine signed a security agreement with Japan.\nRead also: Ukraine signed a pact with Spain\n"
    )
    reading = read(text, "2024-07-01")
    shut = [z for z in reading.zones if z.kind in SUPPORTLESS]
    assert not [d for d in reading.drafts for z in shut if d.start < z.end and z.start < d.end]
