"""Texts speak of the body's own level: `by_body = [["^.{2,8}县", "我市|市本级", "县的文本里写成了市", "我县、县本级"], …]`.

A row is an expression that the body's name has to match, one that no text may then match, what is wrong and what is right.
`keep` are expressions for what does not count: titles, duties taken over from above.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.expressions import expression
from generator.checks.options import Fault, Look
from generator.checks.proof import distinct, in_one, quoted, spans, within
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"by_body", "where", "keep"}
REQUIRED = {"by_body"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))
    yield from look.expressions([*options.get("keep", ()), *(text for row in options["by_body"] for text in row[:2])])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    facts = context.profile.facts
    body = context.submission.field(facts.sheet, facts.body)
    known = [(expression(row[1]), *row[2:]) for row in rule.options["by_body"] if expression(row[0]).compiled.search(body)]
    rows = [(found.compiled, wrong, right) for found, wrong, right in known if found.may_match(in_one(context))]
    for copies in distinct(context, rule.options.get("where", ())) if rows else ():
        text = copies[0].text
        hits = [row for row in rows if row[0].search(text)]  # nearly always none
        kept = spans(rule.options.get("keep", ()), text) if hits else []
        for pattern, wrong, right in hits:
            matches = [match for match in pattern.finditer(text) if not within(*match.span(), kept)]
            if matches:
                yield quoted(rule, copies, matches[0].span(), f"{wrong}（本部门是“{body}”）", right, len(matches))
