"""A choice among the few terms of a vocabulary, such as the modes of a claim."""

from PySide6.QtWidgets import QComboBox

from db.authority import vocabulary


def term_box(name: str, called: str) -> QComboBox:
    """The terms of the vocabulary by their labels, with the notations as data; `called` is what a reader is told."""
    box = QComboBox()
    box.setAccessibleName(called)
    for concept in vocabulary(name):
        box.addItem(concept.label(), concept.notation)
    return box
