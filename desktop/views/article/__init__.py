"""The source pane, with what belongs to it alone: triage of drafts, reading on, parts of the text, versions."""

from desktop.views.article.pane import ArticlePane

__all__ = ["ArticlePane"]
