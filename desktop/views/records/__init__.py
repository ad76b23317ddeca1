"""The table pane, with what belongs to it alone: memory of columns, blocks on the clipboard, gestures."""

from desktop.views.records.pane import RecordsPane

__all__ = ["RecordsPane"]
