"""The arguments of the command line, declared once; reading them loads nothing heavy."""

from argparse import ArgumentParser
from pathlib import Path

VERSION = "0.1.0"
# Also asked by the program's entry, which must know a verb from a file before it loads anything.
VERBS = frozenset(
    [
        "new",
        "import",
        "claims",
        "records",
        "articles",
        "check",
        "decisions",
        "decide",
        "history",
        "undo",
        "redo",
        "export",
        "verify",
        "backup",
        "read",
        "propose",
    ]
)
_ABOUT = "Turn articles about negotiations into a dataset in which every value has its quote."


def parser() -> ArgumentParser:
    """The parser with all verbs."""
    top = ArgumentParser(
        "depositary", description=_ABOUT, epilog="Without a verb the editor opens; with a FILE it opens that."
    )
    top.add_argument("--version", action="version", version=f"depositary {VERSION}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, help: str, *, workspace: bool = True) -> ArgumentParser:
        made = verbs.add_parser(name, help=help, description=help)
        made.add_argument("--json", action="store_true", help="print JSON on standard output")
        if workspace:
            made.add_argument("workspace", metavar="W", help="a workspace file, or the URL of a team's database")
        return made

    new = verb("new", "make a workspace")
    new.add_argument("--home", default="UKR", help="the home party's alpha-3 code (UKR)")
    new.add_argument("--sample", action="store_true", help="fill it with the sample")
    take = verb("import", "take in article files and folders, and claims as JSON Lines or CSV")
    take.add_argument("paths", metavar="PATH", nargs="+", type=Path)
    take.add_argument("--dry-run", action="store_true", help="tell what would be taken in, and change nothing")
    take.add_argument("--published", help="publication date of articles whose file tells none")
    verb("claims", "print the claims")
    verb("records", "print the records of a type").add_argument("type", metavar="TYPE")
    verb("articles", "print the articles")
    verb("check", "find what contradicts what")
    verb("decisions", "print the decisions")
    verb("decide", "apply decisions from a file").add_argument("file", metavar="FILE", type=Path)
    verb("history", "print the steps, the newest first").add_argument("--limit", type=int, default=200)
    verb("undo", "take back the newest step, or step N").add_argument("step", metavar="N", nargs="?", type=int)
    verb("redo", "do again what was undone last")
    release = verb("export", "write a release into a folder")
    release.add_argument("folder", metavar="DIR", type=Path)
    release.add_argument("--format", action="append", help="csv or json; may be given more than once (both)")
    verb("verify", "check a workspace or a release", workspace=False).add_argument("place", metavar="W|DIR")
    verb("backup", "copy a workspace, also while it is in use").add_argument("file", metavar="FILE", type=Path)
    read = verb("read", "show what the program sees in an article file", workspace=False)
    read.add_argument("file", metavar="FILE", type=Path)
    read.add_argument("--published", help="publication date, where the file tells none")
    read.add_argument("--home", default="UKR", help="the home party's alpha-3 code (UKR)")
    propose = verb("propose", "print draft claims for articles of a workspace; stores nothing")
    propose.add_argument("articles", metavar="ARTICLE", nargs="*")
    propose.add_argument("--published", help="publication date, where the article tells none")
    return top
