"""Helpers that any Qt program could use: jobs, prompts, errors, theme, icons, log. They know nothing of the dataset."""
