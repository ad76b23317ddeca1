"""What each command does, a few lines each, in terms of the steps beside this module."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db import policies
from db.edits import articles, claims, commands, corrections, decisions, identities, passages, versions
from db.edits.apply import handles
from db.edits.context import Workshop, field_kind
from db.evidence import Claim, Setting
from db.keys import parents, parse_key
from db.kinds import Invalid
from db.queries import resolution, review
from db.records import TYPES, Record
from db.text import canonical


@handles(commands.Cite)
def cite(workshop: Workshop, command: commands.Cite) -> str:
    checked = [claims.check(workshop, new) for new in command.claims]
    stored = claims.store(workshop, checked)
    for known in {claim.digest for claim in checked}.difference(stored):
        _restore(workshop, workshop.claim(known))
    if len(checked) != 1:
        return f"Cite {len(checked)} claims"
    return f"Cite {_name(checked[0].key, checked[0].new.field)}: {checked[0].printed[:60]}"


@handles(commands.Enter)
def enter(workshop: Workshop, command: commands.Enter) -> str:
    key = parse_key(command.record).text
    field = command.field
    name = _name(key, field)
    if not command.value.strip():
        _clear(workshop, key, field)
        return f"Clear {name}"
    new = claims.check(workshop, commands.NewClaim(record=key, field=field, value=command.value))
    claims.store(workshop, [new])
    _restore(workshop, workshop.claim(new.digest))
    if field_kind(key, field).many:
        _set_aside_others(workshop, key, field, new.digest)
    decisions.decide(workshop, key, field, new.digest, code="entered", reason="")
    return f"Enter {name}: {command.value[:60]}"


def _clear(workshop: Workshop, key: str, field: str) -> None:
    record = workshop.record(key)
    if decisions.decision_on(workshop, record, field) is not None:
        decisions.withdraw(workshop, key, field)
    for claim in decisions.active_claims(workshop, record, field):
        row = workshop.claim(claim.digest)
        if row.quote_id is None:
            workshop.writer.update(Claim, row.id, status="withdrawn", reason="cleared")


def _set_aside_others(workshop: Workshop, key: str, field: str, kept: str) -> None:
    """What is typed replaces what was typed before; values with a quote stay in the union."""
    for claim in decisions.active_claims(workshop, workshop.record(key), field):
        row = workshop.claim(claim.digest)
        if row.quote_id is None and row.digest != kept:
            workshop.writer.update(Claim, row.id, status="withdrawn", reason="replaced")


@handles(commands.EnterBlock)
def enter_block(workshop: Workshop, command: commands.EnterBlock) -> str:
    for cell in command.cells:
        enter(workshop, cell)
    return f"Paste {len(command.cells)} values"


@handles(commands.RejectClaim)
def reject_claim(workshop: Workshop, command: commands.RejectClaim) -> str:
    claim = workshop.claim(command.claim)
    key = _key_of(workshop, claim.record_id)
    decision = decisions.decision_on(workshop, claim.record_id, claim.field)
    if decision is not None and decision.claim_id == claim.id:
        decisions.withdraw(workshop, key, claim.field)
    reason = corrections.because(command.reason_code, command.reason)
    workshop.writer.update(Claim, claim.id, status="rejected", reason=reason)
    return f"Reject a claim on {_name(key, claim.field)}: {claim.printed[:60]}"


@handles(commands.CorrectClaim)
def correct_claim(workshop: Workshop, command: commands.CorrectClaim) -> str:
    new = corrections.correct(workshop, command)
    return f"Correct a claim, now on {_name(new.key, new.new.field)}: {new.printed[:60]}"


@handles(commands.RestoreClaim)
def restore_claim(workshop: Workshop, command: commands.RestoreClaim) -> str:
    claim = workshop.claim(command.claim)
    _restore(workshop, claim)
    return f"Restore a claim on {_name(_key_of(workshop, claim.record_id), claim.field)}: {claim.printed[:60]}"


def _restore(workshop: Workshop, claim: Any) -> None:
    if claim.status != "active":
        workshop.writer.update(Claim, claim.id, status="active", reason=None)


@handles(commands.Decide)
def decide(workshop: Workshop, command: commands.Decide) -> str:
    key = parse_key(command.record).text
    field_kind(key, command.field)
    chosen = {"code": command.reason_code, "reason": command.reason, "reviewer": command.reviewer}
    decisions.decide(workshop, key, command.field, command.claim, **chosen)  # type: ignore[arg-type]
    return f"Decide {_name(key, command.field)}"


@handles(commands.Choose)
def choose(workshop: Workshop, command: commands.Choose) -> str:
    claim = workshop.claim(command.claim)
    key = _key_of(workshop, claim.record_id)
    fields = decisions.fields_of_finding(workshop, command.finding)
    if (claim.record_id, claim.field) not in fields:
        raise Invalid(f"Claim {command.claim} is not part of finding {command.finding}; choose one that is")
    decisions.decide(workshop, key, claim.field, claim.digest, code=command.reason_code, reason=command.reason)
    if len(fields) > 1:
        said = command.reason or f"{claim.printed[:60]} holds"
        decisions.judge(workshop, command.finding, "decided", command.reason_code, said)
    return f"Decide {_name(key, claim.field)}"


@handles(commands.DecideMany)
def decide_many(workshop: Workshop, command: commands.DecideMany) -> str:
    for decision in command.decisions:
        decide(workshop, decision)
    return f"Decide {len(command.decisions)} fields"


@handles(commands.Withdraw)
def withdraw(workshop: Workshop, command: commands.Withdraw) -> str:
    decisions.withdraw(workshop, command.record, command.field)
    return f"Take back the decision on {_name(command.record, command.field)}"


@handles(commands.Vet)
def vet(workshop: Workshop, command: commands.Vet) -> str:
    for record, field in command.fields:
        decisions.vet(workshop, parse_key(record).text, field)
    return f"Vet {len(command.fields)} values"


@handles(commands.Judge)
def judge(workshop: Workshop, command: commands.Judge) -> str:
    decisions.judge(workshop, command.finding, command.state, command.reason_code, command.reason)
    return f"Mark a finding {command.state}: {command.reason[:60]}"


@handles(commands.Reopen)
def reopen(workshop: Workshop, command: commands.Reopen) -> str:
    decisions.reopen(workshop, command.finding)
    return "Open a finding again"


@handles(commands.Identify)
def identify(workshop: Workshop, command: commands.Identify) -> str:
    first, second = identities.identify(workshop, command)
    said = {"same": "is", "different": "is not", "unsure": "may be"}[command.verdict]
    return f"{first} {said} {second}"


@handles(commands.Unidentify)
def unidentify(workshop: Workshop, command: commands.Unidentify) -> str:
    first, second = identities.unidentify(workshop, command.first, command.second)
    return f"Take back whether {first} is {second}"


@handles(commands.CreateRecord)
def create_record(workshop: Workshop, command: commands.CreateRecord) -> str:
    key = parse_key(command.key)
    workshop.find_records([key.text])
    if key.text in workshop.records:
        raise Invalid(f"{key.text} exists already; open it instead")
    workshop.ensure([key.text])
    return f"New {TYPES[key.type].title_label.lower()} {key.text}"


@handles(commands.DeleteRecord)
def delete_record(workshop: Workshop, command: commands.DeleteRecord) -> str:
    key = parse_key(command.key).text
    record = workshop.record(key)
    if workshop.connection.execute(select(Claim.id).where(Claim.record_id == record).limit(1)).first():
        raise Invalid(f"{key} has claims; a record that evidence speaks of is not deleted. Reject its claims instead")
    below = select(Record.key).where(Record.key != key, Record.key.like(f"%{key.partition('/')[2]}%"))
    dependent = next(
        (row for row in workshop.connection.execute(below).scalars() if key in parents(parse_key(row))), None
    )
    if dependent:
        raise Invalid(f"{dependent} needs {key}; delete that first")
    try:
        workshop.writer.delete(TYPES[parse_key(key).type], record)
        workshop.writer.delete(Record, record)
    except IntegrityError as error:
        raise Invalid(f"{key} is still in use and cannot be deleted") from error
    return f"Delete {key}"


@handles(commands.AddArticle)
def add_article(workshop: Workshop, command: commands.AddArticle) -> str:
    articles.add_article(workshop, command)
    return f"Add article {command.name}"


@handles(commands.AddArticles)
def add_articles(workshop: Workshop, command: commands.AddArticles) -> str:
    for article in command.articles:
        articles.add_article(workshop, article)
    return f"Add {len(command.articles)} articles"


@handles(commands.CorrectArticle)
def correct_article(workshop: Workshop, command: commands.CorrectArticle) -> str:
    articles.correct_article(workshop, command)
    return f"Correct article {workshop.articles[command.article].name}"


@handles(commands.SetZones)
def set_zones(workshop: Workshop, command: commands.SetZones) -> str:
    versions.set_zones(workshop, command.article, command.zones)
    return f"Set the parts of {workshop.article(command.article).name}"


@handles(commands.ReplaceText)
def replace_text(workshop: Workshop, command: commands.ReplaceText) -> str:
    articles.replace_text(workshop, command)
    return f"Mend the text of {workshop.article(command.article).name}"


@handles(commands.MoveClaims)
def move_claims(workshop: Workshop, command: commands.MoveClaims) -> str:
    moved, left = versions.move_claims(workshop, command.article)
    return f"Move {moved} claims to {workshop.article(command.article).name}, {left} to be placed"


@handles(commands.MoveClaim)
def move_claim(workshop: Workshop, command: commands.MoveClaim) -> str:
    versions.move_claim(workshop, command.claim, command.article, command.start, command.end)
    return f"Move a claim to {workshop.article(command.article).name}"


@handles(commands.WithdrawArticle)
def withdraw_article(workshop: Workshop, command: commands.WithdrawArticle) -> str:
    claims_set_aside = versions.withdraw_article(workshop, command.article, command.reason)
    return f"Withdraw {workshop.article(command.article).name} with {claims_set_aside} claims: {command.reason[:60]}"


@handles(commands.ReinstateArticle)
def reinstate_article(workshop: Workshop, command: commands.ReinstateArticle) -> str:
    restored = versions.reinstate_article(workshop, command.article)
    return f"Reinstate {workshop.article(command.article).name} with {restored} claims"


@handles(commands.Refuse)
def refuse(workshop: Workshop, command: commands.Refuse) -> str:
    passages.refuse(workshop, command.article, command.drafts)
    return f"Refuse {len(command.drafts)} proposals in {workshop.article(command.article).name}"


@handles(commands.Allow)
def allow(workshop: Workshop, command: commands.Allow) -> str:
    passages.allow(workshop, command.article, command.drafts)
    return f"Allow {len(command.drafts)} proposals in {workshop.article(command.article).name}"


@handles(commands.PassOver)
def pass_over(workshop: Workshop, command: commands.PassOver) -> str:
    passages.pass_over(workshop, command.article, command.spans)
    return f"Pass over {len(command.spans)} sentences in {workshop.article(command.article).name}"


@handles(commands.LookAgain)
def look_again(workshop: Workshop, command: commands.LookAgain) -> str:
    passages.look_again(workshop, command.article, command.spans)
    return f"Look again at {len(command.spans)} sentences in {workshop.article(command.article).name}"


@handles(commands.GradePublisher)
def grade_publisher(workshop: Workshop, command: commands.GradePublisher) -> str:
    articles.grade_publisher(workshop, command)
    return f"Grade {command.publisher}"


@handles(commands.Configure)
def configure(workshop: Workshop, command: commands.Configure) -> str:
    if command.name == resolution.SETTING:
        policies.parse(command.value, resolution.is_field)
    if command.name == review.REVIEW and command.value not in (review.TWO, review.ONE):
        raise Invalid(f"Who checks is {review.TWO} or {review.ONE}")
    value = canonical(command.value)
    row = workshop.connection.execute(select(Setting.id).where(Setting.name == command.name)).scalar()
    if row is None:
        workshop.writer.insert(Setting, name=command.name, value=value)
    else:
        workshop.writer.update(Setting, row, value=value)
    return f"Set {command.name}"


def _key_of(workshop: Workshop, record: int) -> str:
    return workshop.connection.execute(select(Record.key).where(Record.id == record)).scalar_one()


def _name(key: str, field: str) -> str:
    return f"{TYPES[parse_key(key).type].fields[field].label.lower()} of {key}"
