"""The only writer: frozen commands, and `apply`, `undo`, `redo` that carry them out as one gesture each."""

from db.edits import handlers as _handlers
from db.edits.apply import HANDLERS, Result, apply, redo, undo
from db.edits.commands import (
    AddArticle,
    AddArticles,
    Choose,
    Cite,
    Command,
    Configure,
    CorrectArticle,
    CorrectClaim,
    CreateRecord,
    Decide,
    DecideMany,
    DeleteRecord,
    Enter,
    EnterBlock,
    GradePublisher,
    Judge,
    NewClaim,
    RejectClaim,
    Reopen,
    RestoreClaim,
    Vet,
    Withdraw,
)
from db.kinds import Invalid

del _handlers

__all__ = [
    "HANDLERS",
    "AddArticle",
    "AddArticles",
    "Choose",
    "Cite",
    "Command",
    "Configure",
    "CorrectArticle",
    "CorrectClaim",
    "CreateRecord",
    "Decide",
    "DecideMany",
    "DeleteRecord",
    "Enter",
    "EnterBlock",
    "GradePublisher",
    "Invalid",
    "Judge",
    "NewClaim",
    "RejectClaim",
    "Reopen",
    "RestoreClaim",
    "Result",
    "Vet",
    "Withdraw",
    "apply",
    "redo",
    "undo",
]
