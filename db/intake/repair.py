"""Text that was once read in the wrong encoding and stored so (“Ð›Ð°Ñ‚” for “Лат”): seen here, mended on request."""

import re

# Pairs of letters and signs that UTF-8 gives when it is read as Western or Cyrillic; a text without them is fine.
_SIGNS = re.compile(
    "[ÃÂÐÑÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€"
    "|[РС][\u0080-\u00bf‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈҐЁЄЇІіґёєјЅѕї]"
)
_MANY = 3


def repaired(text: str) -> str | None:
    """The text as it was meant, or None where it is not garbled. Lines that are fine stay as they are."""
    if len(_SIGNS.findall(text[:200_000])) < _MANY:
        return None
    # Needed for few texts.
    from ftfy import fix_encoding  # noqa: PLC0415

    mended = "".join(_line(line, fix_encoding(line)) for line in text.splitlines(keepends=True))
    return mended if mended != text else None


def _line(line: str, mended: str) -> str:
    """The mended line, or one read as Windows-1251 though it was UTF-8, which the library does not try."""
    if mended != line:
        return mended
    try:
        return line.encode("cp1251").decode("utf-8") if _SIGNS.search(line) else line
    except (UnicodeEncodeError, UnicodeDecodeError):
        return line
