"""English as it is written: “1 article” and “2 articles”, where the texts of the program say “%n article(s)”."""

from PySide6.QtCore import QTranslator


class Plurals(QTranslator):
    """Writes out the plural of texts that hold “(s)”; every other text is left to the translators before it."""

    def isEmpty(self) -> bool:
        """It always has something to say."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """See Qt; Qt itself puts the number in."""
        if n < 0 or "(s)" not in source:
            return None
        return source.replace("(s)", "" if n == 1 else "s")
