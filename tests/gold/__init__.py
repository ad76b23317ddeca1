"""What a careful curator reads in five real articles: claims, findings, and look-alikes that must stay silent.

The articles are not part of the project. Claims keep offsets and hashes of their quotes, so that they can be put
together again beside the articles; `python -m tests.gold` does that and tells how far the rules come.
"""
