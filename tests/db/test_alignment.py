"""What differs between two versions of a text, and where a quote of the older one stands in the newer."""

from hypothesis import given
from hypothesis import strategies as st

from db.alignment import Versions, is_version

OLDER = (
    "Riga and Kyiv sign\n\nLatvia signed its agreement on 11 April 2024 in Vilnius. The president thanked Latvia.\n"
    "Latvia gives 0.25 percent of its output a year. Talks with Estonia go on.\n"
)
NEWER = (
    "Riga and Kyiv sign pact\n\nUpdated. Latvia signed its agreement on Thursday, 11 April 2024 in Vilnius. "
    "Latvia gives 0.25 percent of its output each year. The president thanked Latvia.\n"
)


def _place(words: str, older: str = OLDER, newer: str = NEWER):
    start = older.index(words)
    return Versions(older, newer).place(start, start + len(words))


def test_words_that_stayed_are_found_again() -> None:
    placed = _place("The president thanked Latvia.")
    assert NEWER[placed.start : placed.end] == "The president thanked Latvia."
    assert (placed.how, placed.same) == ("exact", True)


def test_of_several_places_the_one_with_the_likest_surroundings_is_taken() -> None:
    start = OLDER.rindex("Latvia")
    placed = Versions(OLDER, NEWER).place(start, start + 6)
    assert NEWER[placed.start :].startswith("Latvia gives 0.25")


def test_a_quote_with_words_put_in_is_found_by_its_surroundings_and_told_to_be_changed() -> None:
    placed = _place("its agreement on 11 April 2024")
    assert NEWER[placed.start : placed.end] == "its agreement on Thursday, 11 April 2024"
    assert not placed.same


def test_a_quote_with_changed_surroundings_too_is_found_by_comparing_the_texts() -> None:
    placed = _place("Latvia gives 0.25 percent of its output a year.")
    assert NEWER[placed.start : placed.end] == "Latvia gives 0.25 percent of its output each year."
    assert placed.how == "aligned"


def test_a_sentence_that_is_gone_is_placed_nowhere() -> None:
    assert _place("Talks with Estonia go on.") is None


def test_the_pieces_of_both_versions_make_both_texts() -> None:
    pieces = list(Versions(OLDER, NEWER).pieces())
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == OLDER
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == NEWER


_texts = st.lists(
    st.sampled_from(["Riga", "signed", "on", "11 April.", "Talks", "go on.\n", ", and"]), max_size=30
).map(" ".join)


@given(_texts, _texts)
def test_any_two_texts_are_made_of_the_pieces(older: str, newer: str) -> None:
    pieces = list(Versions(older, newer).pieces())
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == older
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == newer


@given(_texts, _texts, st.data())
def test_a_place_lies_in_the_newer_text(older: str, newer: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(older)))
    end = data.draw(st.integers(start, len(older)))
    placed = Versions(older, newer).place(start, end) if start < end else None
    assert placed is None or 0 <= placed.start < placed.end <= len(newer)


@given(_texts, st.data())
def test_in_the_same_text_everything_stays_in_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start < end:
        placed = Versions(text, text).place(start, end)
        assert text[placed.start : placed.end] == text[start:end]


def test_a_mended_text_is_a_version_and_another_report_is_none() -> None:
    assert is_version(OLDER, NEWER)
    assert not is_version(OLDER, "Estonia and Kyiv began talks in May, the ministry said. A date was not given.")
