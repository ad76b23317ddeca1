"""The workbench of conflicts: what there is to decide, and deciding it by single keys."""

from desktop.views.conflicts.pane import ConflictsPane

__all__ = ["ConflictsPane"]
