"""Amounts that a text states under a label are those of the workbook: `labelled = [["基本支出", "支出总表.合计.基本支出"], …]`.

`named = [["项目", "项目名称", "预算数"], …]` makes every name of a list a label. Only labels directly attached to an amount
count (see `reading_texts.labels`), in the `where` given; a part (其中…) counts if the amount it is part of is right.
With `within`, only sentences that hold one of these words count. `relation` is "=" or "<=" (the text may state less).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.context import Context
from generator.checks.kinds.tie import in_words
from generator.checks.labelled import Fact, amount_finding, fact_faults, facts, named_facts, slack, wan
from generator.checks.options import Fault, Look
from generator.checks.reading_texts.amounts import Amount
from generator.checks.reading_texts.labels import is_part, labelled_amounts
from generator.checks.reading_texts.passages import readable, sentence
from generator.checks.texts import HandText, hand_written
from generator.model.finding import Finding
from generator.model.profile import Rule

OPTIONS = {"labelled", "named", "where", "within", "relation"}
REQUIRED = {"where"}


def faults(options: dict, look: Look) -> Iterator[Fault]:
    yield from look.where(options["where"])
    yield from fact_faults(options.get("labelled", []), look)
    yield from look.relation(options.get("relation", "="))
    for sheet, names, column in options.get("named", []):
        yield from look.columns(sheet, [names, column])


def check(rule: Rule, context: Context) -> Iterator[Finding]:
    known = named_facts(context, rule.options.get("named", [])) | facts(context, rule.options.get("labelled", []))
    own = set(named_facts(context, rule.options.get("named", [])))
    year = int(context.submission.field(context.profile.facts.sheet, context.profile.facts.year) or 0)
    within = tuple(rule.options.get("within", ()))
    for text in hand_written(context, rule.options["where"]):
        read = readable(text.text)
        right: set[tuple[int, int]] = set()
        for label, amount in labelled_amounts(read, known, year):
            piece = sentence(read, amount.start)
            if within and not any(word in read[piece[0] : amount.start] for word in within):
                continue
            if _agrees(rule, context, amount, known[label]):
                right.add(piece)
            elif label in own or piece in right or not is_part(read, amount):
                yield _finding(rule, text, label, amount, known[label])


def _agrees(rule: Rule, context: Context, amount: Amount, fact: Fact) -> bool:
    less = rule.options.get("relation", "=") == "<=" and amount.value <= fact.value
    return less or amount.equals(fact.value, slack(context) if amount.step < slack(context) else slack(context) * 0)


def _finding(rule: Rule, text: HandText, label: str, amount: Amount, fact: Fact) -> Finding:
    formula = dict(rule.options.get("labelled", [])).get(label)
    place = in_words(formula) if formula else fact.words
    difference = amount.value - fact.value
    message = f"{text.words}写“{label}”{amount.text}，{place}是 {wan(fact.value)}，相差 {wan(abs(difference))}：“{text.excerpt(amount.start, amount.end)}”"
    return amount_finding(rule, text, message, amount.text, fact, difference)
