"""When claims contradict each other: the rules, each one decorated function in the file of its family. Pure.

What the rules take a claim to mean:

- A *status as of a day* holds on that day: "signed" as of 5 May means signed on or before it. Statuses go up their
  track, so a lower status is a contradiction only when its as-of begins no sooner than the as-of of a higher one ended:
  on the same day, or later. A vague verb is an interval of statuses, and contradicts only what lies wholly outside.
  Something withdrawn, abandoned, stalled or resumed in between (or at an unknown time) excuses a step back.
- An *as-of with an open end* (`../2023-08-03`) is read as its known end; an unknown one is compared with nothing and
  asks a question. Two different statuses of one stretch of several days are soft: it may have moved on within it.
- *Support* for a declaration goes on after joining it, so that it contradicts no higher status, whenever it is told,
  unless its words deny that the country has joined. “Later” beside a date is a date itself (`2023-08-17/..`).
- A *dated event* (decided, joined, start, signed, in force) makes its status hold from its latest day on, and not
  before its earliest. Kinds of date never mix: each is compared with its own field, and with others only by order.
- A negotiation and its agreement are one subject on track N; `agreement/LVA/slug` is another one.
- *One slip is told once*: by the dates of one event that exclude each other and not by what one of them contradicts;
  by a date that a status contradicts and not by the status that the date makes.
- *Counts and lists* are compared within one day or overlapping as-ofs, and with everything in their own article. Words
  such as "at least" or "about" by a number widen it, "another" or "European" make it a part. Founders belong to those
  who joined.
- What is forecast, hinted at or conditional says nothing of what is: only rules about faults of the print read it.
- A finding blocks the one field it names (`record`, `field`); its claims are the evidence, each with its quote.

To add a rule: decorate a function in `db/rules`, import its module below, give it a firing and a silent example.
"""

from db.rules import (
    amounts,
    collective,
    delegations,
    events,
    instruments,
    lists,
    lost,
    names,
    orders,
    promises,
    statuses,
    times,
    values,
)
from db.rules.engine import GROUPS, RULES, Rule, run, run_group
from db.rules.groups import EVERYBODY, groups_of
from db.rules.model import ClaimView, Facts, Finding, Found, Nature, Severity, finding_id

FAMILIES = (
    values,
    statuses,
    events,
    orders,
    instruments,
    collective,
    delegations,
    lists,
    lost,
    times,
    amounts,
    promises,
    names,
)

__all__ = [
    "EVERYBODY",
    "FAMILIES",
    "GROUPS",
    "RULES",
    "ClaimView",
    "Facts",
    "Finding",
    "Found",
    "Nature",
    "Rule",
    "Severity",
    "finding_id",
    "groups_of",
    "run",
    "run_group",
]
