from desktop.models.parts import lines_around, part_name, sentence_around, with_part

TEXT = "one\ntwo\nthree"


def test_whole_lines_are_taken():
    assert lines_around(TEXT, 5, 6) == (4, 7)
    assert lines_around(TEXT, 5, 9) == (4, 13)
    assert lines_around(TEXT, 0, 0) == (0, 3)


def test_a_part_takes_its_place_from_the_others():
    assert with_part([("body", 0, 10)], "list", 4, 6) == (("body", 0, 4), ("list", 4, 6), ("body", 6, 10))
    assert with_part([("body", 0, 5), ("links", 5, 9)], "list", 4, 9) == (("body", 0, 4), ("list", 4, 9))
    assert with_part([], "list", 4, 9) == (("list", 4, 9),)


def test_parts_have_names():
    assert (part_name("links"), part_name("other")) == ("Related links", "other")


def test_a_stretch_has_its_sentence():
    text = "One came. Two went home. Three stayed."
    assert sentence_around(text, 14, 18) == (10, 24)
    assert sentence_around(text, 14, 30) == (10, 30)
