"""Hand-written texts hold nothing that is known to be wrong: `patterns = [["做为", "错别字", "作为"], …]`.

A row is a regular expression (^ and $ stand for the ends of a line), what is wrong, and what is right (\\1 stands for the
first group). `where` lists the places to read (all long texts without it), `keep` expressions for what does not count:
titles in 《》, set phrases. One finding a text and row, with the first place and how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.expressions import expression
from generator.checks.options import Fault, Look
from generator.checks.proof import distinct, in_one, quoted, spans, within
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"patterns", "where", "keep"}
REQUIRED = {"patterns"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options.get("where", ()))
    yield from look.expressions([*options.get("keep", ()), *(row[0] for row in options["patterns"])], re.MULTILINE)
    yield from ((f"“{wrong}”没有写应为什么", wrong) for _, wrong, right in options["patterns"] if not right)


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    known = [(expression(pattern, re.MULTILINE), wrong, right) for pattern, wrong, right in rule.options["patterns"]]
    patterns = [(found.compiled, wrong, right) for found, wrong, right in known if found.may_match(in_one(context))]
    for copies in distinct(context, rule.options.get("where", ())):
        text = copies[0].text
        hits = [row for row in patterns if row[0].search(text)]  # nearly always none
        kept = spans(rule.options.get("keep", ()), text) if hits else []
        for pattern, wrong, right in hits:
            matches = [match for match in pattern.finditer(text) if not within(*match.span(), kept)]
            if matches:
                first = matches[0]
                yield quoted(rule, copies, first.span(), wrong, first.expand(right), len(matches))
