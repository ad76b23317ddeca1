"""Searches one target for inputs that break it: `python -m tests.fuzz TARGET [SECONDS]`. Needs atheris."""

import sys
import tempfile
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run until something breaks or the seconds (60) are over."""
    try:
        import atheris
    except ImportError:
        sys.stderr.write("atheris is not installed. Install it in an environment of its own beside this project's.\n")
        return 2
    with atheris.instrument_imports(include=["db"]):
        from tests.fuzz.targets import TARGETS, seeds
    if not arguments or arguments[0] not in TARGETS:
        sys.stderr.write(f"Which target? One of {', '.join(TARGETS)}.\n")
        return 2
    corpus = Path(tempfile.mkdtemp(prefix=f"fuzz-{arguments[0]}-"))
    for number, seed in enumerate(seeds(arguments[0])):
        (corpus / str(number)).write_bytes(seed)
    seconds = arguments[1] if len(arguments) > 1 else "60"
    options = [f"-max_total_time={seconds}", "-max_len=8192", "-timeout=20", f"-artifact_prefix={corpus}/broken-"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[arguments[0]])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
