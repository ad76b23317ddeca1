"""The form pane, with what belongs to it alone: what is open, what is typed into it, what is decided in it."""

from desktop.views.record.pane import RecordPane

__all__ = ["RecordPane"]
