"""Terms that the disclosure uses are explained in it: `needed = [["上解上级支出", "支出总表.合计.上解上级支出", ""], …]`.

A row is a term, the formula whose money calls for it ("" if none) and an expression for its use in hand-written texts
("" if none). It is explained when a term of the profile's or the clerk's glossary (`sheet`, `column`) names it, or an
explanation of theirs (`meaning`) speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.context import Context, Resolved, money
from generator.checks.expressions import expression
from generator.checks.options import Fault, Look
from generator.checks.proof import in_one
from generator.checks.texts import hand_written, text_finding
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"needed", "sheet", "column", "meaning", "where"}
REQUIRED = {"needed", "sheet", "column", "meaning"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.columns(options["sheet"], [options["column"], options["meaning"]])
    yield from look.where(options.get("where", ()))
    yield from look.expressions(use for _, _, use in options["needed"])
    for term, formula, use in options["needed"]:
        yield from look.formula(formula) if formula else ()
        if not formula and not use:
            yield f"“{term}”要写公式或者表达式", term


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    explained = _explained(rule, context)
    for term, formula, use in rule.options["needed"]:
        if term not in explained:
            used = context.resolve(formula) if formula else None
            if used and used.value:
                yield _by_money(rule, term, formula, used)
            elif use and expression(use).may_match(in_one(context)):
                yield from _by_text(rule, context, term, use)


def _explained(rule: Rule, context: Context) -> str:
    """All terms and explanations there are, in one text."""
    own = context.submission.sheet(rule.options["sheet"]).records
    terms = [(term.name, term.definition) for term in context.profile.glossary]
    terms += [(row.text(rule.options["column"]), row.text(rule.options["meaning"])) for row in own]
    return "\n".join(part for term in terms for part in term)


def _by_money(rule: Rule, term: str, formula: str, used: Resolved) -> Finding:
    message = f"“{formula.replace('.', ' ')}”有 {money(used.value, used.unit)}，“{rule.options['sheet']}”里没有“{term}”"
    return Finding(rule.id, rule.severity, rule.title, message, used.places, "没有解释", f"解释“{term}”", fix=rule.fix, basis=rule.basis)


def _by_text(rule: Rule, context: Context, term: str, use: str) -> Iterator[Finding]:
    """The first text that uses the term."""
    texts = [text for text in hand_written(context, rule.options.get("where", ())) if text.sheet != rule.options["sheet"]]
    for text in (text for text in texts if re.search(use, text.text)):
        match = re.search(use, re.sub(r"《[^》]*》", lambda title: "　" * len(title[0]), text.text))
        if match:
            message = f"{text.words}里“{text.excerpt(*match.span())}”用到“{term}”，“{rule.options['sheet']}”里没有它"
            yield text_finding(rule, text, message, match[0], f"解释“{term}”")
            return
