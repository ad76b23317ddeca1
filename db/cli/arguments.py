"""The arguments of the command line, declared once as a table; reading them loads nothing heavy."""

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import VERSION

# Those that only read tables, or copy them or the file: `db.cli.showing`.
LIGHT = frozenset({"records", "articles", "history", "backup", "export"})
_ABOUT = "Turn articles about negotiations into a dataset in which every value has its quote."
_HOW = "Without a verb the editor opens; with a FILE it opens that; --self-test DIR proves that all of it works."


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a verb: its name or flag, and what `argparse` is told about it."""

    name: str
    told: dict[str, Any]


def _argument(name: str, help: str = "", **told: Any) -> Argument:
    return Argument(name, {"help": help, **told} if help else told)


_WORKSPACE = _argument("workspace", "a workspace file, or the URL of a team's database", metavar="W")
_FILE = _argument("file", metavar="FILE", type=Path)
_HOME = _argument("--home", "the home party's alpha-3 code (UKR)", default="UKR")
_PUBLISHED = _argument("--published", "publication date of articles whose file tells none")
_SAMPLE = _argument("--sample", "fill it with the sample", action="store_true")
_ALONE = _argument(
    "--one-person", "whoever decides a value may check it too (a second person must)", action="store_true"
)
_DRY = _argument("--dry-run", "tell what would be taken in, and change nothing", action="store_true")
_REPAIR = _argument("--repair", "mend texts whose encoding was mistaken before", action="store_true")
_FORMAT = _argument("--format", "csv or json; may be given more than once (both)", action="append")
_LIMIT = _argument("--limit", "how many (200)", type=int, default=200)
_STEP = _argument("step", metavar="N", nargs="?", type=int)
_FOLDER = _argument("folder", metavar="DIR", type=Path)
_POLICY = _argument(
    "--policy",
    "a policy by name, in the place of the workspace's; may be given more than once, in order, or as type.field=NAME",
    metavar="[FIELD=]NAME",
    action="append",
)

# Also asked by the program's entry, which must know a verb from a file before it loads anything.
VERBS: dict[str, tuple[str, tuple[Argument, ...]]] = {
    "new": ("make a workspace", (_WORKSPACE, _HOME, _SAMPLE, _ALONE)),
    "import": (
        "take in article files and folders, and claims as JSON Lines or CSV",
        (_WORKSPACE, _argument("paths", metavar="PATH", nargs="+", type=Path), _DRY, _REPAIR, _PUBLISHED),
    ),
    "claims": ("print the claims", (_WORKSPACE,)),
    "records": ("print the records of a type", (_WORKSPACE, _argument("type", metavar="TYPE"))),
    "articles": ("print the articles", (_WORKSPACE,)),
    "check": ("find what contradicts what", (_WORKSPACE,)),
    "decisions": ("print the decisions", (_WORKSPACE,)),
    "decide": ("apply decisions from a file", (_WORKSPACE, _FILE)),
    "policies": (
        "print how claims on a field are resolved, or write it: agreement.status=latest-as-of,higher-grade or *=NAME",
        (_WORKSPACE, _argument("rules", metavar="FIELD=NAME,…", nargs="*")),
    ),
    "resolve": (
        "print what the policies would accept for fields with several claims or in conflict; --accept decides it so",
        (
            _WORKSPACE,
            _POLICY,
            _argument("--field", "only this field, as type.field", metavar="FIELD"),
            _argument("--accept", "accept every proposal, as one step", action="store_true"),
        ),
    ),
    "what-if": (
        "print how the dataset would differ without a source, below a grade, or under other policies; changes nothing",
        (
            _WORKSPACE,
            _argument("--without", "a publisher or an article; may be given more than once", action="append"),
            _argument("--min-grade", "leave out sources graded worse; no grade counts as F", choices=list("ABCDEF")),
            _POLICY,
        ),
    ),
    "blind": (
        "make a workspace with the articles and no claim, for a second coder",
        (_WORKSPACE, _FILE, _argument("articles", metavar="ARTICLE", nargs="*")),
    ),
    "compare": ("print how far a workspace that coded the same articles agrees with this one", (_WORKSPACE, _FILE)),
    "history": ("print the steps, the newest first", (_WORKSPACE, _LIMIT)),
    "undo": ("take back the newest step, or step N", (_WORKSPACE, _STEP)),
    "redo": ("do again what was undone last", (_WORKSPACE,)),
    "export": ("write a release into a folder", (_WORKSPACE, _FOLDER, _FORMAT)),
    "verify": ("check a workspace or a release", (_argument("place", metavar="W|DIR"),)),
    "backup": ("copy a workspace, also while it is in use", (_WORKSPACE, _FILE)),
    "read": ("show what the program sees in an article file", (_FILE, _PUBLISHED, _HOME)),
    "propose": (
        "print draft claims for articles of a workspace; stores nothing",
        (_WORKSPACE, _argument("articles", metavar="ARTICLE", nargs="*"), _PUBLISHED),
    ),
}


def parser() -> ArgumentParser:
    """The parser with all verbs."""
    top = ArgumentParser("depositary", description=_ABOUT, epilog=_HOW)
    top.add_argument("--version", action="version", version=f"depositary {VERSION}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, (help_text, arguments) in VERBS.items():
        verb = verbs.add_parser(name, help=help_text, description=help_text)
        verb.add_argument("--json", action="store_true", help="print JSON on standard output")
        for argument in arguments:
            verb.add_argument(argument.name, **argument.told)
    return top
